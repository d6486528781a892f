package org.opencus.records;

/** Who writes a record: what staff wrote, an import leaves alone. */
public enum Hand {
    IMPORT,
    STAFF
}
