package org.opencus.http;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.opencus.settings.Kind;
import org.opencus.settings.Setting;
import org.opencus.settings.SettingValues;

/** Where the server listens and what it puts up with; sizes in bytes. */
public record HttpSettings(
        String host,
        int port,
        int maxBody,
        int maxHeaders,
        int maxRequestLine,
        int maxRequests,
        int maxConnections,
        int hotAnswers,
        Duration requestTimeout,
        Duration idleTimeout,
        Duration drainDelay,
        Duration drainTimeout,
        int proxies,
        Set<String> origins) {

    private static final Setting<String> HOST = new Setting<>("host", Kind.word(), "Address to listen on");
    private static final Setting<Integer> PORT = new Setting<>("port", Kind.number(0, 65535), "Port to listen on");
    private static final Setting<Integer> MAX_BODY =
            new Setting<>("http.max-body", Kind.size(1), "Largest request body; 413 beyond");
    private static final Setting<Integer> MAX_HEADERS =
            new Setting<>("http.max-headers", Kind.size(1), "All request headers together; 431 beyond");
    private static final Setting<Integer> MAX_REQUEST_LINE =
            new Setting<>("http.max-request-line", Kind.size(1), "Longest request line; 414 beyond");
    private static final Setting<Integer> MAX_REQUESTS = new Setting<>(
            "http.max-requests", Kind.number(1, 100_000), "Requests served at once; 503 with Retry-After beyond");
    private static final Setting<Integer> MAX_CONNECTIONS = new Setting<>(
            "http.max-connections", Kind.number(1, 100_000), "Connections held at once; more wait to be accepted");
    private static final Setting<Integer> HOT_ANSWERS = new Setting<>(
            "http.hot-answers", Kind.size(0), "Memory for answers to public reads that are kept ready to be sent");
    private static final Setting<Duration> REQUEST_TIMEOUT = new Setting<>(
            "http.request-timeout", Kind.duration(), "Time to send a request (408 beyond) and to answer it (503)");
    private static final Setting<Duration> IDLE_TIMEOUT =
            new Setting<>("http.idle-timeout", Kind.duration(), "When a connection without a request is closed");
    private static final Setting<Duration> DRAIN_DELAY = new Setting<>(
            "http.drain-delay",
            Kind.durationOrNone(),
            "After SIGTERM: how long requests are still taken while readiness says 503");
    private static final Setting<Duration> DRAIN_TIMEOUT = new Setting<>(
            "http.drain-timeout", Kind.duration(), "After SIGTERM: how long running requests may take to finish");
    private static final Setting<Integer> PROXIES = new Setting<>(
            "http.proxies",
            Kind.number(0, 10),
            "Your own proxies before the server, each adding to X-Forwarded-For; nothing beyond them is believed");
    private static final Setting<Set<String>> ORIGINS = new Setting<>(
            "http.origins",
            Kind.origins(),
            "Sites whose pages may call what needs a token; `*` for all. Tokens are no cookies: no page has them but by"
                    + " login. Public operations may be read by all");

    /** In the order of the README. */
    public static final List<Setting<?>> SETTINGS = List.of(
            HOST,
            PORT,
            MAX_BODY,
            MAX_HEADERS,
            MAX_REQUEST_LINE,
            MAX_REQUESTS,
            MAX_CONNECTIONS,
            HOT_ANSWERS,
            REQUEST_TIMEOUT,
            IDLE_TIMEOUT,
            DRAIN_DELAY,
            DRAIN_TIMEOUT,
            PROXIES,
            ORIGINS);

    /** These settings of all. */
    public static HttpSettings of(SettingValues values) {
        return new HttpSettings(
                values.get(HOST),
                values.get(PORT),
                values.get(MAX_BODY),
                values.get(MAX_HEADERS),
                values.get(MAX_REQUEST_LINE),
                values.get(MAX_REQUESTS),
                values.get(MAX_CONNECTIONS),
                values.get(HOT_ANSWERS),
                values.get(REQUEST_TIMEOUT),
                values.get(IDLE_TIMEOUT),
                values.get(DRAIN_DELAY),
                values.get(DRAIN_TIMEOUT),
                values.get(PROXIES),
                values.get(ORIGINS));
    }
}
