package org.opencus.imports;

import static org.opencus.imports.Build.JSON;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.opencus.records.RecordKind;

/** Which property of a file is shown as what, and which ones refer to other records. */
final class Shape {
    private sealed interface Form {
        record Copied() implements Form {}

        /** Shown in another form, and read back from it. */
        record Made(UnaryOperator<JsonValue> making, UnaryOperator<JsonValue> unmaking) implements Form {}

        record Nested(Shape shape) implements Form {}

        record Referring(RecordKind kind, boolean listed) implements Form {}

        record ReferringInside(String property, RecordKind kind) implements Form {}

        /** Refers to a record, but stands in a column and not in the document; a single one may be shown as a list. */
        record Column(RecordKind kind, boolean must, boolean listed) implements Form {}

        /** An object whose parts stand in columns. */
        record Columns(Shape shape) implements Form {}

        /** Written elsewhere by the maker of the record; only the way back is known here. */
        record Back(UnaryOperator<JsonValue> unmaking) implements Form {}
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

    /** Shown as {@code making} gives it; {@code unmaking} leads back. */
    Shape make(String property, String shown, UnaryOperator<JsonValue> making, UnaryOperator<JsonValue> unmaking) {
        return with(property, shown, new Form.Made(making, unmaking));
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

    /** A code, or each code of an array, of a record; kept in a column. */
    Shape column(String property, String shown, RecordKind kind) {
        return with(property, shown, new Form.Column(kind, true, false));
    }

    /** Like a column, but a single code is shown as a list of one. */
    Shape columnListed(String property, String shown, RecordKind kind) {
        return with(property, shown, new Form.Column(kind, true, true));
    }

    /** Like a column, but where the other record is not of the same centre the reference is left out. */
    Shape looseColumn(String property, String shown, RecordKind kind) {
        return with(property, shown, new Form.Column(kind, false, false));
    }

    /** Values that stand in columns as they are. */
    Shape plain(String... properties) {
        for (String property : properties) {
            back(property, camel(property), value -> value);
        }
        return this;
    }

    /** What the maker of the record shows; {@code unmaking} leads back. */
    Shape back(String property, String shown, UnaryOperator<JsonValue> unmaking) {
        return with(property, shown, new Form.Back(unmaking));
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
            case Form.Made(var making, var _) -> document.add(field.shown(), making.apply(value));
            case Form.Nested(var shape) ->
                document.add(field.shown(), each(value, item -> shape.document(item.asJsonObject())));
            case Form.Referring(var kind, var listed) ->
                document.add(field.shown(), each(listed ? list(value) : value, item -> reference(kind, item)));
            case Form.ReferringInside(var property, var kind) ->
                document.add(field.shown(), reference(kind, value.asJsonObject().get(property)));
            case Form.Column _, Form.Columns _, Form.Back _ -> {
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
            case Form.Column(var kind, var must, var _) ->
                found.accept(new Reference(pointer, kind, text(value), must));
            case Form.ReferringInside(var property, var kind) ->
                found.accept(new Reference(
                        pointer + "/" + property,
                        kind,
                        text(value.asJsonObject().get(property)),
                        true));
            case Form.Nested(var shape) -> shape.references(value.asJsonObject(), pointer, found);
            case Form.Columns(var shape) -> shape.references(value.asJsonObject(), pointer, found);
            case Form.Copied _, Form.Made _, Form.Back _ -> {
                // Refers to nothing.
            }
        }
    }

    /**
     * The other way round: what a file would say, from the shown form. Tells where each part of the one stands in the
     * other; what is not mentioned here stays under its own name, so that the schema of the file refuses it.
     */
    JsonObject raw(JsonObject shown, Trail trail) {
        JsonObjectBuilder raw = JSON.createObjectBuilder();
        Map<String, String> properties = new HashMap<>();
        fields.forEach((property, field) -> {
            properties.put(field.shown(), property);
            // Also for what is not there, and should be.
            trail.moved("/" + property, "/" + field.shown());
        });
        shown.forEach((name, value) -> {
            String property = properties.getOrDefault(name, name);
            Field field = fields.get(property);
            if (field == null) {
                raw.add(property, value);
            } else if (!empty(value)) {
                raw.add(property, unshown(field.form(), value, trail.into(property, name)));
                if (field.form() instanceof Form.Column(var _, var _, var listed) && listed) {
                    trail.moved("/" + property, "/" + name + "/0");
                }
            }
        });
        return raw.build();
    }

    /** An empty list says as much as none. */
    private static boolean empty(JsonValue value) {
        return value instanceof JsonArray items && items.isEmpty();
    }

    private static JsonValue unshown(Form form, JsonValue value, Trail trail) {
        return switch (form) {
            case Form.Copied _ -> snakeKeys(value, trail);
            case Form.Made(var _, var unmaking) -> unmaking.apply(value);
            case Form.Back(var unmaking) -> unmaking.apply(value);
            case Form.Nested(var shape) -> eachWith(value, trail, (item, at) -> shape.raw(item.asJsonObject(), at));
            case Form.Referring _ -> each(value, Shape::code);
            case Form.ReferringInside(var property, var _) ->
                JSON.createObjectBuilder().add(property, code(value)).build();
            case Form.Column(var _, var _, var listed) ->
                listed ? code(value.asJsonArray().getFirst()) : each(value, Shape::code);
            case Form.Columns _ -> value;
        };
    }

    private static JsonValue code(JsonValue reference) {
        return reference.asJsonObject().get("code");
    }

    private static JsonValue eachWith(JsonValue value, Trail trail, BiFunction<JsonValue, Trail, JsonValue> item) {
        if (value.getValueType() != JsonValue.ValueType.ARRAY) {
            return item.apply(value, trail);
        }
        JsonArrayBuilder items = JSON.createArrayBuilder();
        int index = 0;
        for (JsonValue part : value.asJsonArray()) {
            items.add(item.apply(part, trail.into(index)));
            index++;
        }
        return items.build();
    }

    static JsonValue snakeKeys(JsonValue value, Trail trail) {
        return switch (value.getValueType()) {
            case ARRAY -> eachWith(value, trail, Shape::snakeKeys);
            case OBJECT -> {
                JsonObjectBuilder object = JSON.createObjectBuilder();
                value.asJsonObject().forEach((key, part) -> {
                    if (!empty(part)) {
                        object.add(snake(key), snakeKeys(part, trail.into(snake(key), key)));
                    }
                });
                yield object.build();
            }
            default -> value;
        };
    }

    private static String snake(String property) {
        StringBuilder snake = new StringBuilder(property.length() + 4);
        property.chars()
                .forEach(letter -> snake.append(
                        Character.isUpperCase(letter)
                                ? "_" + (char) Character.toLowerCase(letter)
                                : String.valueOf((char) letter)));
        return snake.toString();
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
