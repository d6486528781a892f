package org.opencus.records;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds of catalogue records; each has a table. */
public enum RecordKind {
    CENTRE("centre", "record_type", "statutory", "active_scope"),
    SERVICE_DOMAIN("service-domain", "ordinal"),
    COMMISSIONING_MODE("commissioning-mode", "kind"),
    LEGAL_BASIS("legal-basis"),
    TARGET_GROUP("target-group", "parent", "age_ranges"),
    CHALLENGE("challenge", "kind", "related", "communities"),
    PLACE("place", "kind", "parent", "facilities"),
    ORGANISATION("organisation", "kind", "status", "parent", "roles", "places", "social_economy"),
    COMMUNITY("community", "kind", "places", "target_group", "challenges"),
    SERVICE(
            "service",
            "kind",
            "status",
            "parent",
            "continues",
            "supports",
            "domains",
            "target_groups",
            "challenges",
            "places",
            "providers",
            "payment",
            "delivery",
            "scopes",
            "weekdays",
            "age_ranges");

    private final String word;
    private final List<String> columns;

    RecordKind(String word, String... columns) {
        this.word = word;
        this.columns = List.of(columns);
    }

    /** The word for it in ids, references and views. */
    public String word() {
        return word;
    }

    /** Whether all centres share it: domains, commissioning modes, legal bases. */
    public boolean shared() {
        return this == SERVICE_DOMAIN || this == COMMISSIONING_MODE || this == LEGAL_BASIS;
    }

    /** The kind with this word, if there is one. */
    public static Optional<RecordKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    String table() {
        return word.replace('-', '_');
    }

    /** The columns that this kind has beyond those of every record. */
    List<String> columns() {
        return columns;
    }
}
