package org.opencus.search;

/** Cuts the endings of Polish inflection off words that no dictionary knows ("wytchnieniowej" to "wytchnieniow"). */
final class Stem {
    private static final int SHORTEST = 4;
    /** Folded endings, longest first, so that the first that fits is the one to cut. */
    private static final String[] ENDINGS = {
        "ymi", "imi", "ami", "ach", "ego", "emu", "iem", "owi", "ych", "ich", "iej", "om", "ow", "em", "ie", "ej", "ym",
        "im", "ia", "iu", "a", "e", "i", "o", "u", "y"
    };

    private Stem() {}

    static String of(String folded) {
        for (String ending : ENDINGS) {
            if (folded.endsWith(ending) && folded.length() - ending.length() >= SHORTEST) {
                return folded.substring(0, folded.length() - ending.length());
            }
        }
        return folded;
    }
}
