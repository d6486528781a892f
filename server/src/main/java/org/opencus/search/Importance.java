package org.opencus.search;

import java.util.Map;

/** How much it says when a word is found: little for words that are everywhere, most for rare ones. */
final class Importance {
    private static final double GENERAL = 0.12;
    private static final double GENERAL_IN_PHRASE = 0.35;
    private static final double LEAST = 0.4;
    private static final double UNKNOWN_NOUN = 0.7;
    private static final double UNKNOWN_OTHER = 0.3;

    private final Vocabulary vocabulary;
    private final long size;

    Importance(Vocabulary vocabulary, long size) {
        this.vocabulary = vocabulary;
        this.size = size;
    }

    double of(Word word, Map<String, Long> entries, boolean heard) {
        long most = word.lemmas().stream()
                .mapToLong(lemma -> entries.getOrDefault(lemma, 0L))
                .max()
                .orElse(0);
        if (vocabulary.isGeneral(word)) {
            return heard ? GENERAL_IN_PHRASE : GENERAL;
        }
        if (most == 0 && !heard) {
            return word.inDictionary() && !word.canBe(PartOfSpeech.NOUN) ? UNKNOWN_OTHER : UNKNOWN_NOUN;
        }
        if (vocabulary.isFiller(word)) {
            return UNKNOWN_OTHER;
        }
        return LEAST + (1 - LEAST) * Math.log((size + 1.0) / (most + 1.0)) / Math.log(size + 1.0);
    }
}
