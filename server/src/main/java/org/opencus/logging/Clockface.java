package org.opencus.logging;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Writes instants with milliseconds (UTC); what a second looks like is worked out once. */
final class Clockface {
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.").withZone(ZoneOffset.UTC);

    private record Second(long epoch, String text) {}

    private volatile Second shown = new Second(Long.MIN_VALUE, "");

    void write(Instant instant, StringBuilder line) {
        Second second = shown;
        if (second.epoch() != instant.getEpochSecond()) {
            second = new Second(instant.getEpochSecond(), SECOND.format(instant));
            shown = second;
        }
        int millis = instant.getNano() / 1_000_000;
        line.append(second.text())
                .append((char) ('0' + millis / 100))
                .append((char) ('0' + millis / 10 % 10))
                .append((char) ('0' + millis % 10))
                .append('Z');
    }
}
