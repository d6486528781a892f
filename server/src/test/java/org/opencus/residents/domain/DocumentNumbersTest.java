package org.opencus.residents.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentNumbersTest {
    @ParameterizedTest
    @CsvSource({
        "ABA300000, true, false",
        "aba 300 000, true, false",
        "ABA300001, false, false",
        "BAA300000, false, false",
        "AB3000001, false, false",
        "ZS0000177, false, true",
        "zs 0000177, false, true",
        "ZS0000178, false, false",
        "12345, false, false"
    })
    void theCheckDigitTellsTypingErrors(String typed, boolean card, boolean passport) {
        assertThat(DocumentNumbers.isIdentityCard(typed)).isEqualTo(card);
        assertThat(DocumentNumbers.isPassport(typed)).isEqualTo(passport);
    }
}
