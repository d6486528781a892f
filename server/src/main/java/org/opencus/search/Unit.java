package org.opencus.search;

import java.util.List;

/**
 * A word of the query that asks for something.
 *
 * @param word the word as read
 * @param importance how much finding it says, 0 to 1: rare words more than common ones
 * @param general whether it is too general to decide anything by itself ("pomoc")
 * @param known whether the catalogue has the word or a relative of it
 * @param targets what to look for on its own account
 * @param decides whether finding it alone makes a record an answer
 */
record Unit(Word word, double importance, boolean general, boolean known, List<Target> targets, boolean decides) {
    /** The same, but nothing is sought for it. */
    Unit silent() {
        return new Unit(word, 0, general, known, List.of(), false);
    }

    Unit with(double newImportance, List<Target> newTargets, boolean decisive) {
        return new Unit(word, newImportance, general, known, newTargets, decisive);
    }
}
