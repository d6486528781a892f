package org.opencus.records;

import static org.opencus.database.Rows.text;

import io.helidon.dbclient.DbRow;
import io.helidon.dbclient.DbStatementQuery;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opencus.database.Parameters;
import org.opencus.database.Tx;

/** Finds in one query the names of just what records refer to, also of what has left the catalogue. */
public final class ReferenceRepository {
    /** The shown forms with each reference as {@code {"code", "name"}}; all of them of this centre or of no centre. */
    public Names names(Tx tx, String centre, Collection<JsonObject> shown) {
        Map<RecordKind, Set<String>> wanted = new EnumMap<>(RecordKind.class);
        shown.forEach(object -> collect(object, wanted));
        Map<RecordKind, Map<String, String>> names = new EnumMap<>(RecordKind.class);
        if (wanted.isEmpty()) {
            return new Names(names);
        }
        DbStatementQuery statement = tx.execute()
                .createNamedQuery(
                        "name.of-references",
                        wanted.keySet().stream()
                                .map(ReferenceRepository::select)
                                .collect(Collectors.joining(" union all ")));
        wanted.forEach((kind, codes) -> statement.addParam(parameter(kind), Parameters.texts(codes)));
        if (!wanted.keySet().stream().allMatch(ReferenceRepository::anywhere)) {
            statement.addParam("centre", centre);
        }
        try (Stream<DbRow> rows = statement.execute()) {
            rows.forEach(row -> names.computeIfAbsent(RecordKind.valueOf(text(row, "kind")), _ -> new HashMap<>())
                    .put(text(row, "code"), text(row, "name")));
        }
        return new Names(names);
    }

    private static String select(RecordKind kind) {
        return "select '%s' as kind, code, name from %s where %scode = any (cast(:%s as text[]))"
                .formatted(kind, kind.table(), anywhere(kind) ? "" : "centre = :centre and ", parameter(kind));
    }

    private static boolean anywhere(RecordKind kind) {
        return kind.shared() || kind == RecordKind.CENTRE;
    }

    private static String parameter(RecordKind kind) {
        return kind.table().replace("_", "");
    }

    private static void collect(JsonValue value, Map<RecordKind, Set<String>> wanted) {
        switch (value.getValueType()) {
            case ARRAY -> value.asJsonArray().forEach(item -> collect(item, wanted));
            case OBJECT -> {
                JsonObject object = value.asJsonObject();
                if (object.containsKey("ref")) {
                    RecordKind.of(object.getString("ref"))
                            .ifPresent(kind -> wanted.computeIfAbsent(kind, _ -> new TreeSet<>())
                                    .add(object.getString("code")));
                } else {
                    object.values().forEach(item -> collect(item, wanted));
                }
            }
            default -> {}
        }
    }
}
