package org.opencus.imports;

/**
 * Something about the files that their author should know. What a file says may be of any length and hold anything, so
 * as much of it is repeated as fits into one line.
 *
 * @param pointer JSON pointer into the file; empty for the file as a whole
 * @param record the record's id; empty where the finding is about none or the file gives none
 * @param code stable name of the kind of finding, in kebab-case
 */
public record Finding(Severity severity, String file, String pointer, String record, String code, String message) {
    private static final int LONGEST = 300;
    private static final int LONGEST_ID = 100;

    /** Shortens what the file said. */
    public Finding {
        pointer = line(pointer, LONGEST);
        record = line(record, LONGEST_ID);
        message = line(message, LONGEST);
    }

    /** What a finding means for the record. */
    public enum Severity {
        /** The record is imported. */
        WARNING,
        /** The record, or the whole file, is left out. */
        ERROR
    }

    /** Something that keeps a part of a file, which is none of a record, from being imported. */
    public static Finding error(String file, String pointer, String code, String message) {
        return new Finding(Severity.ERROR, file, pointer, "", code, message);
    }

    static Finding warning(String file, String pointer, String code, String message) {
        return new Finding(Severity.WARNING, file, pointer, "", code, message);
    }

    private static String line(String text, int longest) {
        String line = text.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= longest ? line : line.substring(0, longest - 1) + "…";
    }

    @Override
    public String toString() {
        String where = pointer.isEmpty() ? file : file + " " + pointer;
        String which = record.isEmpty() ? "" : " (" + record + ")";
        return "%s %s%s: %s [%s]".formatted(severity, where, which, message, code);
    }
}
