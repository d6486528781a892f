package org.opencus.imports;

import static org.opencus.imports.Build.JSON;

import jakarta.json.JsonArray;
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

    /** Where it is given and by whom, which the shown form tells in two properties each. */
    static JsonObject withPlaceAndPartners(JsonObject raw, JsonObject shown, Trail trail) {
        JsonObjectBuilder complete =
                JSON.createObjectBuilder(raw).remove("places").remove("delivery");
        JsonArray places = shown.getJsonArray("places");
        if (places != null && !places.isEmpty() || shown.containsKey("delivery")) {
            JsonObjectBuilder place = JSON.createObjectBuilder();
            if (shown.containsKey("delivery")) {
                place.add("kind", shown.get("delivery"));
            }
            if (places != null && !places.isEmpty()) {
                place.add("place_ids", JSON.createArrayBuilder(codes(places)));
            }
            complete.add("place", place);
            trail.moved("/place/kind", "/delivery");
            trail.moved("/place/place_ids", "/places");
            trail.moved("/place", "/delivery");
        }
        List<String> partners = codes(shown.getJsonArray("providers"));
        partners.removeIf(raw.getString("operator_id", "")::equals);
        complete.remove("partner_ids");
        if (!partners.isEmpty()) {
            complete.add("partner_ids", JSON.createArrayBuilder(partners));
        }
        return complete.build();
    }

    private static List<String> codes(JsonArray references) {
        List<String> codes = new ArrayList<>();
        if (references != null) {
            references.forEach(each -> codes.add(each.asJsonObject().getString("code")));
        }
        return codes;
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
