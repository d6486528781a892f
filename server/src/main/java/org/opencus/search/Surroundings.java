package org.opencus.search;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opencus.records.Names;
import org.opencus.records.RecordKind;

/** What the records of a centre refer to, read once for all of them. */
record Surroundings(
        String centre,
        Names names,
        Map<String, String> placeParents,
        Map<String, String> groupParents,
        Map<String, JsonObject> wholes,
        String activeScope) {
    private static final int DEEPEST = 8;

    /** The code and those of what lies around it, nearest first. */
    static List<String> upwards(Map<String, String> parents, String code) {
        List<String> path = new ArrayList<>();
        String step = code;
        while (step != null && path.size() < DEEPEST && !path.contains(step)) {
            path.add(step);
            step = parents.get(step);
        }
        return path;
    }

    Optional<String> name(RecordKind kind, String code) {
        return kind == RecordKind.SERVICE
                ? Optional.ofNullable(wholes.get(code)).map(whole -> whole.getString("name"))
                : names.of(kind, code);
    }

    /** The service that the record is a part of. */
    Optional<JsonObject> whole(JsonObject record) {
        return Optional.ofNullable(wholes.get(record.getString("parent", "")));
    }
}
