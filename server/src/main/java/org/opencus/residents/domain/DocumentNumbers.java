package org.opencus.residents.domain;

import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers of Polish identity cards and passports: two or three letters, digits, and a check digit right after the letters. */
public final class DocumentNumbers {
    private static final Pattern IDENTITY_CARD = Pattern.compile("[A-Z]{3}[0-9]{6}");
    private static final Pattern PASSPORT = Pattern.compile("[A-Z]{2}[0-9]{7}");
    private static final int[] CARD_WEIGHTS = {7, 3, 1, 9, 7, 3, 1, 7, 3};
    private static final int[] PASSPORT_WEIGHTS = {7, 3, 9, 1, 7, 3, 1, 7, 3};

    private DocumentNumbers() {}

    /** The one form of a number, however it was typed: capital letters and digits only. */
    public static String normal(String typed) {
        return typed.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
    }

    /** Whether it can be the number of a Polish identity card. */
    public static boolean isIdentityCard(String typed) {
        return checked(IDENTITY_CARD, CARD_WEIGHTS, normal(typed));
    }

    /** Whether it can be the number of a Polish passport. */
    public static boolean isPassport(String typed) {
        return checked(PASSPORT, PASSPORT_WEIGHTS, normal(typed));
    }

    private static boolean checked(Pattern form, int[] weights, String number) {
        if (!form.matcher(number).matches()) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            // A letter counts as 10 to 35.
            sum += weights[i] * Character.digit(number.charAt(i), 36);
        }
        return sum % 10 == 0;
    }
}
