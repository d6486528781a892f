package org.opencus.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/** Writes values into request targets: in their form on the wire, percent-encoded exactly once. */
final class Targets {
    private Targets() {}

    /** One segment of a path; never empty, {@code .} or {@code ..}, which would name another path. */
    static String segment(String name, Object value) {
        String text = text(value);
        if (text.isEmpty() || text.equals(".") || text.equals("..")) {
            throw new IllegalArgumentException("'" + text + "' cannot stand for {" + name + "} in a path");
        }
        return encoded(text);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    static String text(Object value) {
        Objects.requireNonNull(value, "a value to send");
        if (value instanceof OffsetDateTime moment) {
            return instant(moment.toInstant());
        }
        if (value instanceof Instant moment) {
            return instant(moment);
        }
        String text = value.toString();
        if (value instanceof Enum<?> && text.isEmpty()) {
            throw new IllegalArgumentException("a value that this client does not know cannot be sent");
        }
        return text;
    }

    // RFC 3339 wants seconds, which java.time may leave out; the server's clock ticks in microseconds.
    private static String instant(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MICROS).toString();
    }
}
