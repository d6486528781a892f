package org.opencus.hsds;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import org.opencus.contract.Values;

/** The description of one directory alone, cut out of the contract: the standard's paths and what they refer to. */
final class HsdsDescription {
    private static final String ROOT = "/hsds/{centre}";
    private static final String FLAG = "x-hsds";
    private static final String REFERENCE = "#/components/";

    private final JsonObject contract;
    private final String publicUrl;
    private final JsonObject paths;
    private final JsonObject components;

    /** Its server is the public address; where that is not set, the one that it was read from. */
    HsdsDescription(JsonObject contract, String publicUrl) {
        this.contract = contract;
        this.publicUrl = publicUrl;
        this.paths = paths();
        this.components = components();
    }

    /** As JSON, for the centre with this slug and name. */
    byte[] bytes(String slug, String name) {
        JsonObject info = Values.JSON
                .createObjectBuilder()
                .add("title", "HSDS 3.0: " + name)
                .add("version", contract.getJsonObject("info").getString("version"))
                .add("license", contract.getJsonObject("info").get("license"))
                .build();
        return Values.JSON
                .createObjectBuilder()
                .add("openapi", contract.getString("openapi"))
                .add("info", info)
                .add(
                        "servers",
                        Values.JSON
                                .createArrayBuilder()
                                .add(Values.JSON.createObjectBuilder().add("url", publicUrl + "/hsds/" + slug)))
                .add("tags", tags())
                .add("paths", paths)
                .add("components", components)
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static JsonArrayBuilder tags() {
        return Values.JSON
                .createArrayBuilder()
                .add(Values.JSON.createObjectBuilder().add("name", "required").add("description", "HSDS demands it."))
                .add(Values.JSON.createObjectBuilder().add("name", "optional").add("description", "HSDS allows it."));
    }

    private JsonObject paths() {
        JsonObjectBuilder chosen = Values.JSON.createObjectBuilder();
        contract.getJsonObject("paths").forEach((path, item) -> {
            JsonObject operations = operations(item.asJsonObject());
            if (path.startsWith(ROOT) && !operations.isEmpty()) {
                chosen.add(path.substring(ROOT.length()), operations);
            }
        });
        return chosen.build();
    }

    /** The operations of the standard with its tags; what all of them share, but for the centre, which the server names. */
    private static JsonObject operations(JsonObject item) {
        JsonObjectBuilder operations = Values.JSON.createObjectBuilder();
        item.forEach((method, value) -> {
            if (value instanceof JsonObject operation && operation.containsKey(FLAG)) {
                operations.add(method, operation(operation));
            }
        });
        JsonObject found = operations.build();
        return found.isEmpty() || shared(item).build().isEmpty()
                ? found
                : Values.JSON
                        .createObjectBuilder(found)
                        .add("parameters", shared(item))
                        .build();
    }

    private static JsonArrayBuilder shared(JsonObject item) {
        JsonArrayBuilder parameters = Values.JSON.createArrayBuilder();
        item.getJsonArray("parameters").stream()
                .filter(parameter ->
                        !parameter.asJsonObject().getString("$ref", "").endsWith("/centre"))
                .forEach(parameters::add);
        return parameters;
    }

    private static JsonObject operation(JsonObject operation) {
        JsonObjectBuilder shown = Values.JSON.createObjectBuilder();
        operation.forEach((key, value) -> {
            if (!key.startsWith("x-")) {
                shown.add(key, value);
            }
        });
        return shown.add("tags", Values.JSON.createArrayBuilder().add(operation.get(FLAG)))
                .build();
    }

    private JsonObject components() {
        Set<String> names = new LinkedHashSet<>();
        collect(paths, names);
        JsonObjectBuilder kinds = Values.JSON.createObjectBuilder();
        contract.getJsonObject("components").forEach((kind, all) -> {
            JsonObjectBuilder some = Values.JSON.createObjectBuilder();
            all.asJsonObject().forEach((name, component) -> {
                if (names.contains(kind + "/" + name)) {
                    some.add(name, component);
                }
            });
            kinds.add(kind, some);
        });
        return kinds.build();
    }

    private void collect(JsonValue value, Set<String> names) {
        switch (value) {
            case JsonObject object -> {
                if (object.get("$ref") instanceof JsonString reference) {
                    follow(reference.getString(), names);
                }
                object.values().forEach(inside -> collect(inside, names));
            }
            case JsonArray array -> array.forEach(inside -> collect(inside, names));
            default -> {}
        }
    }

    private void follow(String reference, Set<String> names) {
        String name = reference.substring(REFERENCE.length());
        if (names.add(name)) {
            collect(contract.getValue("/components/" + name), names);
        }
    }
}
