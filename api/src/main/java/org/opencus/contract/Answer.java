package org.opencus.contract;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** Turns a reply into the answer that the contract promises, and keeps it where it may be kept. */
final class Answer {
    private static final Header NOT_STORED = HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-store");

    private final Exchange exchange;
    private final Operation operation;
    private final Reply<?> reply;
    private final boolean reusable;
    private final int status;

    Answer(Exchange exchange, Reply<?> reply, boolean personal) {
        this.exchange = exchange;
        this.operation = exchange.operation;
        this.reply = reply;
        this.status = reply.status().orElseGet(operation::status);
        this.reusable = operation.caching().isPresent()
                && reply.kept()
                && !personal
                && status == Status.OK_200.code()
                && exchange.method.equals("GET");
        if (!operation.responses().containsKey(status)) {
            throw new IllegalStateException(operation.id() + " does not declare status " + status);
        }
    }

    void send(HotAnswers hot, HotAnswers.Era era) {
        switch (reply.content()) {
            case Reply.Content.None() -> {
                if (status == Status.NO_CONTENT_204.code()) {
                    exchange.response.header(Unsaid.LENGTH);
                }
                begin();
                exchange.response.send();
            }
            case Reply.Content.Value(Object value) ->
                ready(new Ready(exchange.jsonType(), Wire.bytes(value), reply.version()), hot, era);
            case Reply.Content.Bytes(String type, byte[] bytes) ->
                ready(new Ready(allowed(type), bytes, reply.version()), hot, era);
            case Reply.Content.Stream(String type, Reply.Body body) -> stream(allowed(type), body);
        }
    }

    /** Sets status and headers; only when nothing can be refused any more, so that problems stay clean. */
    private List<Header> begin() {
        List<Header> headers = headers();
        headers.forEach(exchange.response::header);
        exchange.response.status(status);
        return headers;
    }

    private void ready(Ready ready, HotAnswers hot, HotAnswers.Era era) {
        List<Header> headers = begin();
        if (reusable && operation.isPublic() && operation.caching().get().hot()) {
            String accept = negotiated() ? String.valueOf(exchange.header(HeaderNames.ACCEPT)) : null;
            hot.keep(new HotAnswers.Kept(
                    operation,
                    new Prepared(ready, exchange.all(headers)),
                    exchange.target,
                    accept,
                    era,
                    HotAnswers.until(operation.caching().get().maxAge())));
        }
        ready.send(exchange.request, exchange.response, exchange.head);
    }

    private boolean negotiated() {
        return operation.mediaTypes().size() > 1;
    }

    private String allowed(String type) {
        if (!operation.responses().get(status).containsKey(type)) {
            throw new IllegalStateException(operation.id() + " does not declare " + type);
        }
        if (!reply.isFormAsked() && !Accepts.allows(exchange.header(HeaderNames.ACCEPT), type)) {
            throw Refusal.of(Refusal.Kind.NOT_ACCEPTABLE);
        }
        return type;
    }

    private List<Header> headers() {
        List<Header> headers = new ArrayList<>();
        headers.add(cacheControl());
        headers.add(HeaderValues.createCached(HeaderNames.VARY, vary()));
        for (Map.Entry<String, String> header : reply.headers()) {
            headers.add(HeaderValues.createCached(header.getKey(), header.getValue()));
        }
        return headers;
    }

    private Header cacheControl() {
        if (!reusable) {
            return NOT_STORED;
        }
        long seconds = operation.caching().get().maxAge().toSeconds();
        String who = operation.isPublic() ? "public" : "private";
        return HeaderValues.createCached(HeaderNames.CACHE_CONTROL, who + ", max-age=" + seconds);
    }

    private String vary() {
        return "Accept-Encoding" + (negotiated() ? ", Accept" : "") + (operation.isPublic() ? "" : ", Origin");
    }

    private void stream(String type, Reply.Body body) {
        begin();
        Optional<String> tag = reply.version().stream().mapToObj(Ready::tag).findFirst();
        tag.ifPresent(state -> exchange.response.header(HeaderNames.ETAG, '"' + state + '"'));
        if (Ready.unchanged(exchange.request.headers(), exchange.response.headers(), tag)) {
            exchange.response.header(Unsaid.LENGTH);
            exchange.response.status(Status.NOT_MODIFIED_304).send();
            return;
        }
        exchange.response.header(HeaderValues.create(HeaderNames.CONTENT_TYPE, type));
        if (exchange.head) {
            exchange.response.send();
            return;
        }
        boolean gzip = Ready.compressible(type) && Accepts.gzip(exchange.header(HeaderNames.ACCEPT_ENCODING));
        if (gzip) {
            exchange.response.header(HeaderNames.CONTENT_ENCODING, "gzip");
        }
        write(body, gzip);
    }

    /** Ends only what was written whole: a body that breaks off must not look complete. */
    private void write(Reply.Body body, boolean gzip) {
        try {
            OutputStream out = exchange.response.outputStream();
            OutputStream end = gzip ? new GZIPOutputStream(out) : out;
            body.writeTo(end);
            end.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
