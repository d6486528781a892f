package org.opencus.cataloguing.domain;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Predicate;

/** Makes the code of a record from its name. */
public final class CodeMaker {
    private static final int LONGEST = 90;

    private CodeMaker() {}

    /** A free code that can be read: {@code klub-seniora}, or {@code klub-seniora-2} where that is taken. */
    public static String code(String name, String otherwise, Predicate<String> taken) {
        String made = letters(name);
        String code = made.isEmpty() ? otherwise : made;
        String free = code;
        for (int next = 2; taken.test(free); next++) {
            free = code + "-" + next;
        }
        return free;
    }

    private static String letters(String name) {
        String lower = name.toLowerCase(Locale.ROOT).replace('ł', 'l');
        String plain = Normalizer.normalize(lower, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        String code = plain.replaceAll("[^a-z0-9]+", "-");
        String cut = code.length() > LONGEST ? code.substring(0, LONGEST) : code;
        return cut.replaceAll("^-|-$", "");
    }
}
