package org.opencus.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldingTest {
    @ParameterizedTest
    @CsvSource({
        "Bęczków, beczkow",
        "ZAŻÓŁĆ GĘŚLĄ JAŹŃ, zazolc gesla jazn",
        "Świętokrzyski Łysica, swietokrzyski lysica",
        "café Müller, cafe muller",
        "Senior+, senior+",
        "55+, 55+"
    })
    void leavesOutDiacriticsAndCapitals(String written, String folded) {
        assertThat(Folding.fold(written)).isEqualTo(folded);
    }

    @ParameterizedTest
    @CsvSource({"beczkow, false", "Bęczków, true", "maz, false", "mąż, true"})
    void seesWhetherPolishLettersWereTyped(String typed, boolean polish) {
        assertThat(Folding.hasDiacritics(typed)).isEqualTo(polish);
    }
}
