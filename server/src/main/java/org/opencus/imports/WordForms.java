package org.opencus.imports;

import static org.opencus.imports.Build.JSON;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Set;

/** Parts of target groups, challenges and communities whose shown form is more than other names. */
final class WordForms {
    private static final Set<String> ABOUT_A_FACT = Set.of("area", "year");

    private WordForms() {}

    static JsonValue survey(JsonValue survey) {
        return JSON.createArrayBuilder().add(survey).build();
    }

    /** {@code {"area", "year", "blue_cards_opened": 7}} becomes {@code {"measure": "blue-cards-opened", "value": 7, …}}. */
    static JsonValue facts(JsonValue facts) {
        JsonArrayBuilder shown = JSON.createArrayBuilder();
        for (JsonValue fact : facts.asJsonArray()) {
            fact.asJsonObject().forEach((measure, value) -> {
                if (!ABOUT_A_FACT.contains(measure)) {
                    shown.add(measured(measure, value, fact.asJsonObject()));
                }
            });
        }
        return shown.build();
    }

    /** The other way round: a list of one. */
    static JsonValue fileSurvey(JsonValue survey) {
        return survey.asJsonArray().getFirst();
    }

    /** The other way round: one measure each. */
    static JsonValue fileFacts(JsonValue facts) {
        return Shape.each(facts, fact -> {
            JsonObject shown = fact.asJsonObject();
            JsonObjectBuilder raw =
                    JSON.createObjectBuilder().add(shown.getString("measure").replace('-', '_'), shown.get("value"));
            ABOUT_A_FACT.stream()
                    .sorted()
                    .filter(shown::containsKey)
                    .forEach(about -> raw.add(about, shown.get(about)));
            return raw.build();
        });
    }

    /** The other way round. */
    static JsonValue fileAges(JsonValue ages) {
        return ages;
    }

    /** The other way round. */
    static JsonValue fileDefinitions(JsonValue definitions) {
        return Shape.each(definitions, definition -> {
            JsonObjectBuilder raw = JSON.createObjectBuilder();
            definition.asJsonObject().forEach((property, value) -> {
                switch (property) {
                    case "min" -> raw.add("age_min", value);
                    case "max" -> raw.add("age_max", value);
                    case "sources" -> raw.add("source", FileForm.sources(value));
                    default -> raw.add(property, value);
                }
            });
            return raw.build();
        });
    }

    private static JsonObjectBuilder measured(String measure, JsonValue value, JsonObject fact) {
        JsonObjectBuilder shown = JSON.createObjectBuilder()
                .add("measure", measure.replace('_', '-'))
                .add("value", value);
        ABOUT_A_FACT.stream().sorted().filter(fact::containsKey).forEach(about -> shown.add(about, fact.get(about)));
        return shown;
    }

    static JsonValue ages(JsonValue rule) {
        return ages(rule.asJsonObject(), "min", "over", "max").build();
    }

    /** One of a target group's definitions at a centre. */
    static JsonObject ageDefinition(JsonObject raw) {
        JsonObjectBuilder shown = ages(raw, "age_min", "age_over", "age_max");
        if (raw.containsKey("label")) {
            shown.add("label", raw.get("label"));
        }
        if (raw.containsKey("source")) {
            shown.add("sources", RecordMaker.sources(raw));
        }
        return shown.build();
    }

    /** Ages in full years, both included: over 60 means from 61. */
    private static JsonObjectBuilder ages(JsonObject raw, String min, String over, String max) {
        JsonObjectBuilder ages = JSON.createObjectBuilder();
        if (raw.containsKey(min)) {
            ages.add("min", raw.get(min));
        } else if (raw.containsKey(over)) {
            ages.add("min", raw.getInt(over) + 1);
        }
        if (raw.containsKey(max)) {
            ages.add("max", raw.get(max));
        }
        return ages;
    }
}
