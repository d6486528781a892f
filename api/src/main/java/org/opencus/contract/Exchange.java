package org.opencus.contract;

import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.http.RequestException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.opencus.contract.Refusal.Kind;

/** One request on its way through the four steps. */
final class Exchange {
    private static final HeaderName IDEMPOTENCY_KEY = HeaderNames.create("Idempotency-Key");
    private static final HeaderName RATE_LIMIT = HeaderNames.create("RateLimit");
    private static final HeaderName RATE_LIMIT_POLICY = HeaderNames.create("RateLimit-Policy");
    private static final HeaderName PURPOSE = HeaderNames.create("X-Purpose");

    /** Who decides on those that arrive, and how many bytes of a body they may bring. */
    record Admission(Peers peers, Gatekeeper gatekeeper, Limiter limiter, int maxBody) {}

    final ServerRequest request;
    final ServerResponse response;
    final String path;
    final String target;
    final boolean head;
    final String method;
    Operation operation;
    private final List<Header> always;

    Exchange(ServerRequest request, ServerResponse response, List<Header> always) {
        this.request = request;
        this.response = response;
        this.always = always;
        HttpPrologue prologue = request.prologue();
        String query = prologue.query().rawValue();
        this.path = withoutOrigin(prologue.uriPath().rawPath());
        this.target = query.isEmpty() ? path : path + "?" + query;
        String text = prologue.method().text();
        this.head = text.equals("HEAD");
        this.method = head ? "GET" : text;
    }

    /** A proxy may send the whole address (RFC 9112, section 3.2.2). */
    private static String withoutOrigin(String rawPath) {
        if (rawPath.startsWith("/")) {
            return rawPath;
        }
        int authority = rawPath.indexOf("://");
        int path = rawPath.indexOf('/', authority + 3);
        return authority < 0 || path < 0 ? rawPath : rawPath.substring(path);
    }

    /** Sends the kept answer, where there is one. */
    boolean servedHot(HotAnswers hot) {
        HotAnswers.Kept kept = method.equals("GET") ? hot.find(target) : null;
        if (kept == null || !fits(kept)) {
            return false;
        }
        hot.countServed();
        operation = kept.operation();
        send(kept.answer());
        return true;
    }

    /** As it is prepared to the usual request; whoever asks for less or for the last time gets it the long way. */
    private void send(Prepared answer) {
        Headers asked = request.headers();
        if (head
                || asked.contains(HeaderNames.IF_NONE_MATCH)
                || asked.contains(HeaderValues.CONNECTION_CLOSE)
                || response.headers().contains(HeaderValues.CONNECTION_CLOSE)) {
            answer.headers().forEach(response::header);
            answer.ready().send(request, response, head);
        } else {
            answer.send(answer.ready().gzip(asked), response.headers(), response.sink(PreparedSink.TYPE));
        }
    }

    /** These headers together with those of every public answer. */
    List<Header> all(List<Header> headers) {
        return Stream.of(always, headers, Cors.PUBLIC).flatMap(List::stream).toList();
    }

    private boolean fits(HotAnswers.Kept kept) {
        String accept = header(HeaderNames.ACCEPT);
        return kept.accept() == null
                ? Accepts.allows(accept, kept.answer().ready().mediaType())
                : kept.accept().equals(String.valueOf(accept));
    }

    /** Admits the caller, reads the input, calls the handler and answers. */
    void serve(
            Contract contract,
            Admission admission,
            Map<String, String> pathValues,
            BiFunction<Input, Call, Reply<?>> handler,
            HotAnswers hot) {
        Caller caller = admit(admission, pathValues);
        String mediaType = negotiate();
        byte[] body = operation.body().isPresent() ? body(admission.maxBody()) : new byte[0];
        Input input = InputReader.read(
                contract,
                operation,
                new InputReader.Parts(
                        pathValues, request.prologue().query().rawValue(), this::headerValue, contentType(), body));
        HotAnswers.Era era = hot.era(tag(pathValues));
        Reply<?> reply = handler.apply(input, call(caller, pathValues, mediaType, body));
        new Answer(this, reply, input.personal(operation)).send(hot, era);
    }

    private static String tag(Map<String, String> pathValues) {
        return pathValues.getOrDefault("centre", HotAnswers.EVERYTHING);
    }

    private Caller admit(Admission admission, Map<String, String> pathValues) {
        String address = admission.peers().address(request);
        Caller caller = operation.isPublic()
                ? Caller.ANONYMOUS
                : admission
                        .gatekeeper()
                        .identify(new Gatekeeper.Arrival(
                                request.headers(), address, operation, Optional.ofNullable(pathValues.get("centre"))));
        if (operation.limited()) {
            limit(admission.limiter().count(caller, address));
        }
        if (caller.passes(operation)) {
            return caller;
        }
        if (!caller.known()) {
            throw Refusal.of(Kind.UNAUTHENTICATED);
        }
        // To one who has nothing to do with the centre, its private part is not there.
        boolean stranger = pathValues.containsKey("centre") && caller.roles().isEmpty();
        Refusal refusal = Refusal.of(stranger ? Kind.NOT_FOUND : Kind.FORBIDDEN);
        admission.gatekeeper().turnedAway(call(caller, pathValues, "", new byte[0]), refusal);
        throw refusal;
    }

    private void limit(Limiter.Allowance allowance) {
        if (allowance.unlimited()) {
            return;
        }
        response.header(RATE_LIMIT_POLICY, allowance.policyHeader());
        response.header(RATE_LIMIT, allowance.leftHeader());
        if (allowance.spent()) {
            throw Refusal.of(Kind.TOO_MANY).retryAfter(allowance.reset());
        }
    }

    private String negotiate() {
        List<String> offered = operation.mediaTypes();
        if (offered.isEmpty()) {
            return "";
        }
        return Accepts.choose(header(HeaderNames.ACCEPT), offered)
                .orElseThrow(() -> Refusal.of(Kind.NOT_ACCEPTABLE, offer(offered)));
    }

    /** What an object is sent as: the negotiated type where that is JSON, otherwise JSON itself. */
    String jsonType() {
        String type = negotiate();
        return type.endsWith("+json") ? type : "application/json";
    }

    private static Text offer(List<String> offered) {
        String types = String.join(", ", offered);
        return new Text("Dostępne postaci: " + types + ".", "Available forms: " + types + ".");
    }

    private byte[] body(int most) {
        if (request.headers().contentLength().orElse(0) > most) {
            throw refusedUnread(Kind.TOO_LARGE);
        }
        byte[] body = request.content().hasEntity() ? read(most + 1) : new byte[0];
        if (body.length > most) {
            throw refusedUnread(Kind.TOO_LARGE);
        }
        return body;
    }

    @SuppressWarnings("resource") // closing would wait for the rest of a broken body; the server drops it itself
    private byte[] read(int most) {
        try {
            return request.content().inputStream().readNBytes(most);
        } catch (IOException | RuntimeException broken) {
            throw refusedUnread(reason(broken));
        }
    }

    private static Kind reason(Exception broken) {
        if (broken instanceof RequestException refused) {
            return Problems.kind(refused.status().code());
        }
        return broken.getCause() instanceof SocketTimeoutException ? Kind.TIMEOUT : Kind.MALFORMED;
    }

    private Refusal refusedUnread(Kind kind) {
        response.header(HeaderValues.CONNECTION_CLOSE);
        return Refusal.of(kind);
    }

    private Optional<String> contentType() {
        String type = header(HeaderNames.CONTENT_TYPE);
        if (type == null) {
            return Optional.empty();
        }
        String[] parts = type.toLowerCase(Locale.ROOT).split(";", 2);
        boolean foreign = parts.length == 2 && parts[1].contains("charset") && !parts[1].contains("utf-8");
        return foreign ? Optional.empty() : Optional.of(parts[0].trim());
    }

    private Call call(Caller caller, Map<String, String> pathValues, String mediaType, byte[] body) {
        return new Call(
                operation,
                caller,
                RequestIds.of(request, response),
                Accepts.language(header(HeaderNames.ACCEPT_LANGUAGE)),
                mediaType,
                target,
                pathValues,
                request.authority(),
                Optional.ofNullable(header(IDEMPOTENCY_KEY)),
                Optional.ofNullable(header(HeaderNames.IF_MATCH)),
                Optional.ofNullable(header(PURPOSE)).or(() -> operation.flag("x-purpose")),
                body);
    }

    private Optional<String> headerValue(String name) {
        return Optional.ofNullable(header(HeaderNames.create(name)));
    }

    String header(HeaderName name) {
        Headers headers = request.headers();
        return Ready.joined(headers, name);
    }
}
