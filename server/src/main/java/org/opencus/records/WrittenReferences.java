package org.opencus.records;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.opencus.contract.Text;
import org.opencus.contract.Values;
import org.opencus.contract.Violation;
import org.opencus.database.Tx;

/** References to the catalogue in documents of other features, which are written and kept as {@code {"code"}}. */
public final class WrittenReferences {
    private static final Text UNKNOWN =
            new Text("W katalogu tego centrum nie ma takiego kodu.", "The catalogue of this centre has no such code.");

    private record Reference(String pointer, RecordKind kind, String code) {}

    private final Map<String, RecordKind> kinds;
    private final RecordListRepository records = new RecordListRepository();
    private final ReferenceRepository names = new ReferenceRepository();

    /** What the properties with these names refer to, wherever they stand in a document. */
    public WrittenReferences(Map<String, RecordKind> kinds) {
        this.kinds = kinds;
    }

    /** The document with the names of what it refers to. */
    public JsonObject named(Tx tx, String centre, JsonObject document) {
        return named(tx, centre, List.of(document)).getFirst();
    }

    /** The documents with the names of what they refer to, found by one query. */
    public List<JsonObject> named(Tx tx, String centre, List<JsonObject> documents) {
        List<JsonObject> marked = documents.stream()
                .map(document -> marked(document).asJsonObject())
                .toList();
        Names found = names.names(tx, centre, marked);
        return marked.stream().map(found::resolve).toList();
    }

    /** A violation for each reference to what the catalogue of the centre does not hold, or no longer. */
    public List<Violation> unknown(Tx tx, String centre, JsonObject document) {
        return unknown(tx, centre, JsonValue.EMPTY_JSON_OBJECT, document);
    }

    /** The same, but what the document before refers to may stay, although it has left the catalogue since. */
    public List<Violation> unknown(Tx tx, String centre, JsonObject before, JsonObject document) {
        Set<String> kept = new HashSet<>();
        references(before).forEach(each -> kept.add(each.kind() + "/" + each.code()));
        List<Reference> references = references(document).stream()
                .filter(each -> !kept.contains(each.kind() + "/" + each.code()))
                .toList();
        Map<RecordKind, Set<String>> wanted = new EnumMap<>(RecordKind.class);
        references.forEach(each ->
                wanted.computeIfAbsent(each.kind(), _ -> new TreeSet<>()).add(each.code()));
        Map<RecordKind, Set<String>> known = new EnumMap<>(RecordKind.class);
        wanted.forEach((kind, codes) -> known.put(kind, there(tx, centre, kind, codes)));
        return references.stream()
                .filter(each -> !known.get(each.kind()).contains(each.code()))
                .map(each -> new Violation(each.pointer() + "/code", "unknown-code", UNKNOWN))
                .toList();
    }

    private List<Reference> references(JsonObject document) {
        List<Reference> references = new ArrayList<>();
        collect(document, "", references);
        return references;
    }

    private Set<String> there(Tx tx, String centre, RecordKind kind, Set<String> codes) {
        Set<String> there = new HashSet<>();
        records.there(tx, centre, kind, List.copyOf(codes))
                .forEach(kept -> there.add(kept.shown().getString("code")));
        return there;
    }

    private JsonValue marked(JsonValue value) {
        return switch (value.getValueType()) {
            case OBJECT -> {
                JsonObjectBuilder object = Values.JSON.createObjectBuilder();
                value.asJsonObject()
                        .forEach((name, part) -> object.add(
                                name, kinds.containsKey(name) ? reference(part, kinds.get(name)) : marked(part)));
                yield object.build();
            }
            case ARRAY -> {
                JsonArrayBuilder items = Values.JSON.createArrayBuilder();
                value.asJsonArray().forEach(item -> items.add(marked(item)));
                yield items.build();
            }
            default -> value;
        };
    }

    /** The reference itself, each of a list, or a list of what holds some. */
    private JsonValue reference(JsonValue value, RecordKind kind) {
        if (value instanceof JsonArray list) {
            JsonArrayBuilder items = Values.JSON.createArrayBuilder();
            list.forEach(item -> items.add(reference(item, kind)));
            return items.build();
        }
        return refers(value)
                ? Values.JSON
                        .createObjectBuilder()
                        .add("ref", kind.word())
                        .add("code", value.asJsonObject().getString("code"))
                        .build()
                : marked(value);
    }

    private static boolean refers(JsonValue value) {
        return value instanceof JsonObject object && object.containsKey("code");
    }

    private void collect(JsonValue value, String pointer, List<Reference> found) {
        switch (value.getValueType()) {
            case OBJECT ->
                value.asJsonObject().forEach((name, part) -> {
                    if (kinds.containsKey(name)) {
                        collect(part, pointer + "/" + name, kinds.get(name), found);
                    } else {
                        collect(part, pointer + "/" + name, found);
                    }
                });
            case ARRAY -> {
                for (int i = 0; i < value.asJsonArray().size(); i++) {
                    collect(value.asJsonArray().get(i), pointer + "/" + i, found);
                }
            }
            default -> {}
        }
    }

    private void collect(JsonValue value, String pointer, RecordKind kind, List<Reference> found) {
        if (value instanceof JsonArray list) {
            for (int i = 0; i < list.size(); i++) {
                collect(list.get(i), pointer + "/" + i, kind, found);
            }
        } else if (refers(value)) {
            found.add(new Reference(pointer, kind, value.asJsonObject().getString("code")));
        } else {
            collect(value, pointer, found);
        }
    }
}
