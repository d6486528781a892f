package org.opencus.search;

import java.util.List;
import java.util.Set;

/**
 * A piece of a record's text, ready to be searched.
 *
 * @param field where it stands
 * @param text as shown
 * @param codes terms of what it names ("tg:seniors"); empty for free text
 * @param words for each word its folded lemmas
 */
public record Passage(Field field, String text, List<String> codes, List<Set<String>> words) {
    /** Position of the first word that is one of these; -1 when none is. */
    int position(Set<String> terms) {
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).stream().anyMatch(terms::contains)) {
                return i;
            }
        }
        return -1;
    }
}
