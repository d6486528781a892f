package org.opencus.contract;

import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which pages of other sites may read answers: all for public operations, an allow-list for the rest, which may be all,
 * too. Who calls is known by a header that only the page itself can set, never by a cookie that a browser adds: a list
 * narrows where tokens are used, but nothing depends on it.
 */
final class Cors {
    /** In the list it stands for every site. */
    static final String EVERY_SITE = "*";

    /** What answers of public operations carry; the wildcard, because the list would be a fifth of a small answer. */
    static final List<Header> PUBLIC = List.of(
            HeaderValues.createCached(HeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
            HeaderValues.createCached(HeaderNames.ACCESS_CONTROL_EXPOSE_HEADERS, "*"));

    private static final Header EXPOSED = HeaderValues.createCached(
            HeaderNames.ACCESS_CONTROL_EXPOSE_HEADERS,
            "ETag, Link, Location, Idempotent-Replay, X-Request-Id, Retry-After, RateLimit, RateLimit-Policy,"
                    + " Deprecation, Sunset");
    private static final Header HEADERS = HeaderValues.createCached(
            HeaderNames.ACCESS_CONTROL_ALLOW_HEADERS,
            "Accept, Accept-Language, Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, "
                    + "X-API-Key, X-Purpose, X-Request-Id, traceparent, tracestate");
    private static final Header A_DAY = HeaderValues.createCached(HeaderNames.ACCESS_CONTROL_MAX_AGE, "86400");
    private static final HeaderName ORIGIN = HeaderNames.ORIGIN;

    private final Set<String> origins;

    Cors(Set<String> origins) {
        this.origins = Set.copyOf(origins);
    }

    /** Marks an answer of the operation, or of an address that the contract does not know. */
    void mark(ServerRequest request, ServerResponse response, Optional<Operation> operation) {
        if (origins.contains(EVERY_SITE) || operation.map(Operation::isPublic).orElse(true)) {
            PUBLIC.forEach(response::header);
        } else {
            response.headers().add(HeaderNames.VARY, "Origin");
            String origin = Ready.joined(request.headers(), ORIGIN);
            if (origin != null && origins.contains(origin)) {
                response.header(HeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
                response.header(EXPOSED);
            }
        }
    }

    /** Answers OPTIONS: what is allowed here, and to a browser's preflight, for whom. */
    void options(ServerRequest request, ServerResponse response, Map<String, Operation> operations) {
        String asked = Ready.joined(request.headers(), HeaderNames.ACCESS_CONTROL_REQUEST_METHOD);
        response.header(HeaderNames.ALLOW, allow(operations));
        if (asked != null) {
            Operation operation = operations.get(asked.equals("HEAD") ? "GET" : asked);
            mark(request, response, Optional.ofNullable(operation));
            response.header(HeaderNames.ACCESS_CONTROL_ALLOW_METHODS, allow(operations));
            response.header(HEADERS);
            response.header(A_DAY);
        }
        response.header(Unsaid.LENGTH);
        response.status(Status.NO_CONTENT_204).send();
    }

    /** The value of {@code Allow}. */
    static String allow(Map<String, Operation> operations) {
        Set<String> methods = new TreeSet<>(operations.keySet());
        methods.add("OPTIONS");
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return String.join(", ", methods);
    }
}
