package org.opencus.privacy;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import org.opencus.crypto.Keyring;

/** Makes codes that people type, and the hashes by which they are kept. */
final class AccountCodes {
    /** Without letters and digits that look alike: 12 of them are 58 bits. */
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LENGTH = 12;
    private static final int GROUP = 4;
    private static final String EVERYWHERE = "*";
    private static final String KIND = "account-code";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Keyring keyring;

    AccountCodes(Keyring keyring) {
        this.keyring = keyring;
    }

    String make() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(i > 0 && i % GROUP == 0 ? "-" : "").append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    byte[] hash(String code) {
        return keyring.hash(EVERYWHERE, KIND, normal(code));
    }

    /** While keys rotate there are several. */
    List<byte[]> hashes(String typed) {
        return keyring.hashes(EVERYWHERE, KIND, normal(typed));
    }

    private static String normal(String typed) {
        return typed.replaceAll("[ -]", "").toUpperCase(Locale.ROOT);
    }
}
