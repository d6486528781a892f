package org.opencus.search;

import java.util.LinkedHashSet;
import java.util.Set;
import morfologik.fsa.FSA;

/** Walks the dictionary's automaton letter by letter, looking past diacritics and, if asked, one slip of the finger. */
final class FormWalk {
    /** Beyond this no form of the dictionary is longer, and the walk stays shallow whatever is typed. */
    private static final int LONGEST = 40;

    private final FSA fsa;
    private final byte separator;

    FormWalk(FSA fsa, byte separator) {
        this.fsa = fsa;
        this.separator = separator;
    }

    Set<String> sameFolding(String folded) {
        return walk(folded, 0);
    }

    Set<String> oneEditAway(String folded) {
        return walk(folded, 1);
    }

    private Set<String> walk(String folded, int edits) {
        Set<String> found = new LinkedHashSet<>();
        if (!folded.isEmpty() && folded.length() <= LONGEST) {
            new Search(folded, found).from(fsa.getRootNode(), 0, edits, "");
        }
        return found;
    }

    private final class Search {
        private final String target;
        private final Set<String> found;

        Search(String target, Set<String> found) {
            this.target = target;
            this.found = found;
        }

        void from(int node, int position, int edits, String form) {
            boolean atEnd = position == target.length();
            if (atEnd && endsWord(node)) {
                found.add(form);
            }
            if (edits > 0) {
                slip(node, position, edits - 1, form);
            }
            if (!atEnd) {
                letters(node, (letter, next) -> {
                    if (Folding.fold(letter) == target.charAt(position)) {
                        from(next, position + 1, edits, form + letter);
                    }
                });
            }
        }

        /** One letter too many, wrong, missing, or two swapped; the first letter is taken to be right. */
        private void slip(int node, int position, int editsLeft, String form) {
            if (position == 0) {
                return;
            }
            boolean atEnd = position == target.length();
            if (!atEnd) {
                from(node, position + 1, editsLeft, form);
            }
            letters(node, (letter, next) -> {
                from(next, position, editsLeft, form + letter);
                if (!atEnd) {
                    from(next, position + 1, editsLeft, form + letter);
                    swapped(letter, next, position, editsLeft, form);
                }
            });
        }

        private void swapped(char letter, int next, int position, int editsLeft, String form) {
            if (position + 1 >= target.length() || Folding.fold(letter) != target.charAt(position + 1)) {
                return;
            }
            letters(next, (second, after) -> {
                if (Folding.fold(second) == target.charAt(position)) {
                    from(after, position + 2, editsLeft, form + letter + second);
                }
            });
        }
    }

    private boolean endsWord(int node) {
        return fsa.getArc(node, separator) != 0;
    }

    /** Letters leaving the node; one beyond ASCII takes two arcs, as the dictionary is in UTF-8. */
    private void letters(int node, LetterStep step) {
        for (int arc = fsa.getFirstArc(node); arc != 0; arc = fsa.getNextArc(arc)) {
            int label = fsa.getArcLabel(arc) & 0xFF;
            if (label == separator || fsa.isArcTerminal(arc)) {
                continue;
            }
            int next = fsa.getEndNode(arc);
            if (label < 0x80) {
                step.take((char) label, next);
            } else if ((label & 0xE0) == 0xC0) {
                secondByte(label, next, step);
            }
        }
    }

    private void secondByte(int lead, int node, LetterStep step) {
        for (int arc = fsa.getFirstArc(node); arc != 0; arc = fsa.getNextArc(arc)) {
            int label = fsa.getArcLabel(arc) & 0xFF;
            if (!fsa.isArcTerminal(arc)) {
                step.take((char) ((lead & 0x1F) << 6 | label & 0x3F), fsa.getEndNode(arc));
            }
        }
    }

    private interface LetterStep {
        void take(char letter, int next);
    }
}
