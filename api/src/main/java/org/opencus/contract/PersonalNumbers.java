package org.opencus.contract;

/** Notices numbers of persons (PESEL) where none may be: addresses are kept by proxies, histories and logs. */
final class PersonalNumbers {
    private static final int LENGTH = 11;
    private static final int[] WEIGHTS = {1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1};

    private PersonalNumbers() {}

    /** Whether eleven digits on their own, anywhere in the text, look like a PESEL: check digit, month and day. */
    static boolean in(String text) {
        int run = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i < text.length() && isDigit(text.charAt(i))) {
                run++;
            } else {
                if (run == LENGTH && alone(text, i - LENGTH, i) && fits(text, i - LENGTH)) {
                    return true;
                }
                run = 0;
            }
        }
        return false;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Digits inside a word are part of an id or a cursor. */
    private static boolean alone(String text, int from, int to) {
        return (from == 0 || !Character.isLetter(text.charAt(from - 1)))
                && (to == text.length() || !Character.isLetter(text.charAt(to)));
    }

    private static boolean fits(String text, int from) {
        int sum = 0;
        for (int i = 0; i < LENGTH; i++) {
            sum += WEIGHTS[i] * (text.charAt(from + i) - '0');
        }
        int month = number(text, from + 2) % 20;
        int day = number(text, from + 4);
        return sum % 10 == 0 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
    }

    private static int number(String text, int at) {
        return (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0';
    }
}
