package org.opencus.residents;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.opencus.contract.Values;
import org.opencus.contract.Wire;
import org.opencus.model.DataSource;
import org.opencus.model.ResidentDetails;
import org.opencus.model.WireForm;

/**
 * What is sealed of a person.
 *
 * @param details the fields
 * @param sources where each field comes from, and since when; of {@link #PARTED} fields each part as well
 * @param distinctFrom records that were looked at and are of somebody else
 */
public record ResidentFile(ResidentDetails details, JsonObject sources, Set<UUID> distinctFrom) {
    /** Fields whose parts come from different sources. */
    static final Set<String> PARTED = Set.of("contact", "address");

    private static final Set<String> NOT_A_FACT = Set.of("registration");
    private static final String DISTINCT = "distinctFrom";

    /** A file without any source. */
    public static ResidentFile of(ResidentDetails details) {
        return new ResidentFile(details, JsonObject.EMPTY_JSON_OBJECT, Set.of());
    }

    static ResidentFile read(byte[] json) {
        JsonObject file = Wire.read(json, JsonObject.class);
        Set<UUID> distinct = new LinkedHashSet<>();
        file.getOrDefault(DISTINCT, JsonValue.EMPTY_JSON_ARRAY)
                .asJsonArray()
                .getValuesAs(JsonString::getString)
                .forEach(id -> distinct.add(UUID.fromString(id)));
        return new ResidentFile(
                Wire.read(file.getJsonObject("fields"), ResidentDetails.class),
                file.getJsonObject("sources"),
                distinct);
    }

    byte[] bytes() {
        JsonArrayBuilder distinct = Values.JSON.createArrayBuilder();
        distinctFrom.forEach(id -> distinct.add(id.toString()));
        return Wire.bytes(Values.JSON
                .createObjectBuilder()
                .add("fields", fields())
                .add("sources", sources)
                .add(DISTINCT, distinct)
                .build());
    }

    /** The fields as JSON. */
    public JsonObject fields() {
        return Wire.tree(details).asJsonObject();
    }

    /** The names of fields, and of the parts of those that have parts: {@code contact} and {@code contact.phone}. */
    static Set<String> paths(JsonObject fields) {
        Set<String> paths = new LinkedHashSet<>();
        fields.forEach((field, value) -> {
            paths.add(field);
            if (PARTED.contains(field) && value instanceof JsonObject parts) {
                parts.keySet().forEach(part -> paths.add(field + "." + part));
            }
        });
        return paths;
    }

    /** Where a field or a part of one comes from; of parts that nobody told apart it is where the field comes from. */
    Optional<DataSource> source(String path) {
        return entry(path)
                .map(entry ->
                        WireForm.constant(DataSource.class, entry.asJsonObject().getString("source")));
    }

    private Optional<JsonValue> entry(String path) {
        int dot = path.indexOf('.');
        return Optional.ofNullable(sources.get(path))
                .or(() -> dot < 0 ? Optional.empty() : Optional.ofNullable(sources.get(path.substring(0, dot))));
    }

    /** The file with other details: the given paths come from the source, sources of what is gone go as well. */
    public ResidentFile changed(ResidentDetails next, Set<String> given, DataSource source, LocalDate on) {
        JsonObject entry = Values.JSON
                .createObjectBuilder()
                .add("source", source.value())
                .add("on", on.toString())
                .build();
        JsonObjectBuilder merged = Values.JSON.createObjectBuilder();
        for (String path : paths(Wire.tree(next).asJsonObject())) {
            if (NOT_A_FACT.contains(path)) {
                continue;
            }
            if (given.contains(path)) {
                merged.add(path, entry);
            } else {
                entry(path).ifPresent(earlier -> merged.add(path, earlier));
            }
        }
        return new ResidentFile(next, merged.build(), distinctFrom);
    }

    /** The file that knows of more records that they are of somebody else. */
    ResidentFile distinctFrom(Collection<UUID> others) {
        Set<UUID> all = new LinkedHashSet<>(distinctFrom);
        all.addAll(others);
        return new ResidentFile(details, sources, all);
    }
}
