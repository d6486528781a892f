package org.opencus.client;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads {@code Retry-After}, which is seconds or a date (RFC 9110). */
final class RetryAfter {
    private RetryAfter() {}

    static Optional<Duration> of(HttpHeaders headers, Clock clock) {
        return headers.firstValue("Retry-After")
                .map(String::strip)
                .flatMap(value -> seconds(value)
                        .or(() -> date(value).map(then -> atLeastZero(Duration.between(now(headers, clock), then)))));
    }

    private static Optional<Duration> seconds(String value) {
        return value.matches("[0-9]{1,9}") ? Optional.of(Duration.ofSeconds(Long.parseLong(value))) : Optional.empty();
    }

    // The server's own date, where it sends one: the clocks of the two machines may differ.
    private static Instant now(HttpHeaders headers, Clock clock) {
        return headers.firstValue("Date").flatMap(RetryAfter::date).orElseGet(clock::instant);
    }

    private static Optional<Instant> date(String value) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Duration atLeastZero(Duration length) {
        return length.isNegative() ? Duration.ZERO : length;
    }
}
