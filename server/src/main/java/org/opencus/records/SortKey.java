package org.opencus.records;

import java.text.Normalizer;
import java.util.Locale;

/** Names in the order of the Polish alphabet when their keys are compared as bytes, whatever the database's collations. */
public final class SortKey {
    private static final String POLISH = "ąćęłńóśźż";
    /** '{' and '|' stand behind 'z': "ć" comes after all that begins with "c", and "ż" after "ź". */
    private static final String[] KEYS = {"a{", "c{", "e{", "l{", "n{", "o{", "s{", "z{", "z|"};

    private SortKey() {}

    /** The key of a name; punctuation and capitals do not count. */
    public static String of(String name) {
        String lower = Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        StringBuilder key = new StringBuilder(lower.length() + 8);
        lower.codePoints().forEach(letter -> append(key, letter));
        return key.toString().stripTrailing();
    }

    private static void append(StringBuilder key, int letter) {
        int polish = POLISH.indexOf(letter);
        if (polish >= 0) {
            key.append(KEYS[polish]);
        } else if (Character.isLetterOrDigit(letter)) {
            appendBase(key, letter);
        } else if (!key.isEmpty() && key.charAt(key.length() - 1) != ' ') {
            key.append(' ');
        }
    }

    private static void appendBase(StringBuilder key, int letter) {
        Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFD)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(key::appendCodePoint);
    }
}
