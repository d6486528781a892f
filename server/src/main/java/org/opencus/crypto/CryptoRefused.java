package org.opencus.crypto;

/** Keys that cannot be used, or bytes that no key opens; the message holds no secret. */
public final class CryptoRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With what an operator should know. */
    public CryptoRefused(String message, Throwable cause) {
        super(message, cause);
    }

    /** With what an operator should know. */
    public CryptoRefused(String message) {
        super(message);
    }
}
