package org.opencus.search;

import java.text.Normalizer;
import java.util.Locale;

/** Makes words comparable however they were typed: small letters without diacritics. */
public final class Folding {
    private Folding() {}

    /** The text in small letters without diacritics ("Bęczków" and "beczkow" fold to the same). */
    public static String fold(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (isPlain(lower)) {
            return lower;
        }
        String decomposed = Normalizer.normalize(lower, Normalizer.Form.NFD);
        StringBuilder folded = new StringBuilder(decomposed.length());
        for (int i = 0; i < decomposed.length(); i++) {
            char letter = decomposed.charAt(i);
            if (Character.getType(letter) != Character.NON_SPACING_MARK) {
                folded.append(plain(letter));
            }
        }
        return folded.toString();
    }

    /** Whether somebody took the trouble of typing Polish letters here. */
    static boolean hasDiacritics(String text) {
        return !isPlain(text.toLowerCase(Locale.ROOT));
    }

    static char fold(char letter) {
        return letter < 128
                ? Character.toLowerCase(letter)
                : fold(String.valueOf(letter)).charAt(0);
    }

    private static char plain(char letter) {
        return letter == 'ł' ? 'l' : letter;
    }

    private static boolean isPlain(String text) {
        return text.chars().allMatch(c -> c < 128);
    }
}
