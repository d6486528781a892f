package org.opencus.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockfaceTest {
    private final Clockface clock = new Clockface();

    @ParameterizedTest
    @CsvSource({
        "2026-11-26T10:47:06.123456789Z, 2026-11-26T10:47:06.123Z",
        "2026-11-26T10:47:06.999999Z, 2026-11-26T10:47:06.999Z",
        "2026-11-26T10:47:07Z, 2026-11-26T10:47:07.000Z",
        "1969-12-31T23:59:59.007Z, 1969-12-31T23:59:59.007Z",
    })
    void showsMillisecondsOfTheSecondThatItIs(Instant instant, String shown) {
        var before = new StringBuilder();
        clock.write(instant.minusSeconds(1), before);
        var line = new StringBuilder();
        clock.write(instant, line);
        var again = new StringBuilder();
        clock.write(instant, again);
        assertThat(line).hasToString(shown);
        assertThat(again).hasToString(shown);
    }
}
