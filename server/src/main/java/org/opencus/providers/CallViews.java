package org.opencus.providers;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiConsumer;
import org.opencus.database.Tx;
import org.opencus.model.OpenCallState;

/** Shows how far an open call is. */
record CallViews(Clock clock) {
    static OpenCallState state(JsonObject call, LocalDate today) {
        if (call.containsKey("result")) {
            return OpenCallState.DECIDED;
        }
        if (!call.containsKey("announcement")) {
            return OpenCallState.DRAFT;
        }
        return today.isAfter(LocalDate.parse(call.getString("offersUntil")))
                ? OpenCallState.CLOSED
                : OpenCallState.ANNOUNCED;
    }

    BiConsumer<ProviderRow, JsonObjectBuilder> call(Tx tx, List<ProviderRow> rows) {
        LocalDate today = ProviderRecords.day(clock.instant());
        return (row, shown) -> {
            shown.add("state", state(row.document(), today).value());
            shown.add("modifiedAt", row.modifiedAt().toString());
        };
    }

    static BiConsumer<ProviderRow, JsonObjectBuilder> offer(Tx tx, List<ProviderRow> rows) {
        return (row, shown) -> {
            shown.add("call", row.parent().orElseThrow().toString());
            shown.add("sharedResponsibility", row.keys().organisations().size() > 1);
            shown.add("modifiedAt", row.modifiedAt().toString());
        };
    }
}
