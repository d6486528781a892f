package org.opencus.providers;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.opencus.contract.Values;
import org.opencus.contract.Violation;
import org.opencus.contract.Wire;
import org.opencus.database.Tx;
import org.opencus.records.RecordKind;
import org.opencus.records.WrittenReferences;

/**
 * Shows records of one kind as objects of the contract, with the names of what they refer to.
 *
 * @param extras gives, for the rows of a page, what each is shown with besides its document and id
 */
record ProviderViews<V>(
        Class<V> type, BiFunction<Tx, List<ProviderRow>, BiConsumer<ProviderRow, JsonObjectBuilder>> extras) {
    private static final WrittenReferences REFERENCES = new WrittenReferences(Map.of(
            "organisation",
            RecordKind.ORGANISATION,
            "organisations",
            RecordKind.ORGANISATION,
            "service",
            RecordKind.SERVICE,
            "services",
            RecordKind.SERVICE,
            "places",
            RecordKind.PLACE,
            "mode",
            RecordKind.COMMISSIONING_MODE,
            "act",
            RecordKind.LEGAL_BASIS));

    List<V> all(Tx tx, String centre, List<ProviderRow> rows) {
        List<JsonObject> named = REFERENCES.named(
                tx, centre, rows.stream().map(ProviderViews::referring).toList());
        BiConsumer<ProviderRow, JsonObjectBuilder> extra = extras.apply(tx, rows);
        List<V> shown = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            ProviderRow row = rows.get(i);
            JsonObjectBuilder builder = Values.JSON
                    .createObjectBuilder(named.get(i))
                    .add("id", row.id().toString());
            extra.accept(row, builder);
            shown.add(Wire.read(builder.build(), type));
        }
        return shown;
    }

    V one(Tx tx, ProviderRow row) {
        return all(tx, row.centre(), List.of(row)).getFirst();
    }

    /** A violation for each reference to what the catalogue of the centre does not hold. */
    static List<Violation> unknown(Tx tx, String centre, JsonObject document) {
        return REFERENCES.unknown(tx, centre, document);
    }

    private static JsonObject referring(ProviderRow row) {
        JsonObjectBuilder document = Values.JSON.createObjectBuilder(row.document());
        // Of a report it is told which party made it.
        row.author()
                .organisation()
                .filter(_ -> row.kind() == ProviderKind.CONTRACT_REPORT)
                .ifPresent(code -> document.add(
                        "organisation", Values.JSON.createObjectBuilder().add("code", code)));
        return document.build();
    }
}
