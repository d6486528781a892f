package org.opencus.imports;

import static org.opencus.imports.Build.JSON;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** Parts of a centre whose shown form is more than other names. */
final class CentreForms {
    private static final BigDecimal MINUTES = BigDecimal.valueOf(60);

    private CentreForms() {}

    /** Hours a day become durations; a rule for all scopes names none. */
    static JsonValue openingRules(JsonValue rules) {
        return Shape.each(rules, rule -> openingRule(rule.asJsonObject()));
    }

    private static JsonObject openingRule(JsonObject raw) {
        JsonObjectBuilder rule = JSON.createObjectBuilder();
        if (!raw.getString("scope", "all").equals("all")) {
            rule.add("scope", raw.get("scope"));
        }
        rule.add("days", raw.get("days"));
        if (raw.containsKey("hours_per_day")) {
            rule.add("duration", duration(raw.getJsonNumber("hours_per_day").bigDecimalValue()));
        }
        copy(raw, "from", rule, "opens");
        copy(raw, "to", rule, "closes");
        copy(raw, "recurrence", rule, "recurrence");
        copy(raw, "ordinal", rule, "ordinal");
        copy(raw, "condition", rule, "condition");
        return rule.build();
    }

    private static String duration(BigDecimal hours) {
        return Duration.ofMinutes(hours.multiply(MINUTES).longValue()).toString();
    }

    static JsonValue codes(JsonValue items) {
        return Shape.each(items, item -> item.asJsonObject().get("code"));
    }

    static JsonValue texts(JsonValue items) {
        return Shape.each(items, item -> item.asJsonObject().get("text"));
    }

    /** The other way round. */
    static JsonValue fileRules(JsonValue rules) {
        return Shape.each(rules, rule -> fileRule(rule.asJsonObject()));
    }

    private static JsonObject fileRule(JsonObject shown) {
        JsonObjectBuilder rule = JSON.createObjectBuilder();
        shown.forEach((property, value) -> {
            switch (property) {
                case "duration" -> rule.add("hours_per_day", hours(shown.getString("duration")));
                case "opens" -> rule.add("from", value);
                case "closes" -> rule.add("to", value);
                default -> rule.add(property, value);
            }
        });
        return rule.build();
    }

    private static BigDecimal hours(String duration) {
        return BigDecimal.valueOf(Duration.parse(duration).toMinutes())
                .divide(MINUTES, 2, RoundingMode.HALF_UP)
                .stripTrailingZeros();
    }

    static JsonValue ofCodes(JsonValue codes) {
        return Shape.each(
                codes, code -> JSON.createObjectBuilder().add("code", code).build());
    }

    static JsonValue ofTexts(JsonValue texts) {
        return Shape.each(
                texts, text -> JSON.createObjectBuilder().add("text", text).build());
    }

    /** The main goal comes before the others. */
    static JsonObject withMainGoal(JsonObject document, RawRecord raw) {
        JsonObject main = raw.json().getJsonObject("main_goal");
        if (main == null) {
            return document;
        }
        JsonArrayBuilder goals = JSON.createArrayBuilder().add(main.get("text"));
        raw.objects("goals").forEach(goal -> goals.add(goal.get("text")));
        return JSON.createObjectBuilder(document).add("goals", goals).build();
    }

    private static void copy(JsonObject from, String property, JsonObjectBuilder to, String shown) {
        if (from.containsKey(property)) {
            to.add(shown, from.get(property));
        }
    }
}
