package org.opencus.programmes.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalTracesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "44051401458",
                "PESEL: 440514 01458.",
                "tel. 600700800",
                "600-700-800",
                "+48 600 700 800",
                "pisać na jan.kowalski@example.org"
            })
    void findsNumbersAndAddresses(String text) {
        assertThat(PersonalTraces.in(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "W latach 2022-2024 wzrost o 17%",
                "uchwała XXXVI/369/2021 z 2021-11-30",
                "1 200 000 zł rocznie",
                "kod 26-008 Górno, pokój 12",
                "o 8:00 @ sala"
            })
    void leavesOrdinaryTextAlone(String text) {
        assertThat(PersonalTraces.in(text)).isFalse();
    }
}
