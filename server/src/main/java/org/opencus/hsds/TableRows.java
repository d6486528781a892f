package org.opencus.hsds;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lays nested records out in tables: each object once, by its id, in the table of its kind. */
final class TableRows {
    private static final Map<String, String> NESTED = Map.ofEntries(
            Map.entry("organization", "organization"),
            Map.entry("program", "program"),
            Map.entry("programs", "program"),
            Map.entry("service", "service"),
            Map.entry("services", "service"),
            Map.entry("service_at_locations", "service_at_location"),
            Map.entry("location", "location"),
            Map.entry("locations", "location"),
            Map.entry("addresses", "address"),
            Map.entry("phones", "phone"),
            Map.entry("contacts", "contact"),
            Map.entry("schedules", "schedule"),
            Map.entry("funding", "funding"),
            Map.entry("service_areas", "service_area"),
            Map.entry("languages", "language"),
            Map.entry("accessibility", "accessibility"),
            Map.entry("cost_options", "cost_option"),
            Map.entry("required_documents", "required_document"),
            Map.entry("organization_identifiers", "organization_identifier"),
            Map.entry("attributes", "attribute"),
            Map.entry("taxonomy_term", "taxonomy_term"),
            Map.entry("taxonomy_detail", "taxonomy"));

    private final Map<String, Map<String, Map<String, String>>> tables = new LinkedHashMap<>();

    /** Adds an object of the kind, and everything inside it. */
    void add(String table, JsonObject object) {
        Map<String, String> row = tables.computeIfAbsent(table, _ -> new LinkedHashMap<>())
                .computeIfAbsent(object.getString("id"), _ -> new LinkedHashMap<>());
        object.forEach((key, value) -> add(row, key, value));
    }

    private void add(Map<String, String> row, String key, JsonValue value) {
        switch (value.getValueType()) {
            case OBJECT -> addNested(key, List.of(value));
            case ARRAY -> addNested(key, value.asJsonArray());
            default -> row.putIfAbsent(key, value instanceof JsonString text ? text.getString() : value.toString());
        }
    }

    /** What the standard has no table for stays out. */
    private void addNested(String key, List<JsonValue> values) {
        String table = NESTED.get(key);
        if (table != null) {
            values.forEach(value -> add(table, value.asJsonObject()));
        }
    }

    /** The rows of a table in the order in which they were met, values by column. */
    Collection<Map<String, String>> rows(Table table) {
        return tables.getOrDefault(table.name(), Map.of()).values();
    }
}
