package org.opencus.client;

/** An answer came that is not what the contract promises: no JSON, cut off, or of another shape. */
public final class UnreadableAnswerException extends CusException {
    private static final long serialVersionUID = 1L;

    UnreadableAnswerException(String message, Throwable cause, String requestId) {
        super(message, cause, requestId);
    }
}
