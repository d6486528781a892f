package org.opencus.tokens;

/** The issuer did not answer, or not with keys. */
final class KeysUnreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeysUnreadable(String message) {
        super(message);
    }

    KeysUnreadable(String message, Throwable cause) {
        super(message, cause);
    }
}
