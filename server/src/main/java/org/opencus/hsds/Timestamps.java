package org.opencus.hsds;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** Instants in the forms that HSDS and HTTP want. */
final class Timestamps {
    /** The zone whose local time the catalogue's hours are. */
    static final ZoneId ZONE = ZoneId.of("Europe/Warsaw");

    private static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Timestamps() {}

    /** UTC with milliseconds. */
    static String shown(Instant instant) {
        return MILLISECONDS.format(instant);
    }

    /** The form of {@code Last-Modified}. */
    static String http(Instant instant) {
        return HTTP_DATE.format(instant);
    }

    /** A date-time, or a date, which begins at midnight in Poland; empty where there is no such day. */
    static Optional<Instant> parse(String text) {
        try {
            return Optional.of(
                    text.length() == 10
                            ? LocalDate.parse(text).atStartOfDay(ZONE).toInstant()
                            : OffsetDateTime.parse(text.toUpperCase(Locale.ROOT))
                                    .toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
