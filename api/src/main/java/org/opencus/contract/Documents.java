package org.opencus.contract;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Reads YAML 1.2 as the JSON that it stands for. */
final class Documents {
    private Documents() {}

    static String resource(String name) {
        try (InputStream in = Documents.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the contract beside itself as JSON: the build does so, because YAML takes ten times as long to read. */
    public static void main(String[] arguments) throws IOException {
        Files.writeString(Path.of(arguments[0]), yaml(resource("/openapi.yaml")).toString());
    }

    /** The contract on the class path, from the JSON that the build made of it where there is one. */
    static JsonObject contract() {
        return Documents.class.getResource("/openapi.json") == null
                ? yaml(resource("/openapi.yaml"))
                : Wire.parse(resource("/openapi.json")).asJsonObject();
    }

    static JsonObject yaml(String text) {
        LoadSettings settings = LoadSettings.builder()
                .setSchema(new CoreSchema())
                .setCodePointLimit(Integer.MAX_VALUE)
                .build();
        return json(new Load(settings).loadFromString(text)).asJsonObject();
    }

    private static JsonValue json(Object value) {
        return switch (value) {
            case null -> JsonValue.NULL;
            case Map<?, ?> map -> object(map);
            case List<?> list -> array(list);
            case Boolean flag -> flag ? JsonValue.TRUE : JsonValue.FALSE;
            case Number number -> Values.JSON.createValue(number);
            default -> Values.JSON.createValue(value.toString());
        };
    }

    private static JsonValue object(Map<?, ?> map) {
        JsonObjectBuilder object = Values.JSON.createObjectBuilder();
        map.forEach((name, value) -> object.add(name.toString(), json(value)));
        return object.build();
    }

    private static JsonValue array(List<?> list) {
        JsonArrayBuilder array = Values.JSON.createArrayBuilder();
        list.forEach(item -> array.add(json(item)));
        return array.build();
    }

    /** The object itself, or the one that its local {@code $ref} names. */
    static JsonObject resolved(JsonObject document, JsonObject object) {
        String ref = object.getString("$ref", null);
        return ref == null
                ? object
                : resolved(
                        document,
                        Values.JSON
                                .createPointer(ref.substring(1))
                                .getValue(document)
                                .asJsonObject());
    }

    /** The member as an object; empty where it is absent. */
    static JsonObject member(JsonObject object, String name) {
        JsonValue value = object.get(name);
        return value == null ? JsonValue.EMPTY_JSON_OBJECT : value.asJsonObject();
    }
}
