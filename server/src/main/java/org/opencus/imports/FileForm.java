package org.opencus.imports;

import static org.opencus.imports.Build.JSON;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import org.opencus.records.RecordKind;

/**
 * A record in the form of a file, made from its shown form: so that what is written by the API goes through the same
 * rules as what is imported, and becomes the same.
 *
 * @param trail where its parts stand in the shown form
 */
record FileForm(RawRecord record, Trail trail) {
    private static final List<String> MADE_BY_THE_SERVER =
            List.of("id", "code", "centre", "modifiedAt", "goneAt", "available", "matches", "parts", "sources");

    /** The record of a kind with this code; its place tells it from others that are looked at with it. */
    static FileForm of(RecordKind kind, String code, int index, JsonObject shown) {
        CatalogueFile file = CatalogueFile.of(kind);
        Trail trail = new Trail();
        JsonObjectBuilder own = JSON.createObjectBuilder(shown);
        MADE_BY_THE_SERVER.forEach(own::remove);
        JsonObject raw = Shapes.of(kind).raw(own.build(), trail);
        if (kind == RecordKind.SERVICE) {
            raw = ServiceForms.withPlaceAndPartners(raw, shown, trail);
        }
        JsonObjectBuilder complete = JSON.createObjectBuilder(raw).add(file.codeProperty(), code);
        trail.moved("/" + file.codeProperty(), kind == RecordKind.CENTRE ? "/slug" : "/code");
        if (shown.containsKey("sources") && !shown.getJsonArray("sources").isEmpty()) {
            complete.add("source", sources(shown.get("sources")));
            trail.moved("/source", "/sources");
        }
        return new FileForm(new RawRecord(file, index, complete.build()), trail);
    }

    static JsonValue sources(JsonValue shown) {
        return Shape.each(
                shown,
                source -> JSON.createObjectBuilder()
                        .add("file", source.asJsonObject().get("document"))
                        .add("section", source.asJsonObject().get("section"))
                        .build());
    }
}
