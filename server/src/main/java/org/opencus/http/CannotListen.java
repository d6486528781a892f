package org.opencus.http;

/** Nothing can listen where the settings say; the message names the setting to change. */
public final class CannotListen extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotListen(String message, Throwable cause) {
        super(message, cause);
    }
}
