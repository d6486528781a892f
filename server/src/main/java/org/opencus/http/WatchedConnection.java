package org.opencus.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.task.InterruptableTask;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;

/** An HTTP/1.1 connection that the watch can end. */
final class WatchedConnection implements ServerConnection, InterruptableTask<Void> {
    private static final long LINGER_BYTES = 64L << 20;
    private final ConnectionContext context;
    private final ServerConnection http;
    private final Set<WatchedConnection> all;
    private volatile RequestClock clock;
    private volatile long lingersUntil;
    private volatile boolean closing;

    WatchedConnection(ConnectionContext context, ServerConnection http, Set<WatchedConnection> all) {
        this.context = context;
        this.http = http;
        this.all = all;
    }

    @Override
    public void handle(Limit limit) throws InterruptedException {
        clock = new RequestClock();
        all.add(this);
        try {
            ScopedValue.where(RequestClock.CURRENT, clock).call(() -> {
                http.handle(limit);
                return null;
            });
            // What Helidon refused by itself ends here, too, the rest of it perhaps still on its way.
            if (!closing) {
                linger();
            }
        } catch (CloseConnectionException e) {
            if (clock.hasUnreadBody()) {
                linger();
            }
            throw e;
        } finally {
            all.remove(this);
        }
    }

    /**
     * Reads on for a moment after a refusal: a connection closed on unread bytes is reset, and the client would never see
     * why it was refused.
     */
    private void linger() {
        lingersUntil = System.nanoTime() + Duration.ofSeconds(3).toNanos();
        long read = 0;
        try {
            byte[] bytes = context.serverSocket().get();
            while (bytes != null && read < LINGER_BYTES && System.nanoTime() < lingersUntil) {
                read += bytes.length;
                bytes = context.serverSocket().get();
            }
        } catch (RuntimeException e) {
            // The client has gone, which is what was waited for.
            return;
        }
    }

    /** Looked at every moment by the watch. */
    void check(Duration requestLimit, Duration idleLimit, Supplier<byte[]> tooSlow) {
        RequestClock current = clock;
        if (lingersUntil != 0) {
            if (System.nanoTime() > lingersUntil) {
                context.serverSocket().close();
            }
            return;
        }
        switch (current.verdict(requestLimit, idleLimit)) {
            case FINE -> {}
            case IDLE_TOO_LONG -> close(false);
            case SENT_TOO_SLOWLY -> refuse(tooSlow.get());
            case ANSWERED_TOO_SLOWLY -> current.interrupt();
            case STUCK -> context.serverSocket().close();
        }
    }

    private void refuse(byte[] answer) {
        try {
            context.dataWriter().writeNow(BufferData.create(answer));
        } finally {
            context.serverSocket().close();
        }
    }

    @Override
    public Duration idleTime() {
        return http.idleTime();
    }

    /** A request that has begun to arrive is still answered, and told that its connection ends. */
    @Override
    public void close(boolean interrupt) {
        if (interrupt || isIdle()) {
            closing = true;
            http.close(interrupt);
        }
    }

    @Override
    public boolean canInterrupt() {
        return isIdle() && http instanceof InterruptableTask<?> task && task.canInterrupt();
    }

    private boolean isIdle() {
        RequestClock current = clock;
        return current == null || current.isIdle();
    }
}
