package org.opencus.residents;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.LocalDate;
import java.util.Set;
import org.opencus.contract.Values;
import org.opencus.contract.Wire;
import org.opencus.model.DataSource;
import org.opencus.model.ResidentDetails;

/**
 * What is sealed of a person.
 *
 * @param details the fields
 * @param sources where each field comes from, and since when
 */
public record ResidentFile(ResidentDetails details, JsonObject sources) {
    private static final Set<String> NOT_A_FACT = Set.of("registration");

    /** A file without any source. */
    public static ResidentFile of(ResidentDetails details) {
        return new ResidentFile(details, JsonObject.EMPTY_JSON_OBJECT);
    }

    static ResidentFile read(byte[] json) {
        JsonObject file = Wire.read(json, JsonObject.class);
        return new ResidentFile(
                Wire.read(file.getJsonObject("fields"), ResidentDetails.class), file.getJsonObject("sources"));
    }

    byte[] bytes() {
        return Wire.bytes(Values.JSON
                .createObjectBuilder()
                .add("fields", fields())
                .add("sources", sources)
                .build());
    }

    /** The fields as JSON. */
    public JsonObject fields() {
        return Wire.tree(details).asJsonObject();
    }

    /** The file with other details: the given fields come from the source, sources of fields that are gone go as well. */
    public ResidentFile changed(ResidentDetails next, Set<String> given, DataSource source, LocalDate on) {
        JsonObject entry = Values.JSON
                .createObjectBuilder()
                .add("source", source.value())
                .add("on", on.toString())
                .build();
        JsonObjectBuilder merged = Values.JSON.createObjectBuilder();
        for (String field : Wire.tree(next).asJsonObject().keySet()) {
            if (NOT_A_FACT.contains(field)) {
                continue;
            }
            if (given.contains(field)) {
                merged.add(field, entry);
            } else if (sources.containsKey(field)) {
                merged.add(field, sources.get(field));
            }
        }
        return new ResidentFile(next, merged.build());
    }
}
