package org.opencus;

/** How the program ends; the README lists the codes. */
enum Exit {
    DONE(0),
    FAILED(1),
    WRONG_USE(2),
    DATA_DIRECTORY_IN_USE(3),
    DATA_DIRECTORY_REFUSED(4),
    NO_DATABASE(5),
    PORT_TAKEN(6),
    PARTLY_IMPORTED(7),
    AUDIT_BROKEN(8);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    /** What the shell is told. */
    int code() {
        return code;
    }
}
