package org.opencus.keys;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * A key as its holder has it: {@code cus_live_<name>_<secret><checksum>}. It begins with what scanners for leaked secrets
 * can look for, and its checksum refuses what was mistyped or invented without asking the database.
 */
public final class KeyText {
    /** Where the header of requests carries a key. */
    public static final String HEADER = "X-API-Key";

    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int NAME = 12;
    private static final int SECRET = 32;
    private static final int CHECKSUM = 6;
    private static final Pattern FORM =
            Pattern.compile("cus_(live|demo)_([0-9A-Za-z]{%d})_[0-9A-Za-z]{%d}".formatted(NAME, SECRET + CHECKSUM));
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String environment;
    private final String name;
    private final String text;

    private KeyText(String environment, String name, String text) {
        this.environment = environment;
        this.name = name;
        this.text = text;
    }

    /** The key in a text, where there is one whose checksum is right. */
    public static Optional<KeyText> read(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int end = text.length() - CHECKSUM;
        return text.substring(end).equals(checksum(text.substring(0, end)))
                ? Optional.of(new KeyText(matcher.group(1), matcher.group(2), text))
                : Optional.empty();
    }

    /** A new key. */
    static KeyText create(String environment) {
        return create(environment, random(NAME));
    }

    /** A new secret for the key of that name. */
    static KeyText create(String environment, String name) {
        String body = prefix(environment, name) + "_" + random(SECRET);
        return new KeyText(environment, name, body + checksum(body));
    }

    static String prefix(String environment, String name) {
        return "cus_" + environment + "_" + name;
    }

    private static String random(int length) {
        StringBuilder letters = new StringBuilder(length);
        RANDOM.ints(length, 0, LETTERS.length()).forEach(at -> letters.append(LETTERS.charAt(at)));
        return letters.toString();
    }

    private static String checksum(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        char[] letters = new char[CHECKSUM];
        long rest = crc.getValue();
        for (int at = CHECKSUM - 1; at >= 0; at--) {
            letters[at] = LETTERS.charAt((int) (rest % LETTERS.length()));
            rest /= LETTERS.length();
        }
        return new String(letters);
    }

    /** Whether it is one of the demo's. */
    public String environment() {
        return environment;
    }

    /** By what it is found; no secret. */
    public String name() {
        return name;
    }

    /** What is kept of it. */
    public byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The whole key: shown once to its maker, and nowhere else. */
    String reveal() {
        return text;
    }

    /** What may stand in logs. */
    @Override
    public String toString() {
        return prefix(environment, name) + "_***";
    }
}
