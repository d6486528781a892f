package org.opencus.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** All connections and the watch over them: Helidon itself does not end a request that drips in or never ends. */
final class Connections implements ServerConnectionSelector, AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger(Connections.class.getName());
    private static final Duration TICK = Duration.ofMillis(200);

    private final ServerConnectionSelector http;
    private final Duration requestLimit;
    private final Duration idleLimit;
    private final Supplier<byte[]> tooSlow;
    private final Set<WatchedConnection> open = ConcurrentHashMap.newKeySet();
    private final Thread watch;

    /** Speaks HTTP/1.1; {@code tooSlow} is the whole answer to a request that does not arrive in time. */
    Connections(HttpSettings settings, Supplier<byte[]> tooSlow) {
        this.http = Http1ConnectionSelector.builder()
                .config(Http1Config.builder()
                        .maxPrologueLength(settings.maxRequestLine())
                        .maxHeadersSize(settings.maxHeaders())
                        // Helidon refuses a plain colon in a query, as timestamps have; the contract checks queries.
                        .validatePrologue(false)
                        .addReceiveListener(new Framing())
                        .build())
                .build();
        this.requestLimit = settings.requestTimeout();
        this.idleLimit = settings.idleTimeout();
        this.tooSlow = tooSlow;
        this.watch = Thread.ofPlatform().daemon().name("connection-watch").start(this::watch);
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(TICK);
                open.forEach(this::check);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void check(WatchedConnection connection) {
        try {
            connection.check(requestLimit, idleLimit, tooSlow);
        } catch (RuntimeException e) {
            LOGGER.log(Level.DEBUG, "A connection was gone before it could be ended", e);
        }
    }

    /** Ends the connections that wait for a request; the others end with their next answer. */
    void drain() {
        open.forEach(connection -> connection.close(false));
    }

    /** How many connections are open. */
    int size() {
        return open.size();
    }

    @Override
    public ServerConnection connection(ConnectionContext context) {
        var watched = new WatchedContext(context);
        return new WatchedConnection(watched, http.connection(watched), open);
    }

    @Override
    public int bytesToIdentifyConnection() {
        return http.bytesToIdentifyConnection();
    }

    @Override
    public Support supports(BufferData data) {
        return http.supports(data);
    }

    @Override
    public Set<String> supportedApplicationProtocols() {
        return http.supportedApplicationProtocols();
    }

    @Override
    public void close() {
        watch.interrupt();
    }
}
