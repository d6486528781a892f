package org.opencus.records;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.opencus.contract.Values;

/** The names with which references of one centre's records are shown. */
public final class Names {
    private static final JsonBuilderFactory JSON = Values.JSON.createBuilderFactory(Map.of());

    private final BiFunction<RecordKind, String, Optional<String>> names;

    /** Names by kind and code. */
    public Names(Map<RecordKind, Map<String, String>> names) {
        this((kind, code) ->
                Optional.ofNullable(names.getOrDefault(kind, Map.of()).get(code)));
    }

    /** Names that are looked up by kind and code. */
    public Names(BiFunction<RecordKind, String, Optional<String>> names) {
        this.names = names;
    }

    /** The name of what the code stands for. */
    public Optional<String> of(RecordKind kind, String code) {
        return names.apply(kind, code);
    }

    /** The document with each {@code {"ref", "code"}} as the {@code {"code", "name"}} of the contract. */
    public JsonObject resolve(JsonObject document) {
        JsonObjectBuilder resolved = JSON.createObjectBuilder();
        document.forEach((key, value) -> resolved.add(key, resolveValue(value)));
        return resolved.build();
    }

    private JsonValue resolveValue(JsonValue value) {
        return switch (value.getValueType()) {
            case OBJECT -> resolveObject(value.asJsonObject());
            case ARRAY -> {
                JsonArrayBuilder items = JSON.createArrayBuilder();
                value.asJsonArray().forEach(item -> items.add(resolveValue(item)));
                yield items.build();
            }
            default -> value;
        };
    }

    private JsonValue resolveObject(JsonObject object) {
        if (!object.containsKey("ref")) {
            return resolve(object);
        }
        String code = object.getString("code");
        String name = RecordKind.of(object.getString("ref"))
                .flatMap(kind -> of(kind, code))
                .orElse(code);
        return JSON.createObjectBuilder().add("code", code).add("name", name).build();
    }
}
