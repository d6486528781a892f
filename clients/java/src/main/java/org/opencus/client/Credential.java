package org.opencus.client;

import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** By which header a caller shows who they are. */
final class Credential {
    private static final Pattern FIT = Pattern.compile("[\\x21-\\x7e]+");

    private final String header;
    private final String scheme;
    private final Supplier<String> secret;

    private Credential(String header, String scheme, Supplier<String> secret) {
        this.header = header;
        this.scheme = scheme;
        this.secret = Objects.requireNonNull(secret);
    }

    static Credential bearer(Supplier<String> token) {
        return new Credential("Authorization", "Bearer ", token);
    }

    static Credential apiKey(Supplier<String> key) {
        return new Credential("X-API-Key", "", key);
    }

    String header() {
        return header;
    }

    /** What stands in the header; checked here, because the platform's own complaint would quote it. */
    String value() {
        String given = secret.get();
        String shown = given == null ? "" : given.strip();
        if (!FIT.matcher(shown).matches()) {
            throw new IllegalStateException("what was given for the header " + header + " is empty or no header text");
        }
        return scheme + shown;
    }

    /** Names the header and no secret. */
    @Override
    public String toString() {
        return "Credential[" + header + "]";
    }
}
