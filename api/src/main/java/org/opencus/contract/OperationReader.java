package org.opencus.contract;

import static org.opencus.contract.Documents.member;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Turns the document's {@code paths} into operations. */
final class OperationReader {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private final JsonObject document;
    private final Schemas.Collector schemas;

    OperationReader(JsonObject document, Schemas.Collector schemas) {
        this.document = document;
        this.schemas = schemas;
    }

    Map<String, Operation> read() {
        Map<String, Operation> operations = new LinkedHashMap<>();
        member(document, "paths")
                .forEach((path, item) -> item.asJsonObject().forEach((method, operation) -> {
                    if (METHODS.contains(method)) {
                        Operation read = operation(path, method, item.asJsonObject(), operation.asJsonObject());
                        operations.put(read.id(), read);
                    }
                }));
        return operations;
    }

    private Operation operation(String path, String method, JsonObject item, JsonObject operation) {
        return new Operation(
                operation.getString("operationId"),
                operation.getJsonArray("tags").getString(0),
                method.toUpperCase(Locale.ROOT),
                path,
                parameters(item, operation),
                body(operation),
                responses(operation),
                security(operation),
                caching(operation),
                operation);
    }

    private List<Parameter> parameters(JsonObject item, JsonObject operation) {
        Map<String, Parameter> byPointer = new LinkedHashMap<>();
        List<JsonValue> all = new ArrayList<>(
                item.getOrDefault("parameters", JsonValue.EMPTY_JSON_ARRAY).asJsonArray());
        all.addAll(
                operation.getOrDefault("parameters", JsonValue.EMPTY_JSON_ARRAY).asJsonArray());
        for (JsonValue each : all) {
            Parameter parameter = parameter(Documents.resolved(document, each.asJsonObject()));
            byPointer.put(parameter.pointer(), parameter);
        }
        return List.copyOf(byPointer.values());
    }

    private Parameter parameter(JsonObject parameter) {
        JsonObject schema = Documents.resolved(document, parameter.getJsonObject("schema"));
        boolean array = schema.getString("type", "").equals("array");
        JsonObject value = array ? Documents.resolved(document, schema.getJsonObject("items")) : schema;
        return new Parameter(
                "/" + parameter.getString("in") + "/" + parameter.getString("name"),
                parameter.getString("name"),
                parameter.getBoolean("required", false),
                array,
                Parameter.Type.valueOf(value.getString("type", "string").toUpperCase(Locale.ROOT)),
                Optional.ofNullable(schema.get("default")),
                schemas.add(parameter.getJsonObject("schema")),
                parameter.getBoolean("x-personal", false) || schema.getBoolean("x-personal", false));
    }

    private Optional<Operation.Entity> body(JsonObject operation) {
        if (!operation.containsKey("requestBody")) {
            return Optional.empty();
        }
        JsonObject body = Documents.resolved(document, operation.getJsonObject("requestBody"));
        return Optional.of(new Operation.Entity(body.getBoolean("required", false), content(body)));
    }

    private SortedMap<Integer, Map<String, SchemaRef>> responses(JsonObject operation) {
        SortedMap<Integer, Map<String, SchemaRef>> responses = new TreeMap<>();
        member(operation, "responses").forEach((status, response) -> {
            JsonObject resolved = Documents.resolved(document, response.asJsonObject());
            int code = status.equals("default") ? Operation.DEFAULT : Integer.parseInt(status);
            responses.put(code, content(resolved));
        });
        return responses;
    }

    private Map<String, SchemaRef> content(JsonObject entity) {
        Map<String, SchemaRef> byType = new LinkedHashMap<>();
        member(entity, "content")
                .forEach((type, content) -> byType.put(type, schemas.add(member(content.asJsonObject(), "schema"))));
        return byType;
    }

    private List<Map<String, Set<String>>> security(JsonObject operation) {
        JsonArray alternatives = operation.getJsonArray("security");
        if (alternatives == null) {
            alternatives = document.getOrDefault("security", JsonValue.EMPTY_JSON_ARRAY)
                    .asJsonArray();
        }
        List<Map<String, Set<String>>> security = new ArrayList<>();
        for (JsonObject alternative : alternatives.getValuesAs(JsonObject.class)) {
            Map<String, Set<String>> schemes = new HashMap<>();
            alternative.forEach((scheme, scopes) -> schemes.put(scheme, scopes(scopes.asJsonArray())));
            security.add(schemes);
        }
        return security;
    }

    private static Set<String> scopes(JsonArray scopes) {
        Set<String> names = new LinkedHashSet<>();
        scopes.getValuesAs(JsonString.class).forEach(scope -> names.add(scope.getString()));
        return names;
    }

    private static Optional<Operation.Caching> caching(JsonObject operation) {
        JsonObject cache = operation.getJsonObject("x-cache");
        return cache == null
                ? Optional.empty()
                : Optional.of(new Operation.Caching(
                        Duration.ofSeconds(cache.getInt("maxAge")), cache.getBoolean("hot", false)));
    }
}
