package org.opencus.database;

/** The directory of the embedded database cannot be used; the message says why and what to do. */
public final class DataDirectoryRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Reason reason;

    /** Why a directory is refused. */
    public enum Reason {
        IN_USE,
        OTHER_VERSION,
        BROKEN
    }

    DataDirectoryRefused(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** Why, for the exit code. */
    public Reason reason() {
        return reason;
    }
}
