package org.opencus.search;

import static org.opencus.search.PartOfSpeech.LINKING;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** A way in which people say what they need: every part must be found among the words, in any order. */
record EverydayPhrase(List<Part> parts) {
    /** The positions of the words that say it: one word a part; of a single part all that say it. */
    Optional<BitSet> in(List<Word> words) {
        BitSet said = new BitSet();
        if (parts.size() == 1) {
            IntStream.range(0, words.size())
                    .filter(i -> parts.getFirst().saidBy(words.get(i)))
                    .forEach(said::set);
            return said.isEmpty() ? Optional.empty() : Optional.of(said);
        }
        return fits(0, words, said) ? Optional.of(said) : Optional.empty();
    }

    private boolean fits(int part, List<Word> words, BitSet said) {
        if (part == parts.size()) {
            return true;
        }
        for (int i = 0; i < words.size(); i++) {
            if (!said.get(i) && parts.get(part).saidBy(words.get(i))) {
                said.set(i);
                if (fits(part + 1, words, said)) {
                    return true;
                }
                said.clear(i);
            }
        }
        return false;
    }

    /**
     * Words any of which will do. Small words are rarely meant as the nouns that they may be forms of as well ("jak" of
     * "jaka"), so these say no beginning.
     *
     * @param words folded lemmas or forms
     * @param beginnings folded beginnings of words
     */
    record Part(Set<String> words, List<String> beginnings) {
        boolean saidBy(Word word) {
            return says(word.folded())
                    || word.lemmas().stream().anyMatch(word.canBe(LINKING) ? words::contains : this::says);
        }

        /** Whether one of the words goes on from what was typed so far. */
        boolean goesOnFrom(String typed) {
            return words.stream().anyMatch(word -> word.startsWith(typed))
                    || beginnings.stream().anyMatch(start -> start.startsWith(typed) || typed.startsWith(start));
        }

        boolean says(String word) {
            return words.contains(word) || beginnings.stream().anyMatch(word::startsWith);
        }
    }
}
