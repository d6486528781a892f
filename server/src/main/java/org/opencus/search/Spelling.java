package org.opencus.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opencus.search.PolishDictionary.Reading;

/** Takes a misspelt word for one that the catalogue or the vocabulary knows. */
final class Spelling {
    private static final int SHORTEST = 4;
    private static final int LONG = 8;
    /** Short words are near to too many of the everyday ones. */
    private static final int LONG_FOR_VOCABULARY = 6;

    private final WordReader reader;
    private final Vocabulary vocabulary;
    private final Lexicon lexicon;

    Spelling(WordReader reader, Vocabulary vocabulary, Lexicon lexicon) {
        this.reader = reader;
        this.vocabulary = vocabulary;
        this.lexicon = lexicon;
    }

    /** What was meant by a word that nobody knows; empty when nothing is near enough. */
    Optional<Word> correct(Word word) {
        if (word.folded().length() < SHORTEST || word.isNumber()) {
            return Optional.empty();
        }
        return nearForm(word).or(() -> similarWord(word));
    }

    private Optional<Word> nearForm(Word word) {
        List<Reading> near = reader.near(word);
        Map<String, Long> entries =
                lexicon.entries(near.stream().map(Reading::lemma).distinct().toList());
        Set<String> lemmas = new LinkedHashSet<>();
        List<String> forms = new ArrayList<>();
        Set<PartOfSpeech> parts = new LinkedHashSet<>();
        boolean longEnough = word.folded().length() >= LONG_FOR_VOCABULARY;
        near.stream()
                .filter(reading ->
                        entries.containsKey(reading.lemma()) || longEnough && vocabulary.knows(reading.lemma()))
                .sorted(Comparator.comparing((Reading reading) -> -entries.getOrDefault(reading.lemma(), 0L)))
                .forEach(reading -> {
                    lemmas.add(reading.lemma());
                    forms.add(reading.form());
                    parts.add(reading.part());
                });
        return forms.isEmpty()
                ? Optional.empty()
                : Optional.of(new Word(forms.getFirst(), Folding.fold(forms.getFirst()), lemmas, parts));
    }

    private Optional<Word> similarWord(Word word) {
        boolean longEnough = word.folded().length() >= LONG_FOR_VOCABULARY;
        int allowed = word.folded().length() >= LONG ? 2 : 1;
        return lexicon.similar(word.folded()).stream()
                .filter(known -> known.folded().charAt(0) == word.folded().charAt(0))
                .filter(known ->
                        longEnough || known.folded().length() == word.folded().length())
                .filter(known -> Edits.between(known.folded(), word.folded()) <= allowed)
                .min(Comparator.comparing(known -> Edits.between(known.folded(), word.folded())))
                .map(known -> reader.written(known.shown()).getFirst());
    }
}
