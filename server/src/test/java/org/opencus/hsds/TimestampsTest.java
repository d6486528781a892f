package org.opencus.hsds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimestampsTest {
    @ParameterizedTest
    @CsvSource({
        "2022-02-01T00:00:00Z, 2022-02-01T00:00:00Z",
        "2022-02-01t10:00:00.123+02:00, 2022-02-01T08:00:00.123Z",
        "2022-02-01, 2022-01-31T23:00:00Z",
        "2022-07-01, 2022-06-30T22:00:00Z",
        "2022-02-30,",
        "2022-02-01T25:00:00Z,",
    })
    void readsInstantsAndDays(String text, Instant instant) {
        assertThat(Timestamps.parse(text)).isEqualTo(Optional.ofNullable(instant));
    }

    @Test
    void showsMilliseconds() {
        assertThat(Timestamps.shown(Instant.parse("2022-02-01T00:00:00Z"))).isEqualTo("2022-02-01T00:00:00.000Z");
        assertThat(Timestamps.shown(Instant.parse("2022-02-01T00:00:00.123987Z")))
                .isEqualTo("2022-02-01T00:00:00.123Z");
        assertThat(Timestamps.http(Instant.parse("2022-02-01T00:00:00Z"))).isEqualTo("Tue, 01 Feb 2022 00:00:00 GMT");
    }
}
