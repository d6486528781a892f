package org.opencus.tokens;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What a genuine token says. */
public record Claims(Map<String, Object> values) {
    /** Of the year 9999: later moments have no usual form. */
    private static final long LAST_SECOND = 253_402_300_799L;

    /** The value at a JSON pointer (RFC 6901). */
    public Optional<Object> at(String pointer) {
        Object found = values;
        for (String part : pointer.substring(1).split("/", -1)) {
            String name = part.replace("~1", "/").replace("~0", "~");
            found = found instanceof Map<?, ?> object ? object.get(name) : null;
        }
        return Optional.ofNullable(found);
    }

    /** The text at a pointer, where there is one that is not blank. */
    public Optional<String> text(String pointer) {
        return at(pointer)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(text -> !text.isBlank());
    }

    /** The text at a pointer, or the texts of the array there. */
    public Stream<String> texts(String pointer) {
        return texts(at(pointer).orElse(List.of()));
    }

    static Stream<String> texts(Object value) {
        return switch (value) {
            case String text -> Stream.of(text);
            case List<?> list ->
                list.stream()
                        .filter(Objects::nonNull)
                        .filter(String.class::isInstance)
                        .map(String.class::cast);
            default -> Stream.empty();
        };
    }

    /** When it ends. */
    public Optional<Instant> end() {
        return seconds("exp").map(seconds -> Instant.ofEpochSecond(Math.min(seconds, LAST_SECOND)));
    }

    /** A moment, in seconds since 1970. */
    Optional<Long> seconds(String name) {
        return Optional.ofNullable(values.get(name))
                .filter(Number.class::isInstance)
                .map(value -> ((Number) value).longValue());
    }
}
