package org.opencus.imports;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;

/** How many entries of a companion file differ from what is kept of it: entries of its lists and of its objects. */
public record CompanionChange(int added, int changed, int removed) {
    /** What becomes of the one by taking the other in its place. */
    static CompanionChange between(JsonObject kept, JsonObject given) {
        Map<String, JsonValue> before = entries(kept);
        Map<String, JsonValue> after = entries(given);
        int added = count(after, before);
        int changed = (int) after.entrySet().stream()
                .filter(entry -> before.containsKey(entry.getKey()))
                .filter(entry -> !before.get(entry.getKey()).equals(entry.getValue()))
                .count();
        return new CompanionChange(added, changed, count(before, after));
    }

    boolean none() {
        return added + changed + removed == 0;
    }

    private static int count(Map<String, JsonValue> all, Map<String, JsonValue> others) {
        return (int)
                all.keySet().stream().filter(name -> !others.containsKey(name)).count();
    }

    private static Map<String, JsonValue> entries(JsonObject content) {
        Map<String, JsonValue> entries = new LinkedHashMap<>();
        content.forEach((key, value) -> {
            switch (value) {
                case JsonArray list -> list.forEach(item -> put(entries, key + "/" + name(item), item));
                case JsonObject object -> object.forEach((name, item) -> put(entries, key + "/" + name, item));
                default -> put(entries, key, value);
            }
        });
        return entries;
    }

    /** An object goes by its name; what has none is itself or another. */
    private static String name(JsonValue item) {
        boolean named = item instanceof JsonObject object
                && object.get("name") instanceof JsonString name
                && !name.getString().isEmpty();
        return named ? item.asJsonObject().getString("name") : item.toString();
    }

    /** Several may have one name. */
    private static void put(Map<String, JsonValue> entries, String name, JsonValue value) {
        String free = name;
        for (int i = 2; entries.containsKey(free); i++) {
            free = name + "#" + i;
        }
        entries.put(free, value);
    }
}
