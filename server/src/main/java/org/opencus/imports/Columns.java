package org.opencus.imports;

import static org.opencus.imports.Build.JSON;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Collection;
import java.util.Optional;

/** The values of a record's columns as they are put together. */
final class Columns {
    private final JsonObjectBuilder values = JSON.createObjectBuilder();

    Columns text(String column, String value) {
        values.add(column, value);
        return this;
    }

    Columns text(String column, Optional<String> value) {
        value.ifPresent(text -> values.add(column, text));
        return this;
    }

    Columns texts(String column, Collection<String> texts) {
        values.add(column, JSON.createArrayBuilder(texts));
        return this;
    }

    Columns flag(String column, boolean value) {
        values.add(column, value);
        return this;
    }

    Columns number(String column, int value) {
        values.add(column, value);
        return this;
    }

    JsonObject values() {
        return values.build();
    }
}
