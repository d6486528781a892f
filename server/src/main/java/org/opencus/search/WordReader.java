package org.opencus.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opencus.search.PolishDictionary.Reading;

/** Splits texts into words and finds the dictionary forms of each. */
public final class WordReader {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    /** No word of Polish is longer, and what is much longer PostgreSQL cannot index. */
    private static final int LONGEST = 50;

    private final PolishDictionary dictionary;

    public WordReader(PolishDictionary dictionary) {
        this.dictionary = dictionary;
    }

    /** The words of a text written with care, such as the catalogue's own: forms are taken as spelt. */
    public List<Word> written(String text) {
        return words(text, true);
    }

    /** The words of a text typed in a hurry: diacritics may be missing, in all of it or in a word. */
    public List<Word> typed(String text) {
        return words(text, Folding.hasDiacritics(text));
    }

    /** Words one slip of the finger away from this one. */
    List<Reading> near(Word word) {
        return dictionary.near(word.folded());
    }

    static List<String> split(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            if (matcher.end() - matcher.start() <= LONGEST) {
                words.add(matcher.group());
            }
        }
        return words;
    }

    private List<Word> words(String text, boolean asSpelt) {
        return split(text).stream().map(word -> word(word, asSpelt)).toList();
    }

    private Word word(String text, boolean asSpelt) {
        String folded = Folding.fold(text);
        List<Reading> readings = asSpelt ? dictionary.exact(text) : List.of();
        if (readings.isEmpty()) {
            readings = dictionary.folded(folded);
        }
        Set<String> lemmas = new LinkedHashSet<>();
        Set<PartOfSpeech> parts = new LinkedHashSet<>();
        boolean letter = folded.length() == 1;
        boolean noun = readings.stream().anyMatch(reading -> reading.part() == PartOfSpeech.NOUN);
        readings.stream()
                .filter(reading -> !noun || reading.part() != PartOfSpeech.GERUND)
                .forEach(reading -> {
                    lemmas.add(letter ? folded : reading.lemma());
                    parts.add(reading.part());
                });
        if (lemmas.isEmpty()) {
            lemmas.add(Stem.of(folded));
        }
        return new Word(text, folded, lemmas, parts);
    }
}
