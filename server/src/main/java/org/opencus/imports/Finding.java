package org.opencus.imports;

/**
 * Something about the files that their author should know.
 *
 * @param pointer JSON pointer into the file; empty for the file as a whole
 * @param code stable name of the kind of finding, in kebab-case
 */
public record Finding(Severity severity, String file, String pointer, String code, String message) {
    /** What a finding means for the record. */
    public enum Severity {
        /** The record is imported. */
        WARNING,
        /** The record, or the whole file, is left out. */
        ERROR
    }

    static Finding error(String file, String pointer, String code, String message) {
        return new Finding(Severity.ERROR, file, pointer, code, message);
    }

    static Finding warning(String file, String pointer, String code, String message) {
        return new Finding(Severity.WARNING, file, pointer, code, message);
    }

    @Override
    public String toString() {
        String where = pointer.isEmpty() ? file : file + " " + pointer;
        return "%s %s: %s [%s]".formatted(severity, where, message, code);
    }
}
