package org.opencus.search;

import java.util.List;

/**
 * Everyday words for one need, and what of the catalogue answers it.
 *
 * @param name what the need is called, shown as a suggestion; may be empty
 * @param phrases any of them says the need
 * @param unless none of them may be said as well
 * @param targets what to look for; nothing where the phrase is a mere figure of speech ("nie daję rady")
 * @param fixed whether the words mean nothing on their own when the phrase is said ("złota rączka")
 * @param who whether it says for whom something is sought, not what
 * @param alone whether it is meant only by who says nothing else ("gdzie mam iść")
 * @param wherever whether it is meant even beside matters that no centre deals with ("dowóz do dentysty")
 * @param from the least age of those who may mean it
 * @param to the greatest age of those who may mean it
 */
record Everyday(
        String name,
        List<EverydayPhrase> phrases,
        List<EverydayPhrase> unless,
        List<Target> targets,
        boolean fixed,
        boolean who,
        boolean alone,
        boolean wherever,
        int from,
        int to) {
    /** Its name as somebody may type it who was suggested it; equal to no text where it has none. */
    String foldedName() {
        return String.join(" ", WordReader.split(Folding.fold(name)));
    }

    boolean idiom() {
        return targets.isEmpty();
    }
}
