package org.opencus.database;

/** PostgreSQL did not answer, refused the log-in, or was too slow; the message never holds the URL or a password. */
public final class DatabaseUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final boolean mayPass;

    DatabaseUnavailable(String message, boolean mayPass, Throwable cause) {
        super(message, cause);
        this.mayPass = mayPass;
    }

    /** False when waiting cannot help: wrong password, no such database. */
    public boolean mayPass() {
        return mayPass;
    }
}
