package org.opencus.http;

import io.helidon.common.socket.SocketOptions;
import io.helidon.http.DirectHandler;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import java.io.ByteArrayOutputStream;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.opencus.contract.Endpoints;

/** The listening socket with its limits. */
public final class HttpServer implements AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger(HttpServer.class.getName());
    private static final Duration NEVER = Duration.ofDays(365);

    private final HttpSettings settings;
    private final Connections connections;
    private final RequestFilter filter;
    private final WebServer server;

    private HttpServer(HttpSettings settings, Connections connections, RequestFilter filter, WebServer server) {
        this.settings = settings;
        this.connections = connections;
        this.filter = filter;
        this.server = server;
    }

    /** Listens and answers by the endpoints; throws {@link CannotListen} where the port is taken or the address none. */
    public static HttpServer start(HttpSettings settings, Endpoints endpoints, AccessLog log) {
        ListeningPlace.require(settings.host(), settings.port());
        DirectHandlers broken = endpoints.problems().directHandlers();
        var connections = new Connections(settings, () -> tooSlow(broken));
        var filter = new RequestFilter(settings, endpoints.problems(), log);
        HttpRouting.Builder routing = HttpRouting.builder().addFilter(filter);
        endpoints.register(routing);
        WebServer server = WebServer.builder()
                .host(settings.host())
                .port(settings.port())
                // Without it Nagle's algorithm and delayed acknowledgements add 40 ms to answers of several writes.
                .connectionOptions(SocketOptions.builder().tcpNoDelay(true).build())
                .protocolsDiscoverServices(false)
                .addConnectionSelector(connections)
                .featuresDiscoverServices(false)
                .maxPayloadSize(settings.maxBody())
                .maxTcpConnections(settings.maxConnections())
                // Connections are watched, and ended, more closely than Helidon does.
                .idleConnectionTimeout(NEVER)
                .shutdownGracePeriod(settings.drainTimeout())
                .shutdownHook(false)
                .directHandlers(broken)
                .routing(routing)
                .build()
                .start();
        if (!server.isRunning()) {
            throw new CannotListen("Port " + settings.port() + " was taken at this moment. Start again.", null);
        }
        return new HttpServer(settings, connections, filter, server);
    }

    /** The port that was given or, for 0, chosen. */
    public int port() {
        return server.port();
    }

    /** How many connections are open. */
    public int connections() {
        return connections.size();
    }

    /** Tells clients to go elsewhere: each answer from now on is the last one of its connection. */
    public void drain() {
        filter.drain();
    }

    /** Takes no more connections, lets running requests finish within the limit, and stops. */
    @Override
    public void close() {
        drain();
        Thread stopping = Thread.ofPlatform().name("http-stop").start(server::stop);
        try {
            while (!stopping.join(Duration.ofMillis(50))) {
                connections.drain();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            connections.close();
        }
        LOGGER.log(Level.DEBUG, "No longer listening on port " + settings.port());
    }

    /** The answer to a request that did not arrive in time, as bytes: Helidon is still waiting for the rest of it. */
    private static byte[] tooSlow(DirectHandlers broken) {
        DirectHandler.TransportResponse answer = broken.handler(DirectHandler.EventType.OTHER)
                .handle(
                        DirectHandler.TransportRequest.empty(),
                        DirectHandler.EventType.OTHER,
                        Status.REQUEST_TIMEOUT_408,
                        ServerResponseHeaders.create(),
                        "");
        byte[] body = answer.entity().orElseThrow();
        var head = new StringBuilder("HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: ")
                .append(body.length)
                .append("\r\n");
        for (Header header : answer.headers()) {
            if (!header.headerName().equals(HeaderNames.CONTENT_LENGTH)) {
                head.append(header.name()).append(": ").append(header.get()).append("\r\n");
            }
        }
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }
}
