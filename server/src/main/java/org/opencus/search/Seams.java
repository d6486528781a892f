package org.opencus.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.opencus.search.QueryReading.Correction;

/** Puts words together that were typed apart ("nie pełnosprawny"), and apart that were typed together ("klubseniora"). */
final class Seams {
    private static final int SHORTEST_JOINED = 7;
    private static final int SHORTEST_PART = 4;
    /** Small words that belong to the next one more often than a preposition does. */
    private static final Set<String> BEGINNINGS = Set.of("nie", "co");

    private final WordReader reader;
    private final Vocabulary vocabulary;
    private final Lexicon lexicon;

    Seams(WordReader reader, Vocabulary vocabulary, Lexicon lexicon) {
        this.reader = reader;
        this.vocabulary = vocabulary;
        this.lexicon = lexicon;
    }

    /** The words as they were meant; tells what it took for what. */
    List<Word> mended(List<Word> typed, List<Correction> corrections) {
        learn(typed);
        List<Word> mended = new ArrayList<>();
        for (int i = 0; i < typed.size(); i++) {
            Word word = typed.get(i);
            Optional<Word> joined = i + 1 < typed.size() ? joined(word, typed.get(i + 1)) : Optional.empty();
            List<Word> parts = joined.isEmpty() ? parts(word) : List.of();
            if (joined.isPresent()) {
                corrections.add(new Correction(
                        word.text() + " " + typed.get(i + 1).text(),
                        joined.get().text()));
                mended.add(joined.get());
                i++;
            } else if (parts.isEmpty()) {
                mended.add(word);
            } else {
                corrections.add(new Correction(
                        word.text(),
                        parts.getFirst().text() + " " + parts.getLast().text()));
                mended.addAll(parts);
            }
        }
        return mended;
    }

    /** Asks for all that may be needed at once. */
    private void learn(List<Word> typed) {
        Set<String> forms = new LinkedHashSet<>();
        for (int i = 0; i < typed.size(); i++) {
            forms.addAll(forms(typed.get(i)));
            if (i + 1 < typed.size()) {
                forms.addAll(forms(together(typed.get(i), typed.get(i + 1))));
            }
        }
        lexicon.entries(forms);
    }

    private Word together(Word one, Word other) {
        return reader.typed(one.text() + other.text()).stream().findFirst().orElse(one);
    }

    private Optional<Word> joined(Word one, Word other) {
        boolean mayBegin = BEGINNINGS.contains(one.folded()) || !vocabulary.isFiller(one);
        boolean bothStandAlone = known(one) && known(other);
        if (!mayBegin
                || bothStandAlone
                || one.folded().length() + other.folded().length() < SHORTEST_JOINED) {
            return Optional.empty();
        }
        Word joined = together(one, other);
        return known(joined) ? Optional.of(joined) : Optional.empty();
    }

    private List<Word> parts(Word word) {
        String text = word.text();
        if (word.inDictionary() || text.length() < 2 * SHORTEST_PART || known(word)) {
            return List.of();
        }
        for (int end = text.length() - SHORTEST_PART; end >= SHORTEST_PART; end--) {
            List<Word> parts = reader.typed(text.substring(0, end) + " " + text.substring(end));
            if (parts.size() == 2 && parts.stream().allMatch(part -> part.inDictionary() && known(part))) {
                return parts;
            }
        }
        return List.of();
    }

    /** Beginnings prove nothing here: whatever follows, "sprząt…" would go on from "sprzątaniemieszkania". */
    private boolean known(Word word) {
        Set<String> forms = forms(word);
        return forms.stream().anyMatch(vocabulary::hasWord)
                || word.inDictionary() && word.lemmas().stream().anyMatch(vocabulary::knows)
                || !lexicon.entries(forms).isEmpty();
    }

    private static Set<String> forms(Word word) {
        Set<String> forms = new LinkedHashSet<>(word.lemmas());
        forms.add(word.folded());
        return forms;
    }
}
