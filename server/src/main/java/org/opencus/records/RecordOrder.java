package org.opencus.records;

/** What a list of records is ordered by; the id makes each order total. */
public enum RecordOrder {
    NAME("sort_key", "text"),
    CHANGE("modified_at", "timestamptz"),
    ORDINAL("ordinal", "integer");

    private final String column;
    private final String type;

    RecordOrder(String column, String type) {
        this.column = column;
        this.type = type;
    }

    String column() {
        return column;
    }

    String type() {
        return type;
    }
}
