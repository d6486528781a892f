package org.opencus.diagnoses.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiagnosisTermTest {
    private static final LocalDate UNTIL = LocalDate.of(2021, 12, 31);

    @ParameterizedTest
    @CsvSource({
        "true,, 2026-12-31, false",
        "true, 2024-06-30, 2024-06-30, false",
        "true, 2026-12-31, 2026-12-31, false",
        "true, 2027-01-01, 2026-12-31, true",
        "false, 2040-01-01, 2040-01-01, false"
    })
    void endsAfterFiveYearsOrEarlier(boolean statutory, LocalDate set, LocalDate expires, boolean tooLong) {
        var term = new DiagnosisTerm(statutory, UNTIL, Optional.ofNullable(set), 180);
        assertThat(term.expiresOn()).contains(expires);
        assertThat(term.warnsOn()).contains(expires.minusDays(180));
        assertThat(term.tooLong()).isEqualTo(tooLong);
        assertThat(term.endsBeforeItBegins()).isFalse();
    }

    @Test
    void hasNoEndOutsideTheAct() {
        assertThat(new DiagnosisTerm(false, UNTIL, Optional.empty(), 180).expiresOn())
                .isEmpty();
    }

    @Test
    void aLeapDayHasItsTermToo() {
        var term = new DiagnosisTerm(true, LocalDate.of(2024, 2, 29), Optional.empty(), 1);
        assertThat(term.expiresOn()).contains(LocalDate.of(2029, 2, 28));
    }

    @Test
    void cannotEndBeforeItBegins() {
        var term = new DiagnosisTerm(true, UNTIL, Optional.of(UNTIL.minusDays(1)), 180);
        assertThat(term.endsBeforeItBegins()).isTrue();
    }
}
