package org.opencus.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonalNumbersTest {
    @ParameterizedTest
    @CsvSource({
        "44051401359, true",
        "osoba 44051401359 z Radlina, true",
        "02070803628, true",
        "71840512381, true",
        "44051401358, false",
        "44131401358, false",
        "440514013590, false",
        "4405140135, false",
        "x44051401359, false",
        "0193a1d2-7c00-7a3b-8f00-5d2e1c9b7a10, false",
        "'', false"
    })
    void noticesNumbersOfPersons(String text, boolean noticed) {
        assertThat(PersonalNumbers.in(text)).isEqualTo(noticed);
    }
}
