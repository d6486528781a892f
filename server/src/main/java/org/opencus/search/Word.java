package org.opencus.search;

import java.util.Set;

/**
 * A word of a text with what it may be the form of.
 *
 * @param text as written
 * @param folded small letters, no diacritics
 * @param lemmas folded dictionary forms; the stem where no dictionary knows the word
 * @param parts what kinds of word it can be; empty for a word no dictionary knows
 */
public record Word(String text, String folded, Set<String> lemmas, Set<PartOfSpeech> parts) {
    boolean inDictionary() {
        return !parts.isEmpty();
    }

    boolean isNumber() {
        return Character.isDigit(folded.charAt(0));
    }

    boolean canBe(PartOfSpeech part) {
        return parts.contains(part) || part == PartOfSpeech.NOUN && parts.contains(PartOfSpeech.GERUND);
    }
}
