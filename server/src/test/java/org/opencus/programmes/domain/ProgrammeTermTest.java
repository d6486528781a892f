package org.opencus.programmes.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgrammeTermTest {
    private static final LocalDate FROM = LocalDate.of(2027, 1, 1);
    private static final LocalDate UNTIL = LocalDate.of(2029, 12, 31);

    @ParameterizedTest
    @CsvSource({
        "2026-12-31,, adopted",
        "2027-01-01,, in-force",
        "2029-12-31,, in-force",
        "2030-01-01,, ended",
        "2028-05-05, 2028-05-05, in-force",
        "2028-05-06, 2028-05-05, ended"
    })
    void isWhatItsDaysSay(LocalDate day, LocalDate endedOn, String state) {
        var term = new ProgrammeTerm(FROM, UNTIL, Optional.ofNullable(endedOn));
        assertThat(term.on(day).value()).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-31, 2028-01-01, false",
        "2027-01-01, 2028-01-01, true",
        "2028-01-01, 2028-01-01, true",
        "2028-01-02, 2028-01-01, false",
        "2030-01-01, 2031-01-01, false"
    })
    void endsWithinItsPeriodOnADayThatHasCome(LocalDate day, LocalDate today, boolean may) {
        assertThat(new ProgrammeTerm(FROM, UNTIL, Optional.empty()).mayEndOn(day, today))
                .isEqualTo(may);
    }
}
