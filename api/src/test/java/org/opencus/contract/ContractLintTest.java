package org.opencus.contract;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the style that generation and the promises of this API depend on. */
class ContractLintTest {
    private static final Contract CONTRACT = Contract.load();
    private static final JsonObject DOCUMENT = CONTRACT.document();
    private static final List<String> WORDS = List.of("summary", "description", "operationId");

    private final List<String> faults = new ArrayList<>();

    private static JsonObject resolved(JsonValue value) {
        return Documents.resolved(DOCUMENT, value.asJsonObject());
    }

    private static Map<String, JsonObject> members(JsonObject object, String... path) {
        JsonObject at = object;
        for (String name : path) {
            at = Documents.member(at, name);
        }
        Map<String, JsonObject> members = new LinkedHashMap<>();
        at.forEach((name, value) -> members.put(name, value.asJsonObject()));
        return members;
    }

    private void noFaults() {
        assertThat(faults).isEmpty();
    }

    @Test
    void everyOperationIsDescribed() {
        Set<String> tags = new HashSet<>();
        DOCUMENT.getJsonArray("tags").getValuesAs(JsonObject.class).forEach(tag -> {
            tags.add(tag.getString("name"));
            if (tag.getString("description", "").isBlank()) {
                faults.add("tag " + tag.getString("name") + " has no description");
            }
        });
        for (Operation operation : CONTRACT.operations()) {
            WORDS.stream()
                    .filter(word -> operation.document().getString(word, "").isBlank())
                    .forEach(word -> faults.add(operation.id() + " has no " + word));
            if (!tags.contains(operation.tag())) {
                faults.add(operation.id() + " has an undeclared tag");
            }
        }
        noFaults();
    }

    @Test
    void everyOperationListsProblems() {
        for (Operation operation : CONTRACT.operations()) {
            Map<String, SchemaRef> other = operation.responses().getOrDefault(Operation.DEFAULT, Map.of());
            if (!other.containsKey("application/problem+json")) {
                faults.add(operation.id() + " has no problem as its default response");
            }
            if (operation.responses().keySet().stream().noneMatch(status -> status / 100 == 2)) {
                faults.add(operation.id() + " never succeeds");
            }
        }
        noFaults();
    }

    @Test
    void cachedReadsPromiseValidators() {
        for (Operation operation : CONTRACT.operations()) {
            if (operation.caching().isPresent() && !operation.responses().containsKey(304)) {
                faults.add(operation.id() + " is cached and does not list 304");
            }
            if (operation.caching().isPresent() && !operation.method().equals("GET")) {
                faults.add(operation.id() + " is cached and no GET");
            }
        }
        noFaults();
    }

    @Test
    void everyParameterIsDescribedAndBounded() {
        DOCUMENT.getJsonObject("paths").forEach((path, item) -> {
            parameters(path, item.asJsonObject());
            item.asJsonObject().forEach((method, operation) -> {
                if (operation instanceof JsonObject object) {
                    parameters(method + " " + path, object);
                }
            });
        });
        noFaults();
    }

    private void parameters(String at, JsonObject owner) {
        for (JsonValue each :
                owner.getOrDefault("parameters", JsonValue.EMPTY_JSON_ARRAY).asJsonArray()) {
            JsonObject parameter = resolved(each);
            String name = at + " parameter " + parameter.getString("name");
            if (parameter.getString("description", "").isBlank()) {
                faults.add(name + " has no description");
            }
            bounded(name, parameter.getJsonObject("schema"), new HashSet<>());
        }
    }

    /** What a caller sends must have an end: texts, lists and numbers. */
    private void bounded(String at, JsonObject raw, Set<JsonObject> seen) {
        JsonObject schema = resolved(raw);
        if (!seen.add(schema)) {
            return;
        }
        switch (schema.getString("type", "")) {
            case "string" -> require(at, schema, "maxLength", "enum", "format", "pattern");
            case "array" -> {
                require(at, schema, "maxItems");
                bounded(at + " items", schema.getJsonObject("items"), seen);
            }
            case "integer", "number" -> {
                require(at, schema, "maximum");
                require(at, schema, "minimum");
            }
            default ->
                members(schema, "properties").forEach((name, property) -> bounded(at + "/" + name, property, seen));
        }
    }

    private void require(String at, JsonObject schema, String... oneOf) {
        if (Stream.of(oneOf).noneMatch(schema::containsKey)) {
            faults.add(at + " has no " + String.join(" or ", oneOf));
        }
    }

    @Test
    void bodiesOfRequestsAreClosedAndBounded() {
        for (Operation operation : CONTRACT.operations()) {
            JsonObject body = resolved(operation.document().getOrDefault("requestBody", JsonValue.EMPTY_JSON_OBJECT));
            members(body, "content").forEach((type, content) -> {
                JsonObject schema = resolved(content.getJsonObject("schema"));
                if (!schema.containsKey("unevaluatedProperties") && !schema.containsKey("oneOf")) {
                    faults.add(operation.id() + ": the body takes unknown properties");
                }
                bounded(operation.id() + " body", schema, new HashSet<>());
            });
        }
        noFaults();
    }

    @Test
    void objectsAndEnumsHaveNames() {
        members(DOCUMENT, "components", "schemas").forEach((name, schema) -> schemas(name, schema, true));
        for (Operation operation : CONTRACT.operations()) {
            members(operation.document(), "responses")
                    .forEach((status, raw) -> members(resolved(raw), "content")
                            .forEach((type, content) ->
                                    schemas(operation.id(), Documents.member(content, "schema"), false)));
        }
        noFaults();
    }

    private void schemas(String at, JsonObject schema, boolean named) {
        if (!named && (schema.containsKey("enum") || schema.containsKey("properties"))) {
            faults.add(at + " is an object or enum without a name");
        }
        if (schema.get("type") instanceof JsonString type && type.getString().equals("array") && named) {
            faults.add(at + " is a top-level array");
        }
        members(schema, "properties").forEach((name, property) -> schemas(at + "/" + name, property, false));
        if (schema.get("items") instanceof JsonObject items) {
            schemas(at + " items", items, false);
        }
        for (JsonValue part :
                schema.getOrDefault("allOf", JsonValue.EMPTY_JSON_ARRAY).asJsonArray()) {
            schemas(at, part.asJsonObject(), true);
        }
    }

    @Test
    void nothingIsNull() {
        assertThat(DOCUMENT.toString()).doesNotContain("\"nullable\"");
        members(DOCUMENT, "components", "schemas").forEach((name, schema) -> {
            if (!schema.getBoolean("x-merge-patch", false) && schema.toString().contains("\"null\"")) {
                faults.add(name + " models absence by null");
            }
        });
        noFaults();
    }

    /** Alone or inside a body: a record of the Java client could not say what is taken away. */
    @Test
    void patchesAreMergePatchesInTheClient() throws IOException {
        String settings = Files.readString(Path.of("generator/client.yaml"));
        members(DOCUMENT, "components", "schemas").forEach((name, schema) -> {
            if (schema.getBoolean("x-merge-patch", false)
                    && !settings.contains("\n  " + name + ": org.opencus.client.MergePatch\n")) {
                faults.add(name + " is not in schemaMappings of client.yaml");
            }
        });
        noFaults();
    }

    /** In TypeScript {@code uniqueItems} makes a Set, and that of no element becomes JSON. */
    @Test
    void listsAreNoSets() {
        assertThat(DOCUMENT.toString()).doesNotContain("\"uniqueItems\"");
    }

    @Test
    void requestRecordsDoNotHideModels() {
        for (Operation operation : CONTRACT.operations()) {
            String record = Character.toUpperCase(operation.id().charAt(0))
                    + operation.id().substring(1);
            if (Documents.member(DOCUMENT.getJsonObject("components"), "schemas")
                    .containsKey(record)) {
                faults.add(operation.id() + " has the name of a schema");
            }
        }
        noFaults();
    }
}
