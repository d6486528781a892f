package org.opencus.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import morfologik.stemming.Dictionary;
import morfologik.stemming.DictionaryLookup;
import morfologik.stemming.WordData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencus.search.PolishDictionary.Reading;

class PolishDictionaryTest {
    private static final PolishDictionary DICTIONARY = PolishDictionary.load();
    /** Every so manieth form of some four million is tried. */
    private static final int STEP = 9_973;

    @ParameterizedTest
    @CsvSource({
        "swietlica, swietlica",
        "dzieci, dziecko",
        "zalozeniu, zalozenie",
        "posprzata, posprzatac",
        "maz, maz",
        "gornie, gorno"
    })
    void readsFormsTypedWithoutDiacritics(String typed, String lemma) {
        assertThat(lemmas(DICTIONARY.folded(typed))).contains(lemma);
    }

    @Test
    void findsTheLemmaOfAnyFormFromItsFolding() throws IOException {
        Dictionary all = Dictionary.read(PolishDictionary.class.getResource("/morfologik/stemming/polish/polish.dict"));
        Iterator<WordData> words = new DictionaryLookup(all).iterator();
        int tried = 0;
        for (int i = 0; words.hasNext(); i++) {
            WordData word = words.next();
            if (i % STEP == 0 && isPlain(word.getWord())) {
                String lemma = Folding.fold(word.getStem().toString());
                assertThat(lemmas(DICTIONARY.folded(Folding.fold(word.getWord().toString()))))
                        .describedAs(word.getWord().toString())
                        .contains(lemma);
                tried++;
            }
        }
        assertThat(tried).isGreaterThan(300);
    }

    @ParameterizedTest
    @CsvSource({
        "rehabilitacia, rehabilitacja",
        "swietlca, swietlica",
        "opekunka, opiekunka",
        "alkocholik, alkoholik",
        "psyholog, psycholog",
        "stowarzyszneie, stowarzyszenie"
    })
    void forgivesOneSlip(String typed, String lemma) {
        assertThat(lemmas(DICTIONARY.near(typed))).contains(lemma);
    }

    @Test
    void takesTheSpellingAtItsWord() {
        assertThat(lemmas(DICTIONARY.exact("łaska"))).contains("laska");
        assertThat(DICTIONARY.exact("swietlica")).isEmpty();
        assertThat(DICTIONARY.exact("kozienicach")).extracting(Reading::lemma).contains("kozienice");
    }

    @Test
    void endsOnAnythingThatIsTyped() {
        assertThat(DICTIONARY.folded("")).isEmpty();
        assertThat(DICTIONARY.near("ż".repeat(500))).isEmpty();
        assertThat(DICTIONARY.near("🙂🙂🙂")).isEmpty();
        assertThat(DICTIONARY.folded("שלום")).isEmpty();
    }

    /** Capitals within a word (abbreviations) are not typed by people who leave out diacritics. */
    private static boolean isPlain(CharSequence word) {
        byte[] bytes = word.toString().getBytes(StandardCharsets.UTF_8);
        String rest = word.toString().substring(Math.min(1, bytes.length));
        return rest.equals(rest.toLowerCase(Locale.ROOT)) && rest.chars().allMatch(Character::isLetter);
    }

    private static List<String> lemmas(List<Reading> readings) {
        return readings.stream().map(Reading::lemma).collect(Collectors.toList());
    }
}
