package org.opencus.records;

/** How a record differs from what the catalogue holds. */
public enum RecordChange {
    ADDED,
    CHANGED,
    RETURNED,
    GONE
}
