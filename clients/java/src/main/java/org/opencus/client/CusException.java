package org.opencus.client;

/** A call that gave no value: refused ({@link ProblemException}), unanswered or answered with what nobody can read. */
public abstract sealed class CusException extends RuntimeException
        permits ProblemException, NoAnswerException, UnreadableAnswerException {
    private static final long serialVersionUID = 1L;

    private final String requestId;

    CusException(String message, Throwable cause, String requestId) {
        super(message, cause);
        this.requestId = requestId;
    }

    /** Id of the request, also in the server's log; tell it to support. */
    public String requestId() {
        return requestId;
    }
}
