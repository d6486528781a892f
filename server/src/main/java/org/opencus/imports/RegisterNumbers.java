package org.opencus.imports;

import java.util.List;

/** Numbers that registers give to organisations, by their check digits. */
final class RegisterNumbers {
    private static final List<Integer> NIP = List.of(6, 5, 7, 2, 3, 4, 5, 6, 7);
    private static final List<Integer> REGON = List.of(8, 9, 2, 3, 4, 5, 6, 7);
    private static final List<Integer> LONG_REGON = List.of(2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8);

    private RegisterNumbers() {}

    /** Whether ten digits are a tax number. */
    static boolean isNip(String digits) {
        return remainder(digits, NIP) == digit(digits, NIP.size());
    }

    /** Whether nine or fourteen digits are a number of the register of businesses; the longer one begins with the other. */
    static boolean isRegon(String digits) {
        boolean shorter = remainder(digits, REGON) % 10 == digit(digits, REGON.size());
        return shorter
                && (digits.length() == REGON.size() + 1
                        || remainder(digits, LONG_REGON) % 10 == digit(digits, LONG_REGON.size()));
    }

    private static int remainder(String digits, List<Integer> weights) {
        int sum = 0;
        for (int i = 0; i < weights.size(); i++) {
            sum += weights.get(i) * digit(digits, i);
        }
        return sum % 11;
    }

    private static int digit(String digits, int at) {
        return digits.charAt(at) - '0';
    }
}
