package org.opencus.providers;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opencus.contract.Values;
import org.opencus.database.Tx;
import org.opencus.model.StandardRef;
import org.opencus.standards.StandardRepository;

/** Shows what follows from a contract: who manages, who answers, and the names of standards. */
final class ContractViews {
    private final StandardRepository standards = new StandardRepository();

    BiConsumer<ProviderRow, JsonObjectBuilder> extra(Tx tx, List<ProviderRow> rows) {
        List<UUID> ids = rows.stream().flatMap(ContractViews::standards).toList();
        Map<UUID, String> names = ids.isEmpty()
                ? Map.of()
                : standards.named(tx, rows.getFirst().centre(), ids).stream()
                        .collect(Collectors.toMap(StandardRef::id, StandardRef::name));
        return (row, shown) -> {
            shown.add("modifiedAt", row.modifiedAt().toString());
            shown.add("sharedResponsibility", row.keys().organisations().size() > 1);
            if (row.document().containsKey("standards")) {
                shown.add("standards", named(row, names));
            }
        };
    }

    private static Stream<UUID> standards(ProviderRow row) {
        return row.document().getOrDefault("standards", JsonValue.EMPTY_JSON_ARRAY).asJsonArray().stream()
                .map(JsonString.class::cast)
                .map(id -> UUID.fromString(id.getString()));
    }

    private static JsonArrayBuilder named(ProviderRow row, Map<UUID, String> names) {
        JsonArrayBuilder named = Values.JSON.createArrayBuilder();
        standards(row)
                .forEach(id -> named.add(Values.JSON
                        .createObjectBuilder()
                        .add("id", id.toString())
                        .add("name", names.getOrDefault(id, ""))));
        return named;
    }
}
