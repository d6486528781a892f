package org.opencus.staff.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FractionTest {
    @ParameterizedTest
    @CsvSource({"1, 1", "0.5, 1/2", "2/3, 2/3", "4/6, 2/3", "0.25, 1/4", "0, 0", "3/3, 1", "1.5, 3/2"})
    void isReadInItsLowestTerms(String text, String shown) {
        assertThat(Fraction.of(text)).hasToString(shown);
    }

    @Test
    void thirdsAddUpExactly() {
        Fraction third = Fraction.of("1/3");
        assertThat(third.plus(third).plus(third)).isEqualTo(Fraction.of("1"));
        assertThat(Fraction.of("2/3").times(4)).hasToString("8/3");
        Fraction sum = Fraction.ZERO;
        for (int i = 0; i < 999; i++) {
            sum = sum.plus(third);
        }
        assertThat(sum).hasToString("333");
    }

    @Test
    void nothingIsDividedByNothing() {
        assertThatThrownBy(() -> Fraction.of("1/0")).isInstanceOf(IllegalArgumentException.class);
    }
}
