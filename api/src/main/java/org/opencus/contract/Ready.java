package org.opencus.contract;

import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A body with everything that is computed from it once: validators, length, the compressed form. */
final class Ready {
    private static final int WORTH_COMPRESSING = 1024;
    private static final Header GZIP = HeaderValues.createCached(HeaderNames.CONTENT_ENCODING, "gzip");

    private final String mediaType;
    private final byte[] plain;
    private final Header type;
    private final String tag;
    private final Header plainTag;
    private final Header packedTag;
    private volatile byte[] packed;

    Ready(String mediaType, byte[] body, OptionalLong version) {
        this.mediaType = mediaType;
        this.plain = body;
        this.type = HeaderValues.createCached(HeaderNames.CONTENT_TYPE, withCharset(mediaType));
        this.tag = version.isPresent() ? tag(version.getAsLong()) : Digests.tag(body);
        this.plainTag = HeaderValues.createCached(HeaderNames.ETAG, '"' + tag + '"');
        this.packedTag = HeaderValues.createCached(HeaderNames.ETAG, '"' + tag + "-gz\"");
    }

    static String tag(long version) {
        return "v" + version;
    }

    private static String withCharset(String mediaType) {
        return mediaType.startsWith("text/") && !mediaType.contains(";") ? mediaType + "; charset=utf-8" : mediaType;
    }

    static boolean compressible(String mediaType) {
        return !mediaType.startsWith("image/") && !mediaType.equals("application/zip");
    }

    String mediaType() {
        return mediaType;
    }

    /** Bytes of memory that keeping this costs, roughly. */
    int weight() {
        return plain.length + (plain.length > WORTH_COMPRESSING ? plain.length / 3 : 0);
    }

    /** Whether the caller takes the compressed form, and gets it. */
    boolean gzip(Headers headers) {
        return plain.length > WORTH_COMPRESSING
                && compressible(mediaType)
                && Accepts.gzip(joined(headers, HeaderNames.ACCEPT_ENCODING));
    }

    /** What either form of the body is told by, but for its length. */
    List<Header> headers(boolean gzip) {
        return gzip ? List.of(packedTag, type, GZIP) : List.of(plainTag, type);
    }

    /** The body in either form. */
    byte[] body(boolean gzip) {
        return gzip ? packed() : plain;
    }

    /** Sends the body, or 304 where the caller holds it already. */
    void send(ServerRequest request, ServerResponse response, boolean head) {
        boolean gzip = gzip(request.headers());
        boolean ok = response.status().code() == Status.OK_200.code();
        response.header(gzip ? packedTag : plainTag);
        if (ok && unchanged(request.headers(), response.headers(), Optional.of(tag))) {
            response.header(Unsaid.LENGTH);
            response.status(Status.NOT_MODIFIED_304).send();
            return;
        }
        response.header(type);
        if (gzip) {
            response.header(GZIP);
        }
        byte[] body = body(gzip);
        if (head) {
            response.contentLength(body.length);
            response.send();
        } else {
            response.send(body);
        }
    }

    /**
     * Whether the caller holds what would be sent: by its tag or, where it names none, by the date of the last change
     * (RFC 9110, section 13.1.3).
     */
    static boolean unchanged(Headers asked, Headers answer, Optional<String> tag) {
        if (asked.contains(HeaderNames.IF_NONE_MATCH)) {
            return tag.isPresent() && holds(asked, tag.get());
        }
        return asked.contains(HeaderNames.IF_MODIFIED_SINCE)
                && answer.contains(HeaderNames.LAST_MODIFIED)
                && date(asked, HeaderNames.IF_MODIFIED_SINCE)
                        .filter(held -> date(answer, HeaderNames.LAST_MODIFIED)
                                .filter(changed -> !changed.isAfter(held))
                                .isPresent())
                        .isPresent();
    }

    /** What is no date is as if it were not there. */
    private static Optional<Instant> date(Headers headers, HeaderName name) {
        try {
            return Optional.of(Instant.from(
                    DateTimeFormatter.RFC_1123_DATE_TIME.parse(headers.get(name).get())));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Whether the caller holds either form of what the tag stands for. */
    private static boolean holds(Headers headers, String tag) {
        String held = joined(headers, HeaderNames.IF_NONE_MATCH);
        return held != null
                && (held.equals("*") || held.contains('"' + tag + '"') || held.contains('"' + tag + "-gz\""));
    }

    private byte[] packed() {
        byte[] ready = packed;
        if (ready == null) {
            ready = Digests.gzip(plain);
            packed = ready;
        }
        return ready;
    }

    /** The header's value, lines joined; null where it is absent. */
    static String joined(Headers headers, HeaderName name) {
        if (!headers.contains(name)) {
            return null;
        }
        Header header = headers.get(name);
        return header.valueCount() == 1 ? header.get() : String.join(",", header.allValues());
    }
}
