package org.opencus.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SortKeyTest {
    @Test
    void ordersAsThePolishAlphabetDoes() {
        List<String> sorted = List.of(
                "Asystent",
                "Azyl",
                "Ąkacja",
                "Centrum",
                "Cyrk",
                "Ćma",
                "Dom",
                "Klub Seniora",
                "„Klub Środowiskowy”",
                "Kluby",
                "Luty",
                "Łąka",
                "Łuk",
                "Mak",
                "Zupa",
                "Źrebak",
                "Żaba");
        assertThat(sorted.reversed().stream()
                        .sorted(Comparator.comparing(SortKey::of))
                        .toList())
                .isEqualTo(sorted);
    }

    @ParameterizedTest
    @CsvSource({
        "Klub „Żółw”, klub z|o{l{w",
        "' – Café  ', cafe",
        "Świetlica/dom, s{wietlica dom",
        "60+, 60",
        "Z\u0307aba, z|aba",
    })
    void foldsWhatIsNotALetter(String name, String key) {
        assertThat(SortKey.of(name)).isEqualTo(key);
    }
}
