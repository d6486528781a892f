package org.opencus.imports;

import static org.opencus.imports.Build.JSON;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/** Parts of a service whose shown form is more than other names. */
final class ServiceForms {
    private ServiceForms() {}

    /** An amount without a qualifier is exact. */
    static JsonValue frequency(JsonValue amounts) {
        return Shape.each(amounts, amount -> {
            JsonObjectBuilder shown = JSON.createObjectBuilder(amount.asJsonObject());
            return amount.asJsonObject().containsKey("qualifier")
                    ? shown.build()
                    : shown.add("qualifier", "exact").build();
        });
    }

    static JsonValue payment(JsonValue payment) {
        JsonObjectBuilder shown = JSON.createObjectBuilder();
        payment.asJsonObject()
                .forEach((property, value) -> shown.add(property.equals("code") ? "kind" : property, value));
        return shown.build();
    }

    /** The document with what stands in several places of the file: one goal or many, quarters with or without a period. */
    static JsonObject completed(JsonObject document, RawRecord raw) {
        JsonObjectBuilder completed = JSON.createObjectBuilder(document);
        raw.text("goal").ifPresent(goal -> completed.add("goals", JSON.createArrayBuilder(goals(raw, goal))));
        if (raw.json().containsKey("quarters")) {
            JsonObject period = raw.json().getJsonObject("period");
            completed.add(
                    "period",
                    (period == null
                                    ? JSON.createObjectBuilder().add("mode", "selected-quarters")
                                    : JSON.createObjectBuilder(period))
                            .add("quarters", raw.json().get("quarters")));
        }
        return completed.build();
    }

    private static List<String> goals(RawRecord raw, String first) {
        List<String> goals = new ArrayList<>(List.of(first));
        goals.addAll(raw.texts("goals"));
        return goals;
    }
}
