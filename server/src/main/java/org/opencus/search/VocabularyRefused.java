package org.opencus.search;

/** A file of everyday words cannot be used; the message says why. */
public final class VocabularyRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String pointer;

    VocabularyRefused(String pointer, String message) {
        super(message);
        this.pointer = pointer;
    }

    /** JSON pointer to what is wrong. */
    public String pointer() {
        return pointer;
    }
}
