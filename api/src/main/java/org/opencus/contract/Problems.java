package org.opencus.contract;

import io.helidon.http.DirectHandler;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.opencus.contract.Refusal.Kind;
import org.opencus.model.Problem;

/** Shows every refusal and failure as {@code application/problem+json} (RFC 9457), broken HTTP included. */
public final class Problems {
    private static final Header TYPE = HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "application/problem+json");
    private static final Header NOT_STORED = HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-store");
    private static final Header CHALLENGE = HeaderValues.createCached(HeaderNames.WWW_AUTHENTICATE, "Bearer");
    private static final Pattern OTHER_VERSION = Pattern.compile(" HTTP/(?!1\\.1)\\d(\\.\\d)?/?$");
    /** Somebody who puts one into a path must not find it again in what clients keep of their errors. */
    private static final Pattern PESEL = Pattern.compile("(?<!\\d)\\d{11}(?!\\d)");

    private static final Header INVALID =
            HeaderValues.createCached(HeaderNames.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
    private static final Map<Kind, Text> DETAILS = Map.of(
            Kind.NOT_FOUND, new Text("Nie ma tu takiego zasobu.", "There is no such thing here."),
            Kind.GONE,
                    new Text(
                            "Ten wpis był w katalogu i został z niego usunięty.",
                            "This entry was in the catalogue and was taken out."),
            Kind.HTTP_VERSION, new Text("Ten serwer rozmawia w HTTP/1.1.", "This server speaks HTTP/1.1."),
            Kind.INTERNAL,
                    new Text(
                            "Coś poszło nie tak po naszej stronie. Podaj pomocy technicznej numer żądania.",
                            "Something went wrong on our side. Tell support the request id."));

    private final List<Header> always;
    private final Observer observer;

    /** Adds the given headers to answers that never reach routing; others get them from {@link Endpoints}. */
    Problems(List<Header> always, Observer observer) {
        this.always = List.copyOf(always);
        this.observer = observer;
    }

    /** Sends a refusal, unless the answer has begun. */
    public void send(ServerRequest request, ServerResponse response, Refusal refusal) {
        if (response.isSent()) {
            return;
        }
        String path = request.prologue().uriPath().rawPath();
        headers(response.headers(), refusal);
        byte[] body = body(refusal, path, RequestIds.of(request, response), language(request.headers()));
        response.status(status(refusal.kind()));
        if (request.prologue().method().text().equals("HEAD")) {
            response.contentLength(body.length);
            response.send();
        } else {
            response.send(body);
        }
    }

    private static Status status(Kind kind) {
        return Status.create(kind.status(), kind.title().english());
    }

    private static void headers(ServerResponseHeaders headers, Refusal refusal) {
        headers.remove(HeaderNames.ETAG);
        headers.remove(HeaderNames.CONTENT_ENCODING);
        headers.set(TYPE);
        headers.set(NOT_STORED);
        headers.set(HeaderNames.VARY, "Accept-Language, Origin");
        refusal.retryAfter()
                .ifPresent(wait -> headers.set(HeaderNames.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds()))));
        if (refusal.kind() == Kind.UNAUTHENTICATED) {
            // RFC 6750: an error is named only where something was shown, and then there is something to say of it.
            headers.set(refusal.detail().isPresent() ? INVALID : CHALLENGE);
        }
    }

    private static Locale language(Headers headers) {
        return Accepts.language(Ready.joined(headers, HeaderNames.ACCEPT_LANGUAGE));
    }

    private static byte[] body(Refusal refusal, String path, String requestId, Locale language) {
        return Wire.bytes(Problem.builder()
                .type(URI.create("urn:open-cus:problem:" + refusal.kind().code()))
                .title(refusal.kind().title().in(language))
                .status(refusal.kind().status())
                .detail(detail(refusal).map(text -> text.in(language)))
                .instance(PESEL.matcher(path).replaceAll("..."))
                .requestId(requestId)
                .related(refusal.related())
                .errors(refusal.violations().stream()
                        .map(violation -> shown(violation, language))
                        .toList())
                .build());
    }

    private static Optional<Text> detail(Refusal refusal) {
        int count = refusal.violations().size();
        return refusal.detail()
                .or(() -> count == 0
                        ? Optional.ofNullable(DETAILS.get(refusal.kind()))
                        : Optional.of(new Text("Liczba błędów: " + count + ".", "Number of errors: " + count + ".")));
    }

    private static org.opencus.model.Violation shown(Violation violation, Locale language) {
        return org.opencus.model.Violation.builder()
                .pointer(violation.pointer())
                .code(violation.code())
                .message(violation.message().in(language))
                .build();
    }

    /** The kind that an HTTP status stands for. */
    static Kind kind(int status) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.status() == status)
                .findFirst()
                .orElse(status < 500 ? Kind.MALFORMED : Kind.INTERNAL);
    }

    /** Handlers for what breaks before routing: bad request lines, too large headers and the like. */
    public DirectHandlers directHandlers() {
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
            handlers.addHandler(type, this::direct);
        }
        return handlers.build();
    }

    private DirectHandler.TransportResponse direct(
            DirectHandler.TransportRequest request,
            DirectHandler.EventType type,
            Status status,
            ServerResponseHeaders headers,
            String message) {
        Refusal refusal = Refusal.of(brokenHttp(request, status, message));
        String id = RequestIds.of(request.headers());
        always.forEach(headers::set);
        headers(headers, refusal);
        headers.set(RequestIds.HEADER, id);
        observer.refusedUnread(id, refusal.kind().status());
        return DirectHandler.TransportResponse.builder()
                .status(status(refusal.kind()))
                .headers(headers)
                .keepAlive(false)
                .entity(body(refusal, path(request), id, language(request.headers())))
                .build();
    }

    private static Kind brokenHttp(DirectHandler.TransportRequest request, Status status, String message) {
        if (tooLargeHeaders(message)) {
            return Kind.HEADERS_TOO_LARGE;
        }
        return inAnotherVersion(request) ? Kind.HTTP_VERSION : kind(status.code());
    }

    /** Helidon takes HTTP/1.1 only and gives the rest of a request line of another version away as its protocol. */
    private static boolean inAnotherVersion(DirectHandler.TransportRequest request) {
        String protocol = request.protocolVersion();
        return protocol != null && OTHER_VERSION.matcher(protocol).find();
    }

    private static boolean tooLargeHeaders(String message) {
        return message != null && message.toLowerCase(Locale.ROOT).contains("header size");
    }

    private static String path(DirectHandler.TransportRequest request) {
        String path = request.path() == null ? "" : request.path();
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }
}
