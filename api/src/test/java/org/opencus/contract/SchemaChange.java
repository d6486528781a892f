package org.opencus.contract;

import static org.opencus.contract.Documents.member;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Compares two schemas: what is asked may only get wider, what is answered may only get richer. */
final class SchemaChange {
    private static final List<String> UPPER =
            List.of("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties");
    private static final List<String> LOWER =
            List.of("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties");
    private static final List<String> EXACT = List.of("pattern", "multipleOf", "uniqueItems", "const");

    private final JsonObject before;
    private final JsonObject after;
    private final boolean asked;
    private final List<String> breaks;
    private final Set<String> seen = new HashSet<>();

    private SchemaChange(JsonObject before, JsonObject after, boolean asked, List<String> breaks) {
        this.before = before;
        this.after = after;
        this.asked = asked;
        this.breaks = breaks;
    }

    static void asked(
            String at, JsonObject before, JsonObject after, JsonObject old, JsonObject now, List<String> breaks) {
        new SchemaChange(before, after, true, breaks).compare(at, old, now);
    }

    static void answered(
            String at, JsonObject before, JsonObject after, JsonObject old, JsonObject now, List<String> breaks) {
        new SchemaChange(before, after, false, breaks).compare(at, old, now);
    }

    private void compare(String at, JsonObject oldRaw, JsonObject newRaw) {
        if (!seen.add(oldRaw + "→" + newRaw)) {
            return;
        }
        JsonObject old = Documents.resolved(before, oldRaw);
        JsonObject now = Documents.resolved(after, newRaw);
        types(at, old, now);
        values(at, old, now);
        if (asked) {
            limits(at, old, now);
        }
        properties(at, new Shape(before, old), new Shape(after, now));
        nested(at, "items", old, now);
        nested(at, "additionalProperties", old, now);
        forms(at, old, now);
    }

    private void nested(String at, String keyword, JsonObject old, JsonObject now) {
        if (old.get(keyword) instanceof JsonObject earlier && now.get(keyword) instanceof JsonObject later) {
            compare(at + " " + keyword, earlier, later);
        }
    }

    private void types(String at, JsonObject old, JsonObject now) {
        Set<String> earlier = texts(old.get("type"));
        Set<String> later = texts(now.get("type"));
        boolean fits = asked ? later.isEmpty() || later.containsAll(earlier) : earlier.containsAll(later);
        if (!fits || !earlier.isEmpty() && later.isEmpty() && !asked) {
            breaks.add(at + ": type changed from " + earlier + " to " + later);
        }
        String format = old.getString("format", "");
        if (!format.equals(now.getString("format", ""))) {
            breaks.add(at + ": format changed from '" + format + "'");
        }
    }

    private void values(String at, JsonObject old, JsonObject now) {
        if (asked && now.containsKey("enum")) {
            Set<String> later = texts(now.get("enum"));
            if (!old.containsKey("enum") || !later.containsAll(texts(old.get("enum")))) {
                breaks.add(at + ": fewer values are taken");
            }
        }
        if (!asked && old.containsKey("enum") && !now.containsKey("enum")) {
            breaks.add(at + ": no longer one of a list");
        }
    }

    private void limits(String at, JsonObject old, JsonObject now) {
        UPPER.forEach(name -> limit(at, name, old, now, 1));
        LOWER.forEach(name -> limit(at, name, old, now, -1));
        for (String name : EXACT) {
            if (now.containsKey(name) && !now.get(name).equals(old.get(name))) {
                breaks.add(at + ": " + name + " is stricter");
            }
        }
    }

    private void limit(String at, String name, JsonObject old, JsonObject now, int direction) {
        if (now.get(name) instanceof JsonNumber later) {
            boolean looser = old.get(name) instanceof JsonNumber earlier
                    && later.bigDecimalValue().compareTo(earlier.bigDecimalValue()) * direction >= 0;
            if (!looser) {
                breaks.add(at + ": " + name + " is stricter");
            }
        }
    }

    private void properties(String at, Shape old, Shape now) {
        old.properties.forEach((name, schema) -> {
            String place = at + "/" + name;
            if (!now.properties.containsKey(name)) {
                if (!asked || now.closed) {
                    breaks.add(place + ": is gone");
                }
            } else {
                compare(place, schema, now.properties.get(name));
                if (!asked && old.required.contains(name) && !now.required.contains(name)) {
                    breaks.add(place + ": may now be absent");
                }
            }
        });
        if (asked) {
            now.required.stream()
                    .filter(name -> !old.required.contains(name))
                    .forEach(name -> breaks.add(at + "/" + name + ": became required"));
            if (now.closed && !old.closed) {
                breaks.add(at + ": other properties are now refused");
            }
        }
    }

    private void forms(String at, JsonObject old, JsonObject now) {
        for (String keyword : List.of("oneOf", "anyOf")) {
            Set<String> earlier = texts(old.get(keyword));
            Set<String> later = texts(now.get(keyword));
            boolean fits = asked ? later.containsAll(earlier) : earlier.containsAll(later);
            if (!fits) {
                breaks.add(at + ": the forms of " + keyword + " changed");
            }
            byRef(old.get(keyword)).forEach((ref, form) -> {
                JsonObject same = byRef(now.get(keyword)).get(ref);
                if (same != null) {
                    compare(at + " " + ref, form, same);
                }
            });
        }
    }

    private static Map<String, JsonObject> byRef(JsonValue forms) {
        Map<String, JsonObject> byRef = new LinkedHashMap<>();
        if (forms instanceof JsonArray list) {
            list.getValuesAs(JsonObject.class)
                    .forEach(form -> byRef.put(form.getString("$ref", form.toString()), form));
        }
        return byRef;
    }

    private static Set<String> texts(JsonValue value) {
        Set<String> texts = new TreeSet<>();
        switch (value) {
            case null -> {}
            case JsonString text -> texts.add(text.getString());
            case JsonArray list -> list.forEach(item -> texts.addAll(texts(item)));
            case JsonObject form -> texts.add(form.getString("$ref", form.toString()));
            default -> texts.add(value.toString());
        }
        return texts;
    }

    /** The properties of an object, {@code allOf} laid together. */
    private static final class Shape {
        private final Map<String, JsonObject> properties = new LinkedHashMap<>();
        private final Set<String> required = new TreeSet<>();
        private boolean closed;

        Shape(JsonObject document, JsonObject schema) {
            add(document, schema);
        }

        private void add(JsonObject document, JsonObject raw) {
            JsonObject schema = Documents.resolved(document, raw);
            member(schema, "properties").forEach((name, property) -> properties.put(name, property.asJsonObject()));
            required.addAll(texts(schema.get("required")));
            closed |= isFalse(schema, "unevaluatedProperties") || isFalse(schema, "additionalProperties");
            schema.getOrDefault("allOf", JsonValue.EMPTY_JSON_ARRAY)
                    .asJsonArray()
                    .forEach(part -> add(document, part.asJsonObject()));
        }

        private static boolean isFalse(JsonObject schema, String name) {
            return JsonValue.FALSE.equals(schema.get(name));
        }
    }
}
