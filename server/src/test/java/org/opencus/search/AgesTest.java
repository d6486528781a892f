package org.opencus.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgesTest {
    @ParameterizedTest
    @CsvSource({
        "syn ma 25 lat i autyzm, 25",
        "5-letnia córka, 5",
        "trzydziestolatka bez pracy, 30",
        "zajęcia dla dzieci od 3 lat, 3",
        "roczek 18 miesięcy, 1",
        "grupa taneczna 55+, 55",
        "mam 35 lat a syn 6 lat, 6",
    })
    void tellsTheAgeOfTheOneWhoIsMeant(String text, int years) {
        assertThat(Ages.in(words(text)).orElseThrow().years()).isEqualTo(years);
    }

    @ParameterizedTest
    @ValueSource(strings = {"choruje od 5 lat", "mieszkam tu od 20 lat", "dodatek 800", "za 2 lata emerytura"})
    void aSpanOfTimeIsNoAge(String text) {
        assertThat(Ages.in(words(text))).isEmpty();
    }

    @Test
    void whoTellsTheOwnAgeMayAskForAChild() {
        assertThat(Ages.in(words("mam 35 lat i córkę z problemami w szkole"))
                        .orElseThrow()
                        .outside(0, 20))
                .isFalse();
        assertThat(Ages.in(words("mam 35 lat i szukam pracy")).orElseThrow().outside(0, 20))
                .isTrue();
    }

    @Test
    void yearsAreNoSummers() {
        assertThat(Ages.quiet(words("syn 25 lat wyjazd na lato")))
                .filteredOn(word -> word.lemmas().contains("lato"))
                .extracting(Word::text)
                .containsExactly("lato");
    }

    private static List<Word> words(String text) {
        return SearchedCatalogue.LANGUAGE.words().typed(text);
    }
}
