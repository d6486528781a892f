package org.opencus.client;

/** No answer came: the server was not reached, the connection broke, or the time was up. */
public final class NoAnswerException extends CusException {
    private static final long serialVersionUID = 1L;

    private final boolean timedOut;

    NoAnswerException(String message, Throwable cause, String requestId, boolean timedOut) {
        super(message, cause, requestId);
        this.timedOut = timedOut;
    }

    /** Whether the time was up, rather than the connection broken. */
    public boolean timedOut() {
        return timedOut;
    }
}
