package org.opencus.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VocabularyReaderTest {
    private static final WordReader WORDS = new WordReader(PolishDictionary.load());
    private static final String TRANSPORT = """
        {"sets": {"chory": "chory leżący"},
         "needs": [{"name": "transport", "when": ["dowóz|zawieźć", "jechać lekarz|szpital", "@chory wozi*"],
                    "unless": ["ciężarówka"], "words": ["transport", "przewóz osoba 0.5"], "targetGroups": ["seniors 0.4"]}]}
        """;

    @ParameterizedTest
    @CsvSource({
        "kto zawiezie ojca, true",
        "dowoz, true",
        "do lekarza czym pojechać i jechać, true",
        "leżącego trzeba wozić, true",
        "jadę nad morze, false",
        "dowóz ciężarówką, false",
        "wozić drewno, false"
    })
    void hearsANeedWhenAllItsWordsAreSaid(String text, boolean heard) {
        Everyday need = read(TRANSPORT).needs().getFirst();
        List<Word> words = WORDS.typed(text);
        boolean said = need.phrases().stream()
                        .anyMatch(phrase -> phrase.in(words).isPresent())
                && need.unless().stream().noneMatch(phrase -> phrase.in(words).isPresent());
        assertThat(said).isEqualTo(heard);
    }

    @Test
    void readsWeights() {
        assertThat(read(TRANSPORT).needs().getFirst().targets())
                .extracting(Target::weight)
                .containsExactly(1.0, 0.5, 0.4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'needs': 'transport'}; /needs",
                "{'needs': [7]}; /needs",
                "{'needs': [{'wenn': ['dowóz']}]}; /needs",
                "{'fillers': [' ']}; /fillers",
                "{'needs': [{'when': ['dowóz'], 'fixed': 'yes'}]}; /needs",
                "{'needs': [{'when': ['@nobody wozi*']}]}; /needs",
                "{'sets': ['chory']}; /sets",
                "{'sets': {'chory': 7}}; /sets",
                "{'people': []}; "
            })
    void refusesWhatItDoesNotUnderstand(String json, String pointer) {
        assertThatThrownBy(() -> read(json.replace('\'', '"')))
                .isInstanceOfSatisfying(
                        VocabularyRefused.class,
                        e -> assertThat(e.pointer()).isEqualTo(pointer == null ? "/" : pointer));
    }

    private static Vocabulary read(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return new VocabularyReader(WORDS).read(reader.readObject());
        }
    }
}
