package org.opencus.residents.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgesTest {
    @ParameterizedTest
    @CsvSource({
        "2008-05-10, 2026-05-09, 17",
        "2008-05-10, 2026-05-10, 18",
        "2008-02-29, 2026-02-27, 17",
        "2008-02-29, 2026-02-28, 18",
        "2008-02-29, 2028-02-28, 19",
        "2008-02-29, 2028-02-29, 20",
        "2026-11-26, 2026-11-26, 0"
    })
    void aYearOfLifeEndsAsItsLastDayBegins(LocalDate birth, LocalDate day, int years) {
        assertThat(Ages.on(birth, day)).isEqualTo(years);
    }

    @Test
    void whoIsBornOnTheDayThatFewYearsHaveIsOfAgeOnTheTwentyEighth() {
        assertThat(Ages.ofAgeFrom(LocalDate.of(2008, 2, 29))).isEqualTo(LocalDate.of(2026, 2, 28));
        assertThat(Ages.ofAgeFrom(LocalDate.of(2008, 3, 1))).isEqualTo(LocalDate.of(2026, 3, 1));
    }
}
