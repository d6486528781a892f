package org.opencus.search;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Something to look for in the index: a code, or words that must stand together in one passage.
 *
 * @param words one set of folded lemmas a word, any of which will do; a code is a single word with a single member
 * @param weight how well finding it answers what was asked, 0 to 1
 */
public record Target(List<Set<String>> words, double weight) {
    static Target lemmas(Set<String> lemmas, double weight) {
        return new Target(List.of(lemmas), weight);
    }

    static Target code(String code, double weight) {
        return new Target(List.of(Set.of(code)), weight);
    }

    /** Whether some entry has any word of it. */
    boolean isIn(Map<String, Long> entries) {
        return words.stream().flatMap(Set::stream).anyMatch(entries::containsKey);
    }

    Target times(double factor) {
        return new Target(words, weight * factor);
    }
}
