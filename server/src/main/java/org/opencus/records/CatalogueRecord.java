package org.opencus.records;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.UUID;

/**
 * A record as it is written.
 *
 * @param id its id, unless the record is already there, which keeps the one it has
 * @param centre the slug, or {@link #EVERY_CENTRE} for a kind that all centres share
 * @param columns the values of the kind's own columns by name; what is left out is null or an empty array
 * @param document the shown form without what stands in columns; references as {@code {"ref": kind, "code": code}}
 * @param sources where its facts come from, {@code [{"document", "section"}]}
 */
public record CatalogueRecord(
        UUID id,
        RecordKind kind,
        String centre,
        String code,
        String name,
        JsonObject columns,
        JsonObject document,
        JsonArray sources) {
    /** In place of a slug: the record belongs to all centres. */
    public static final String EVERY_CENTRE = "*";

    /** The same with another id. */
    public CatalogueRecord withId(UUID kept) {
        return new CatalogueRecord(kept, kind, centre, code, name, columns, document, sources);
    }
}
