package org.opencus.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.http.ServerRequest;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What a connection is doing and since when; written by its own thread, read by the watch. Written lazily: the watch may
 * see it a moment later, and no request waits for its processor's caches.
 */
final class RequestClock {
    /** The clock of the connection that the current thread serves. */
    static final ScopedValue<RequestClock> CURRENT = ScopedValue.newInstance();

    /** Stands for the path of what the contract does not know. */
    static final String NO_PATH = "-";

    /** What the watch has to do. */
    enum Verdict {
        FINE,
        IDLE_TOO_LONG,
        SENT_TOO_SLOWLY,
        ANSWERED_TOO_SLOWLY,
        STUCK
    }

    /** Whether the watch has interrupted the request. */
    private enum Disturbance {
        NONE,
        AT_THIS_MOMENT,
        OVER
    }

    private final Thread thread = Thread.currentThread();
    private final AtomicLong quietSince = new AtomicLong(System.nanoTime());
    private final AtomicLong began = new AtomicLong();
    private final AtomicReference<ServerRequest> request = new AtomicReference<>();
    private final AtomicLong sent = new AtomicLong(System.nanoTime());
    private final AtomicLong interrupted = new AtomicLong();
    private final AtomicReference<Disturbance> disturbance = new AtomicReference<>(Disturbance.NONE);
    /** Beginning of the request that the watch looked at last; its own. */
    private long judged;

    private boolean unreadBody;
    private String path = NO_PATH;
    private HttpPrologue prologue;

    /** Bytes of a request have come. */
    void received() {
        if (began.getPlain() == 0) {
            began.lazySet(System.nanoTime());
        }
    }

    /** The first line of a request has come. */
    void reading(HttpPrologue first) {
        prologue = first;
    }

    /** The first line of the request that is being read. */
    HttpPrologue prologue() {
        return prologue;
    }

    /** Whether nothing of a request has come since the last answer. */
    boolean isIdle() {
        return began.get() == 0;
    }

    /** The request has reached its handler, its body perhaps not yet. */
    void handling(ServerRequest current) {
        received();
        request.lazySet(current);
        path = NO_PATH;
    }

    /** The path of the contract that the request took. */
    void took(String contractPath) {
        path = contractPath;
    }

    /** That path, which tells nothing about whom was asked for; a dash where the contract has none. */
    String path() {
        return path;
    }

    /** Bytes of an answer have gone, so that it is not stuck, however long it is. */
    void sent() {
        sent.lazySet(System.nanoTime());
    }

    /** The request is answered. */
    void done() {
        ServerRequest answered = request.getPlain();
        unreadBody =
                answered != null && hasBody(answered) && !answered.content().consumed();
        request.lazySet(null);
        quietSince.lazySet(System.nanoTime());
        // Not lazily: either the watch sees that the request is over, or this sees that the watch interrupts it.
        began.set(0);
        forgetInterrupt();
    }

    /** An interrupt meant for this request must not end the next one. */
    private void forgetInterrupt() {
        while (disturbance.get() == Disturbance.AT_THIS_MOMENT) {
            Thread.onSpinWait();
        }
        if (disturbance.get() == Disturbance.OVER) {
            var _ = Thread.interrupted();
            interrupted.lazySet(0);
            disturbance.set(Disturbance.NONE);
        }
    }

    /** Whether the body of the last request was refused unread. */
    boolean hasUnreadBody() {
        return unreadBody;
    }

    Verdict verdict(Duration requestLimit, Duration idleLimit) {
        long start = began.get();
        judged = start;
        long now = System.nanoTime();
        if (start == 0) {
            return now - quietSince.get() > idleLimit.toNanos() ? Verdict.IDLE_TOO_LONG : Verdict.FINE;
        }
        if (now - start < requestLimit.toNanos()) {
            return Verdict.FINE;
        }
        if (isArriving()) {
            return Verdict.SENT_TOO_SLOWLY;
        }
        if (sent.get() - start > 0 && now - sent.get() < idleLimit.toNanos()) {
            return Verdict.FINE;
        }
        if (interrupted.get() == 0) {
            return Verdict.ANSWERED_TOO_SLOWLY;
        }
        return now - interrupted.get() > requestLimit.toNanos() ? Verdict.STUCK : Verdict.FINE;
    }

    /** Interrupts the request that the last verdict was about, unless it is over. */
    void interrupt() {
        if (disturbance.compareAndSet(Disturbance.NONE, Disturbance.AT_THIS_MOMENT)) {
            boolean same = judged != 0 && began.get() == judged;
            if (same) {
                interrupted.set(System.nanoTime());
                thread.interrupt();
            }
            disturbance.set(same ? Disturbance.OVER : Disturbance.NONE);
        }
    }

    private boolean isArriving() {
        ServerRequest current = request.get();
        return current == null || (hasBody(current) && !current.content().consumed());
    }

    private static boolean hasBody(ServerRequest request) {
        return request.headers().contains(HeaderNames.CONTENT_LENGTH)
                || request.headers().contains(HeaderNames.TRANSFER_ENCODING);
    }
}
