package org.opencus.client;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.bind.serializer.SerializationContext;
import jakarta.json.stream.JsonGenerator;
import java.io.StringReader;
import java.util.Map;
import java.util.Objects;

/**
 * A partial change (RFC 7396): what is to be set, and what is to be taken away, which objects of the contract cannot say.
 * Make it from what was read and what it should become; send it with the {@code ETag} of what was read.
 */
public final class MergePatch {
    private final JsonObject changes;

    private MergePatch(JsonObject changes) {
        this.changes = changes;
    }

    /** What leads from one state of a thing to another: {@code between(read, read.toBuilder()….build())}. */
    public static <T> MergePatch between(T before, T after) {
        JsonValue changes = Json.createMergeDiff(tree(before), tree(after)).toJsonValue();
        return new MergePatch(changes.asJsonObject());
    }

    /** A change of nothing, to begin with: {@code MergePatch.empty().with("season", "lato").without("closing")}. */
    public static MergePatch empty() {
        return new MergePatch(JsonValue.EMPTY_JSON_OBJECT);
    }

    /** The same, which also sets this property. */
    public MergePatch with(String property, Object value) {
        return changed(property, tree(Map.of(property, value)).get(property));
    }

    /** The same, which also takes this property away. */
    public MergePatch without(String property) {
        return changed(property, JsonValue.NULL);
    }

    private MergePatch changed(String property, JsonValue value) {
        return new MergePatch(
                Json.createObjectBuilder(changes).add(property, value).build());
    }

    /** A change that is written as JSON. */
    public static MergePatch of(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return new MergePatch(reader.readObject());
        }
    }

    private static JsonObject tree(Object value) {
        try (JsonReader reader = Json.createReader(new StringReader(org.opencus.client.Json.text(value)))) {
            return reader.readObject();
        }
    }

    /** Whether nothing would change. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MergePatch patch && changes.equals(patch.changes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(changes);
    }

    /** Names the properties and none of their values, which may be personal. */
    @Override
    public String toString() {
        return "MergePatch" + changes.keySet();
    }

    /** Writes a change that is part of a body. */
    static final class Out implements JsonbSerializer<MergePatch> {
        @Override
        public void serialize(MergePatch patch, JsonGenerator generator, SerializationContext context) {
            generator.write(patch.changes);
        }
    }
}
