package org.opencus.contract;

import static org.opencus.contract.Documents.member;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds what in a new contract would break a client of an old one.
 *
 * <p>Written by hand because openapi-diff 2.1.7 calls a changed type of a 3.1 schema "unchanged" and a removed response
 * property compatible. New enum values in answers are allowed: clients must accept values that they do not know.
 */
final class Compatibility {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private final JsonObject before;
    private final JsonObject after;
    private final List<String> breaks = new ArrayList<>();

    private Compatibility(JsonObject before, JsonObject after) {
        this.before = before;
        this.after = after;
    }

    /** One sentence per change that breaks; empty where none does. */
    static List<String> breaks(String before, String after) {
        Compatibility compatibility = new Compatibility(Documents.yaml(before), Documents.yaml(after));
        compatibility.paths();
        return List.copyOf(compatibility.breaks);
    }

    private void paths() {
        JsonObject paths = member(after, "paths");
        member(before, "paths")
                .forEach((path, item) -> item.asJsonObject().forEach((method, operation) -> {
                    if (METHODS.contains(method)) {
                        String at = method.toUpperCase(java.util.Locale.ROOT) + " " + path;
                        JsonObject newItem = member(paths, path);
                        if (newItem.containsKey(method)) {
                            operation(
                                    at,
                                    item.asJsonObject(),
                                    operation.asJsonObject(),
                                    newItem,
                                    newItem.getJsonObject(method));
                        } else {
                            breaks.add(at + ": the operation is gone");
                        }
                    }
                }));
    }

    private void operation(String at, JsonObject oldItem, JsonObject oldOne, JsonObject newItem, JsonObject newOne) {
        same(at, "operationId", oldOne, newOne);
        same(at, "tags", oldOne, newOne);
        if (security(before, oldOne).isEmpty() && !security(after, newOne).isEmpty()) {
            breaks.add(at + ": was public and is not");
        }
        parameters(at, parameters(before, oldItem, oldOne), parameters(after, newItem, newOne));
        body(at, oldOne, newOne);
        responses(at, member(oldOne, "responses"), member(newOne, "responses"));
    }

    private void same(String at, String name, JsonObject oldOne, JsonObject newOne) {
        if (!String.valueOf(oldOne.get(name)).equals(String.valueOf(newOne.get(name)))) {
            breaks.add(at + ": " + name + " changed, which renames the clients' methods");
        }
    }

    private static List<JsonValue> security(JsonObject document, JsonObject operation) {
        JsonValue own = operation.getOrDefault("security", document.get("security"));
        return own == null ? List.of() : own.asJsonArray();
    }

    private static Map<String, JsonObject> parameters(JsonObject document, JsonObject item, JsonObject operation) {
        Map<String, JsonObject> byName = new TreeMap<>();
        for (JsonObject owner : List.of(item, operation)) {
            for (JsonValue each :
                    owner.getOrDefault("parameters", JsonValue.EMPTY_JSON_ARRAY).asJsonArray()) {
                JsonObject parameter = Documents.resolved(document, each.asJsonObject());
                byName.put(parameter.getString("in") + " " + parameter.getString("name"), parameter);
            }
        }
        return byName;
    }

    private void parameters(String at, Map<String, JsonObject> oldOnes, Map<String, JsonObject> newOnes) {
        oldOnes.forEach((name, parameter) -> {
            String place = at + " parameter " + name;
            JsonObject now = newOnes.get(name);
            if (now == null) {
                breaks.add(place + ": is gone, and unknown parameters are refused");
            } else {
                asked(place, parameter.getJsonObject("schema"), now.getJsonObject("schema"));
            }
        });
        newOnes.forEach((name, parameter) -> {
            JsonObject earlier = oldOnes.getOrDefault(name, JsonValue.EMPTY_JSON_OBJECT);
            if (parameter.getBoolean("required", false) && !earlier.getBoolean("required", false)) {
                breaks.add(at + " parameter " + name + ": became required");
            }
        });
    }

    private void body(String at, JsonObject oldOne, JsonObject newOne) {
        JsonObject oldBody = Documents.resolved(before, member(oldOne, "requestBody"));
        JsonObject newBody = Documents.resolved(after, member(newOne, "requestBody"));
        if (newBody.getBoolean("required", false) && !oldBody.getBoolean("required", false)) {
            breaks.add(at + ": a body became required");
        }
        content(oldBody).forEach((type, schema) -> {
            JsonObject now = content(newBody).get(type);
            if (now == null) {
                breaks.add(at + ": bodies of " + type + " are no longer taken");
            } else {
                asked(at + " body", schema, now);
            }
        });
    }

    private void responses(String at, JsonObject oldOnes, JsonObject newOnes) {
        oldOnes.forEach((status, response) -> {
            JsonValue now = newOnes.get(status);
            if (now == null) {
                breaks.add(at + ": status " + status + " is gone");
                return;
            }
            Map<String, JsonObject> types = content(Documents.resolved(after, now.asJsonObject()));
            content(Documents.resolved(before, response.asJsonObject())).forEach((type, schema) -> {
                if (types.containsKey(type)) {
                    String place = at + " answer " + status;
                    SchemaChange.answered(place, before, after, schema, types.get(type), breaks);
                } else {
                    breaks.add(at + ": " + status + " no longer comes as " + type);
                }
            });
        });
    }

    private void asked(String place, JsonObject oldSchema, JsonObject newSchema) {
        SchemaChange.asked(place, before, after, oldSchema, newSchema, breaks);
    }

    private static Map<String, JsonObject> content(JsonObject entity) {
        Map<String, JsonObject> schemas = new LinkedHashMap<>();
        member(entity, "content")
                .forEach((type, content) -> schemas.put(type, member(content.asJsonObject(), "schema")));
        return schemas;
    }
}
