package org.opencus.imports;

import static org.opencus.imports.Build.JSON;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.opencus.records.RecordKind;

/** Which property of a file is shown as what, and which ones refer to other records. */
final class Shape {
    private sealed interface Form {
        record Copied() implements Form {}

        record Made(UnaryOperator<JsonValue> making) implements Form {}

        record Nested(Shape shape) implements Form {}

        record Referring(RecordKind kind, boolean listed) implements Form {}

        record ReferringInside(String property, RecordKind kind) implements Form {}

        /** Refers to a record, but stands in a column and not in the document. */
        record Column(RecordKind kind, boolean must) implements Form {}

        /** An object whose parts stand in columns. */
        record Columns(Shape shape) implements Form {}
    }

    private record Field(String shown, Form form) {}

    private final Map<String, Field> fields = new LinkedHashMap<>();

    /** Shown as they are, under their names in camel case without the {@code Pl} of Polish texts. */
    Shape copy(String... properties) {
        for (String property : properties) {
            copyAs(property, camel(property));
        }
        return this;
    }

    Shape copyAs(String property, String shown) {
        return with(property, shown, new Form.Copied());
    }

    Shape make(String property, String shown, UnaryOperator<JsonValue> making) {
        return with(property, shown, new Form.Made(making));
    }

    /** An object, or each object of an array. */
    Shape nest(String property, Shape shape) {
        return with(property, camel(property), new Form.Nested(shape));
    }

    /** A code, or each code of an array, of a record. */
    Shape refer(String property, String shown, RecordKind kind) {
        return with(property, shown, new Form.Referring(kind, false));
    }

    /** Like {@link #refer}, but a single code is shown as a list of one. */
    Shape referListed(String property, String shown, RecordKind kind) {
        return with(property, shown, new Form.Referring(kind, true));
    }

    /** An object of which only the code in one of its properties is shown. */
    Shape referInside(String property, String inside, RecordKind kind) {
        return with(property, camel(property), new Form.ReferringInside(inside, kind));
    }

    Shape column(String property, RecordKind kind) {
        return with(property, property, new Form.Column(kind, true));
    }

    /** Like a column, but where the other record is not of the same centre the reference is left out. */
    Shape looseColumn(String property, RecordKind kind) {
        return with(property, property, new Form.Column(kind, false));
    }

    Shape columns(String property, Shape shape) {
        return with(property, property, new Form.Columns(shape));
    }

    private Shape with(String property, String shown, Form form) {
        fields.put(property, new Field(shown, form));
        return this;
    }

    /** The document of a record: what is not mentioned here is left out. */
    JsonObject document(JsonObject raw) {
        JsonObjectBuilder document = JSON.createObjectBuilder();
        raw.forEach((property, value) -> {
            Field field = fields.get(property);
            if (field != null) {
                show(document, field, value);
            }
        });
        return document.build();
    }

    private static void show(JsonObjectBuilder document, Field field, JsonValue value) {
        switch (field.form()) {
            case Form.Copied() -> document.add(field.shown(), camelKeys(value));
            case Form.Made(var making) -> document.add(field.shown(), making.apply(value));
            case Form.Nested(var shape) ->
                document.add(field.shown(), each(value, item -> shape.document(item.asJsonObject())));
            case Form.Referring(var kind, var listed) ->
                document.add(field.shown(), each(listed ? list(value) : value, item -> reference(kind, item)));
            case Form.ReferringInside(var property, var kind) ->
                document.add(field.shown(), reference(kind, value.asJsonObject().get(property)));
            case Form.Column _, Form.Columns _ -> {
                // Written to a column by the maker of the record.
            }
        }
    }

    /** Everything the record refers to; pointers start below the record. */
    void references(JsonObject raw, String pointer, Consumer<Reference> found) {
        raw.forEach((property, value) -> {
            Field field = fields.get(property);
            if (field != null) {
                references(field.form(), value, pointer + "/" + property, found);
            }
        });
    }

    private static void references(Form form, JsonValue value, String pointer, Consumer<Reference> found) {
        if (value.getValueType() == JsonValue.ValueType.ARRAY) {
            int index = 0;
            for (JsonValue item : value.asJsonArray()) {
                references(form, item, pointer + "/" + index, found);
                index++;
            }
            return;
        }
        switch (form) {
            case Form.Referring(var kind, var _) -> found.accept(new Reference(pointer, kind, text(value), true));
            case Form.Column(var kind, var must) -> found.accept(new Reference(pointer, kind, text(value), must));
            case Form.ReferringInside(var property, var kind) ->
                found.accept(new Reference(
                        pointer + "/" + property,
                        kind,
                        text(value.asJsonObject().get(property)),
                        true));
            case Form.Nested(var shape) -> shape.references(value.asJsonObject(), pointer, found);
            case Form.Columns(var shape) -> shape.references(value.asJsonObject(), pointer, found);
            case Form.Copied _, Form.Made _ -> {
                // Refers to nothing.
            }
        }
    }

    static JsonValue each(JsonValue value, UnaryOperator<JsonValue> item) {
        if (value.getValueType() != JsonValue.ValueType.ARRAY) {
            return item.apply(value);
        }
        JsonArrayBuilder items = JSON.createArrayBuilder();
        value.asJsonArray().forEach(part -> items.add(item.apply(part)));
        return items.build();
    }

    private static JsonValue list(JsonValue value) {
        return value.getValueType() == JsonValue.ValueType.ARRAY
                ? value
                : JSON.createArrayBuilder().add(value).build();
    }

    static JsonValue camelKeys(JsonValue value) {
        return switch (value.getValueType()) {
            case ARRAY -> each(value, Shape::camelKeys);
            case OBJECT -> {
                JsonObjectBuilder object = JSON.createObjectBuilder();
                value.asJsonObject().forEach((key, part) -> object.add(camel(key), camelKeys(part)));
                yield object.build();
            }
            default -> value;
        };
    }

    private static JsonObject reference(RecordKind kind, JsonValue code) {
        return JSON.createObjectBuilder()
                .add("ref", kind.word())
                .add("code", code)
                .build();
    }

    private static String text(JsonValue value) {
        return ((JsonString) value).getString();
    }

    private static String camel(String property) {
        String stem = property.endsWith("_pl") ? property.substring(0, property.length() - 3) : property;
        StringBuilder camel = new StringBuilder(stem.length());
        for (int i = 0; i < stem.length(); i++) {
            if (stem.charAt(i) == '_') {
                i++;
                camel.append(Character.toUpperCase(stem.charAt(i)));
            } else {
                camel.append(stem.charAt(i));
            }
        }
        return camel.toString();
    }
}
