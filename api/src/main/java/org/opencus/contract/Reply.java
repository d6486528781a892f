package org.opencus.contract;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What a handler answers; status and media type come from the contract where the reply names none. */
public final class Reply<T> {
    /** The body of an answer. */
    sealed interface Content {
        /** Nothing. */
        record None() implements Content {}

        /** An object, written as JSON. */
        record Value(Object value) implements Content {}

        /** Bytes that are ready. */
        record Bytes(String mediaType, byte[] bytes) implements Content {}

        /** Bytes made while they are sent. */
        record Stream(String mediaType, Body body) implements Content {}
    }

    /** Writes a body piece by piece; the stream is closed by the caller. */
    @FunctionalInterface
    public interface Body {
        /** Writes everything. */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * What has to be kept of a reply to give the same one again.
     *
     * @param status none where it is the contract's first 2xx
     * @param mediaType of the body; none where there is no body
     * @param version none where the ETag is the digest of the body
     */
    public record Sent(
            OptionalInt status,
            Optional<String> mediaType,
            byte[] body,
            OptionalLong version,
            List<Map.Entry<String, String>> headers) {}

    private final Content content;
    private final OptionalInt status;
    private final OptionalLong version;
    private final boolean kept;
    private final boolean formAsked;
    private final List<Map.Entry<String, String>> headers;

    private Reply(
            Content content,
            OptionalInt status,
            OptionalLong version,
            boolean kept,
            boolean formAsked,
            List<Map.Entry<String, String>> headers) {
        this.content = content;
        this.status = status;
        this.version = version;
        this.kept = kept;
        this.formAsked = formAsked;
        this.headers = headers;
    }

    private static <T> Reply<T> with(Content content) {
        return new Reply<>(content, OptionalInt.empty(), OptionalLong.empty(), true, false, List.of());
    }

    /** An object of the contract. */
    public static <T> Reply<T> of(T value) {
        return with(new Content.Value(value));
    }

    /** Nothing but a status. */
    public static <T> Reply<T> empty() {
        return with(new Content.None());
    }

    /** Bytes that are ready, with their media type. */
    public static <T> Reply<T> bytes(String mediaType, byte[] bytes) {
        return with(new Content.Bytes(mediaType, bytes));
    }

    /** Bytes made while they are sent (long lists, archives); without length, and without ETag unless a version is given. */
    public static <T> Reply<T> stream(String mediaType, Body body) {
        return with(new Content.Stream(mediaType, body));
    }

    /** Another status than the contract's first 2xx. */
    public Reply<T> status(int code) {
        return new Reply<>(content, OptionalInt.of(code), version, kept, formAsked, headers);
    }

    /** The version of what is shown: becomes the ETag in place of the body's digest. */
    public Reply<T> version(long number) {
        return new Reply<>(content, status, OptionalLong.of(number), kept, formAsked, headers);
    }

    /** Where the new thing is. */
    public Reply<T> location(String path) {
        return header("Location", path);
    }

    /** One more header. */
    public Reply<T> header(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(headers);
        more.add(Map.entry(name, value));
        return new Reply<>(content, status, version, kept, formAsked, List.copyOf(more));
    }

    /** A {@code Link} to the next page, where there is one: this request with another cursor. */
    public Reply<T> next(Call call, Optional<String> cursor) {
        return cursor.map(at -> header("Link", "<" + Targets.withCursor(call.target(), at) + ">; rel=\"next\""))
                .orElse(this);
    }

    /** Never kept in memory or by caches, although the contract would allow it. */
    public Reply<T> notKept() {
        return new Reply<>(content, status, version, false, formAsked, headers);
    }

    /** In a form that the caller asked for in so many words, whatever {@code Accept} says. */
    public Reply<T> formAsked() {
        return new Reply<>(content, status, version, kept, true, headers);
    }

    /** The object, where the reply has one: for tests that call a handler directly. */
    public Optional<Object> value() {
        return content instanceof Content.Value(Object value) ? Optional.of(value) : Optional.empty();
    }

    /** What has to be kept to give the same reply again; fails for one that is made while it is sent. */
    public Sent sent() {
        return switch (content) {
            case Content.None() -> sent(Optional.empty(), new byte[0]);
            case Content.Value(Object value) -> sent(Optional.of("application/json"), Wire.bytes(value));
            case Content.Bytes(String type, byte[] bytes) -> sent(Optional.of(type), bytes);
            case Content.Stream(String type, Body _) -> throw new IllegalStateException(type + " is not kept");
        };
    }

    private Sent sent(Optional<String> mediaType, byte[] body) {
        return new Sent(status, mediaType, body, version, headers);
    }

    /** A reply that was given before. */
    public static <T> Reply<T> again(Sent sent) {
        Content content = sent.mediaType()
                .<Content>map(type -> new Content.Bytes(type, sent.body()))
                .orElseGet(Content.None::new);
        return new Reply<>(content, sent.status(), sent.version(), false, false, sent.headers());
    }

    Content content() {
        return content;
    }

    OptionalInt status() {
        return status;
    }

    OptionalLong version() {
        return version;
    }

    boolean kept() {
        return kept;
    }

    boolean isFormAsked() {
        return formAsked;
    }

    List<Map.Entry<String, String>> headers() {
        return headers;
    }
}
