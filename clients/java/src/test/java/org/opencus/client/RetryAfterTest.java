package org.opencus.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({"0,0", "7,7", "' 7 ',7", "999999999,999999999"})
    void readsSeconds(String value, long seconds) {
        assertThat(retryAfter(Map.of("Retry-After", value))).contains(Duration.ofSeconds(seconds));
    }

    @Test
    void readsADateAgainstItsOwnClock() {
        assertThat(retryAfter(Map.of("Retry-After", "Sun, 22 Nov 2026 10:00:30 GMT")))
                .contains(Duration.ofSeconds(30));
    }

    @Test
    void readsADateAgainstTheServersClockWhereThatIsKnown() {
        assertThat(retryAfter(Map.of(
                        "Retry-After", "Sun, 22 Nov 2026 09:00:30 GMT", "Date", "Sun, 22 Nov 2026 09:00:10 GMT")))
                .contains(Duration.ofSeconds(20));
    }

    @Test
    void aDateThatHasPassedMeansNow() {
        assertThat(retryAfter(Map.of("Retry-After", "Sun, 22 Nov 2026 09:59:00 GMT")))
                .contains(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1.5", "99999999999999999999", "Sun, 31 Feb 2026 10:00:30 GMT"})
    void ignoresWhatIsNeither(String value) {
        assertThat(retryAfter(Map.of("Retry-After", value))).isEmpty();
    }

    @Test
    void isEmptyWithoutTheHeader() {
        assertThat(retryAfter(Map.of())).isEmpty();
    }

    private static Optional<Duration> retryAfter(Map<String, String> headers) {
        Map<String, List<String>> lists = new java.util.TreeMap<>();
        headers.forEach((name, value) -> lists.put(name, List.of(value)));
        return RetryAfter.of(HttpHeaders.of(lists, (name, value) -> true), CLOCK);
    }
}
