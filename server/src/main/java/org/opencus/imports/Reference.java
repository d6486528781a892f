package org.opencus.imports;

import org.opencus.records.RecordKind;

/**
 * One record's mention of another.
 *
 * @param pointer where it stands, below the record that mentions
 * @param must whether it has to be a record of the same centre
 */
record Reference(String pointer, RecordKind kind, String code, boolean must) {}
