package org.opencus.records;

import static org.opencus.records.RecordKind.CHALLENGE;
import static org.opencus.records.RecordKind.COMMUNITY;
import static org.opencus.records.RecordKind.ORGANISATION;
import static org.opencus.records.RecordKind.PLACE;
import static org.opencus.records.RecordKind.SERVICE;
import static org.opencus.records.RecordKind.SERVICE_DOMAIN;
import static org.opencus.records.RecordKind.TARGET_GROUP;

import java.util.List;
import java.util.Optional;

/**
 * A column as a property of the contract.
 *
 * @param refers the kind of record whose code or codes it holds
 */
record ShownColumn(String column, String property, Form form, Optional<RecordKind> refers) {
    /** What the column holds. */
    enum Form {
        TEXT,
        TEXTS,
        NUMBER,
        FLAG
    }

    /** The columns that are shown; derived ones, which only filter, are not. */
    static List<ShownColumn> of(RecordKind kind) {
        return switch (kind) {
            case CENTRE ->
                List.of(
                        text("code", "slug"),
                        text("record_type", "recordType"),
                        plain("statutory", "statutory", Form.FLAG),
                        text("active_scope", "activeScope"));
            case SERVICE_DOMAIN -> List.of(plain("ordinal", "ordinal", Form.NUMBER));
            case COMMISSIONING_MODE -> List.of(text("kind", "kind"));
            case LEGAL_BASIS -> List.of();
            case TARGET_GROUP -> List.of(code("parent", "parent", TARGET_GROUP));
            case CHALLENGE ->
                List.of(
                        text("kind", "kind"),
                        codes("related", "related", CHALLENGE),
                        codes("communities", "communities", COMMUNITY));
            case PLACE ->
                List.of(
                        text("kind", "kind"),
                        code("parent", "parent", PLACE),
                        plain("facilities", "facilities", Form.TEXTS));
            case ORGANISATION ->
                List.of(
                        text("kind", "kind"),
                        text("status", "status"),
                        code("parent", "parent", ORGANISATION),
                        plain("roles", "roles", Form.TEXTS),
                        codes("places", "places", PLACE),
                        plain("social_economy", "socialEconomy", Form.FLAG));
            case COMMUNITY ->
                List.of(
                        text("kind", "kind"),
                        codes("places", "places", PLACE),
                        code("target_group", "targetGroup", TARGET_GROUP),
                        codes("challenges", "challenges", CHALLENGE));
            case SERVICE ->
                List.of(
                        text("kind", "kind"),
                        text("status", "status"),
                        code("parent", "parent", SERVICE),
                        code("continues", "continues", SERVICE),
                        code("supports", "supports", SERVICE),
                        codes("domains", "domains", SERVICE_DOMAIN),
                        codes("target_groups", "targetGroups", TARGET_GROUP),
                        codes("challenges", "challenges", CHALLENGE),
                        codes("places", "places", PLACE),
                        codes("providers", "providers", ORGANISATION),
                        text("delivery", "delivery"),
                        plain("scopes", "scopes", Form.TEXTS));
        };
    }

    private static ShownColumn text(String column, String property) {
        return plain(column, property, Form.TEXT);
    }

    private static ShownColumn plain(String column, String property, Form form) {
        return new ShownColumn(column, property, form, Optional.empty());
    }

    private static ShownColumn code(String column, String property, RecordKind refers) {
        return new ShownColumn(column, property, Form.TEXT, Optional.of(refers));
    }

    private static ShownColumn codes(String column, String property, RecordKind refers) {
        return new ShownColumn(column, property, Form.TEXTS, Optional.of(refers));
    }
}
