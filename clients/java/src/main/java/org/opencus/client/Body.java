package org.opencus.client;

import jakarta.json.bind.JsonbException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** How the body of an answer is read. */
public final class Body<T> {
    private static final String JSON = "application/json";
    private static final String LINES = "application/x-ndjson";

    private final String accept;
    private final boolean streamed;
    private final Reader<T> reader;

    private Body(String accept, boolean streamed, Reader<T> reader) {
        this.accept = Objects.requireNonNull(accept);
        this.streamed = streamed;
        this.reader = reader;
    }

    /** A JSON object. */
    public static <T> Body<T> json(Class<T> type) {
        return new Body<>(JSON, false, in -> Json.read(utf8(in), type));
    }

    /** Any JSON object, with nested maps and lists. */
    @SuppressWarnings("unchecked")
    public static Body<Map<String, Object>> object() {
        return new Body<>(JSON, false, in -> Json.read(utf8(in), Map.class));
    }

    /** Text of one of these media types, in UTF-8. */
    public static Body<String> text(String accept) {
        return new Body<>(accept, false, Body::utf8);
    }

    /**
     * Whatever comes in one of these media types, as it arrives. Close the stream: it holds a connection. Time limits and
     * repetitions end where the body begins.
     */
    public static Body<InputStream> stream(String accept) {
        return new Body<>(accept, true, in -> in);
    }

    /**
     * One JSON object per line, read as they arrive. Close the stream: it holds a connection. Time limits and repetitions
     * end where the body begins; then a broken connection is an {@link UncheckedIOException}, and a line that is no such
     * object a {@link JsonbException}.
     */
    public static <T> Body<Stream<T>> lines(Class<T> type) {
        return new Body<>(LINES, true, in -> lines(in, type));
    }

    /** Nothing. */
    public static Body<Void> none() {
        return new Body<>(JSON, false, in -> null);
    }

    String accept() {
        return accept;
    }

    boolean streamed() {
        return streamed;
    }

    T read(InputStream in) throws IOException {
        return reader.read(in);
    }

    private static String utf8(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static <T> Stream<T> lines(InputStream in, Class<T> type) {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        return lines.lines()
                .filter(line -> !line.isBlank())
                .map(line -> Json.read(line, type))
                .onClose(() -> close(lines));
    }

    private static void close(BufferedReader lines) {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Reader<T> {
        T read(InputStream in) throws IOException;
    }
}
