package org.opencus.programmes.domain;

import java.util.List;
import java.util.regex.Pattern;

/** Finds in a text what tells who a person is, as far as that can be told from its form. */
public final class PersonalTraces {
    /** Eleven digits are a PESEL, nine a telephone; spaces and hyphens between them do not hide them. */
    private static final Pattern NUMBER =
            Pattern.compile("(?<![0-9])(?:[0-9][ -]?){8}[0-9](?:[ -]?[0-9]{2})?(?![0-9])");

    private static final Pattern ADDRESS = Pattern.compile("[\\p{L}0-9._%+-]{1,64}@[\\p{L}0-9-]{1,63}\\.");

    private PersonalTraces() {}

    /** Whether the text holds a number of a person, a telephone number or an e-mail address. */
    public static boolean in(String text) {
        return List.of(NUMBER, ADDRESS).stream()
                .anyMatch(pattern -> pattern.matcher(text).find());
    }
}
