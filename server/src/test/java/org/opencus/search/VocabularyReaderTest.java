package org.opencus.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
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

    @ParameterizedTest
    @CsvSource({"help, pomoc", "HELP, pomoc", "допомога, pomoc", "pomoc, ", "helper, "})
    void knowsWordsOfOtherLanguages(String typed, String polish) {
        Vocabulary vocabulary = read("{\"translations\": {\"pomoc\": \"help допомог*\"}}");
        assertThat(vocabulary.polish(WORDS.typed(typed).getFirst())).isEqualTo(Optional.ofNullable(polish));
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
                "{'needs': [7]}; /needs/0",
                "{'needs': [{'wenn': ['dowóz']}]}; /needs/0/wenn",
                "{'fillers': [' ']}; /fillers/0",
                "{'needs': [{'when': ['dowóz'], 'fixed': 'yes'}]}; /needs/0/fixed",
                "{'needs': [{'when': ['dowóz', '@nobody wozi*']}]}; /needs/0/when/1",
                "{'needs': [{'name': 7}]}; /needs/0/name",
                "{'ages': [{'from': 'six'}]}; /ages/0/from",
                "{'ages': [{'to': 151}]}; /ages/0/to",
                "{'sets': ['chory']}; /sets",
                "{'sets': {'chory': 7}}; /sets/chory",
                "{'needs': [{'when': ['dowóz| wozić']}]}; /needs/0/when/0",
                "{'needs': [{'when': ['dowóz||wozić']}]}; /needs/0/when/0",
                "{'needs': [{'when': ['kontakt'], 'words': ['naprawa'], 'fixed': true}]}; /needs/0/fixed",
                "{'translations': ['help']}; /translations",
                "{'translations': {'pomoc': 7}}; /translations/pomoc",
                "{'people': []}; /people"
            })
    void refusesWhatItDoesNotUnderstand(String json, String pointer) {
        assertThatThrownBy(() -> read(json.replace('\'', '"')))
                .isInstanceOfSatisfying(
                        VocabularyRefused.class,
                        e -> assertThat(e.faults())
                                .extracting(VocabularyRefused.Fault::pointer)
                                .containsExactly(pointer));
    }

    @Test
    void namesAllThatItDoesNotUnderstand() {
        String json = "{'people': [], 'fillers': [' ', 7], 'sets': {'a': []}, 'needs': [{'when': 'x'}, 'y']}";
        assertThatThrownBy(() -> read(json.replace('\'', '"')))
                .isInstanceOfSatisfying(
                        VocabularyRefused.class,
                        e -> assertThat(e.faults())
                                .extracting(VocabularyRefused.Fault::pointer)
                                .containsExactlyInAnyOrder(
                                        "/people", "/fillers/0", "/fillers/1", "/sets/a", "/needs/0/when", "/needs/1"));
    }

    private static Vocabulary read(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return new VocabularyReader(WORDS).read(reader.readObject());
        }
    }
}
