package org.opencus.imports;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What must hold within one record and a schema cannot say. */
final class RecordRules {
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);
    /** Names that say that money is paid out; help in getting it does not begin with them. */
    private static final Pattern CASH_BENEFIT = Pattern.compile(
            "^(zasiłek|zasiłki|dodatek|dodatki|becikowe|renta|renty|emerytura|świadczeni[ea]"
                    + " (pieniężne|wychowawcze|rodzinne))\\b",
            Pattern.UNICODE_CHARACTER_CLASS);

    private static final List<String> LEADING_THERE = List.of(
            "address", "postal_code", "city", "floor", "latitude", "longitude", "nearby", "host_organisation_id");

    private final RawRecord raw;
    private final List<Finding> findings = new ArrayList<>();

    private RecordRules(RawRecord raw) {
        this.raw = raw;
    }

    /** Everything that is wrong with the record. */
    static List<Finding> check(RawRecord raw) {
        RecordRules rules = new RecordRules(raw);
        switch (raw.kind()) {
            case SERVICE -> rules.service();
            case CENTRE -> rules.centre();
            case TARGET_GROUP -> rules.each("age_definitions", rules::ageDefinition);
            case COMMUNITY -> rules.inside("age_rule", rules::ageRule);
            case ORGANISATION -> rules.organisation();
            case PLACE -> rules.place();
            default -> {
                // Its schema says it all.
            }
        }
        return List.copyOf(rules.findings);
    }

    private interface Rule {
        void check(JsonObject part, String pointer);
    }

    private void service() {
        inside("age", (age, at) -> ordered(age, at, "min", "max", "age-range"));
        inside("group", this::group);
        inside("meetings", (meetings, at) -> ordered(meetings, at, "min", "max", "range"));
        inside("period", this::period);
        inside("payment", this::payment);
        each("frequency", (amount, at) -> ordered(amount, at, "value", "max", "range"));
        each("opening_hours", this::hours);
        funding();
        packageContents();
        cashBenefit();
    }

    private void organisation() {
        each("opening_hours", this::hours);
        registered("nip", RegisterNumbers::isNip);
        registered("regon", RegisterNumbers::isRegon);
    }

    private void registered(String property, Predicate<String> valid) {
        raw.text(property)
                .filter(number -> !valid.test(number))
                .ifPresent(_ -> fault("/" + property, "check-digit", "the check digit does not fit"));
    }

    private void place() {
        if (raw.json().getBoolean("confidential", false)) {
            LEADING_THERE.stream()
                    .filter(raw.json()::containsKey)
                    .forEach(property -> fault(
                            "/" + property,
                            "confidential-place",
                            "what leads to a confidential place is not published"));
        }
    }

    private void centre() {
        each("opening_hours", this::openingRule);
        each("opening_exceptions", this::openingException);
        String scope = raw.json().getString("active_scope", null);
        boolean offered = raw.objects("scope_variants").stream()
                .anyMatch(variant -> variant.getString("code").equals(scope));
        if (scope != null && !offered) {
            fault("/active_scope", "scope-not-offered", "scope_variants does not have \"" + scope + "\"");
        }
    }

    private void ageDefinition(JsonObject ages, String at) {
        ordered(ages, at, "age_min", "age_max", "age-range");
        ordered(ages, at, "age_over", "age_max", "age-range");
        if (ages.containsKey("age_min") && ages.containsKey("age_over")) {
            fault(at + "/age_over", "age-range", "age_min already gives the lower limit");
        }
    }

    private void ageRule(JsonObject ages, String at) {
        ordered(ages, at, "min", "max", "age-range");
        ordered(ages, at, "over", "max", "age-range");
        if (ages.containsKey("min") && ages.containsKey("over")) {
            fault(at + "/over", "age-range", "min already gives the lower limit");
        }
    }

    private void group(JsonObject group, String at) {
        ordered(group, at, "min", "max", "group-size");
        ordered(group, at, "groups_min", "groups_max", "group-size");
    }

    private void period(JsonObject period, String at) {
        ordered(period, at, "from", "to", "period");
        int index = 0;
        for (JsonObject range : RawRecord.objects(period, "ranges")) {
            ordered(range, at + "/ranges/" + index, "from", "to", "period");
            index++;
        }
        if (raw.json().containsKey("quarters") && period.containsKey("quarters")) {
            fault("/quarters", "period", "the period already has quarters");
        }
    }

    private void payment(JsonObject payment, String at) {
        boolean free = payment.getString("code").equals("free");
        if (free && payment.containsKey("fee")) {
            fault(at + "/fee", "free-with-fee", "what is free has no fee");
        }
        if (free && payment.containsKey("reductions")) {
            fault(at + "/reductions", "free-with-fee", "what is free has no reductions");
        }
        int index = 0;
        for (JsonObject relief : RawRecord.objects(payment, "reductions")) {
            relief(relief, at + "/reductions/" + index, payment.getJsonObject("fee"));
            index++;
        }
    }

    private void relief(JsonObject relief, String at, JsonObject fee) {
        JsonObject amount = relief.getJsonObject("amount");
        if ((amount == null) != relief.containsKey("percent")) {
            fault(at, "relief-amount", "a relief has either a percentage or an amount");
        } else if (amount != null && fee != null && !within(amount, fee)) {
            fault(at + "/amount", "relief-amount", "a relief is not above the fee, and in its currency");
        }
    }

    private static boolean within(JsonObject amount, JsonObject fee) {
        return amount.get("currency").equals(fee.get("currency"))
                && new BigDecimal(amount.getString("amount")).compareTo(new BigDecimal(fee.getString("amount"))) <= 0;
    }

    private void hours(JsonObject hours, String at) {
        ordered(hours, at, "from", "to", "hours");
    }

    private void openingRule(JsonObject rule, String at) {
        hours(rule, at);
        if (!rule.containsKey("from") && !rule.containsKey("hours_per_day")) {
            fault(at, "hours", "either from and to or hours_per_day must be there");
        }
    }

    private void openingException(JsonObject exception, String at) {
        ordered(exception, at, "opens", "closes", "hours");
    }

    private void funding() {
        List<JsonObject> funding = raw.objects("funding");
        if (funding.isEmpty() || !funding.stream().allMatch(source -> source.containsKey("share_percent"))) {
            return;
        }
        BigDecimal sum = funding.stream()
                .map(source -> source.getJsonNumber("share_percent").bigDecimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(WHOLE) != 0) {
            fault("/funding", "funding-shares", "the shares sum to " + sum.toPlainString() + ", not to 100");
        }
    }

    private void packageContents() {
        boolean isPackage = raw.json().getString("kind").equals("package");
        boolean hasCore = raw.objects("package_contents").stream()
                .anyMatch(part -> part.getString("role").equals("core"));
        if (isPackage && !hasCore) {
            fault("/package_contents", "package-without-core", "a package has at least one core component");
        }
    }

    private void cashBenefit() {
        String name = raw.json().getString("name").strip().toLowerCase(Locale.ROOT);
        if (CASH_BENEFIT.matcher(name).find()) {
            fault("/name", "cash-benefit", "cash benefits are no social services in the sense of the Act");
        }
    }

    private void inside(String property, Rule rule) {
        if (raw.json().containsKey(property)) {
            rule.check(raw.json().getJsonObject(property), "/" + property);
        }
    }

    private void each(String property, Rule rule) {
        int index = 0;
        for (JsonObject item : raw.objects(property)) {
            rule.check(item, "/" + property + "/" + index);
            index++;
        }
    }

    private void ordered(JsonObject part, String at, String from, String to, String code) {
        if (part.containsKey(from) && part.containsKey(to) && compare(part.get(from), part.get(to)) > 0) {
            fault(at + "/" + to, code, "%s is less than %s".formatted(to, from));
        }
    }

    private static int compare(JsonValue from, JsonValue to) {
        return switch (from) {
            case JsonNumber number -> number.bigDecimalValue().compareTo(((JsonNumber) to).bigDecimalValue());
            case JsonString text -> TimePoint.compare(text.getString(), ((JsonString) to).getString());
            default -> throw new IllegalArgumentException("neither a number nor a time");
        };
    }

    private void fault(String below, String code, String message) {
        findings.add(raw.error(below, code, message));
    }
}
