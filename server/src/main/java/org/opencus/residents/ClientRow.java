package org.opencus.residents;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opencus.contract.Values;
import org.opencus.model.ImportedField;
import org.opencus.model.ResidentRegistration;

/** Turns the texts of one row into the fields of a resident; what it cannot read stays a text for the contract to refuse. */
final class ClientRow {
    private static final Pattern POLISH_DAY = Pattern.compile("(\\d{1,2})[.-](\\d{1,2})[.-](\\d{4})");
    private static final Map<String, String> SEXES = Map.of(
            "k", "female", "kobieta", "female", "female", "female", "m", "male", "mężczyzna", "male", "male", "male");
    private static final Map<String, Boolean> ANSWERS = Map.of(
            "tak", true, "t", true, "true", true, "1", true, "nie", false, "n", false, "false", false, "0", false);
    private static final Map<String, String> MARITAL = Map.of(
            "kawaler",
            "single",
            "panna",
            "single",
            "żonaty",
            "married",
            "zamężna",
            "married",
            "wdowiec",
            "widowed",
            "wdowa",
            "widowed",
            "rozwiedziony",
            "divorced",
            "rozwiedziona",
            "divorced",
            "separacja",
            "separated");
    private static final Set<ImportedField> ADDRESS = Set.of(
            ImportedField.LOCALITY,
            ImportedField.STREET,
            ImportedField.HOUSE_NUMBER,
            ImportedField.FLAT_NUMBER,
            ImportedField.POSTAL_CODE,
            ImportedField.MUNICIPALITY);
    private static final Set<ImportedField> CONTACT = Set.of(ImportedField.PHONE, ImportedField.EMAIL);

    private ClientRow() {}

    /** The fields as the contract has them, not checked yet. */
    static JsonObject fields(Map<ImportedField, String> values) {
        JsonObjectBuilder fields =
                Values.JSON.createObjectBuilder().add("registration", ResidentRegistration.REGISTERED.value());
        JsonObjectBuilder address = Values.JSON.createObjectBuilder();
        JsonObjectBuilder contact = Values.JSON.createObjectBuilder();
        values.forEach((field, text) -> {
            JsonObjectBuilder place = ADDRESS.contains(field) ? address : CONTACT.contains(field) ? contact : fields;
            place.add(field.value(), value(field, text));
        });
        addTo(fields, "address", address.build());
        addTo(fields, "contact", contact.build());
        return fields.build();
    }

    private static void addTo(JsonObjectBuilder fields, String name, JsonObject part) {
        if (!part.isEmpty()) {
            fields.add(name, part);
        }
    }

    private static JsonValue value(ImportedField field, String text) {
        String word = text.toLowerCase(Locale.ROOT);
        return switch (field) {
            case BIRTH_DATE -> Values.JSON.createValue(day(text));
            case SEX -> Values.JSON.createValue(SEXES.getOrDefault(word, text));
            case MARITAL_STATUS -> Values.JSON.createValue(MARITAL.getOrDefault(word, word));
            case EMPLOYMENT -> Values.JSON.createValue(word);
            case LIVES_IN_MUNICIPALITY ->
                ANSWERS.containsKey(word)
                        ? (ANSWERS.get(word) ? JsonValue.TRUE : JsonValue.FALSE)
                        : Values.JSON.createValue(text);
            case FAMILY_SIZE ->
                text.matches("\\d{1,3}")
                        ? Values.JSON.createValue(Integer.parseInt(text))
                        : Values.JSON.createValue(text);
            case OTHER_NAMES -> {
                var names = Values.JSON.createArrayBuilder();
                for (String name : text.split(",")) {
                    names.add(name.strip());
                }
                yield names.build();
            }
            default -> Values.JSON.createValue(text);
        };
    }

    private static String day(String text) {
        Matcher polish = POLISH_DAY.matcher(text);
        if (!polish.matches()) {
            return text;
        }
        try {
            return LocalDate.of(
                            Integer.parseInt(polish.group(3)),
                            Integer.parseInt(polish.group(2)),
                            Integer.parseInt(polish.group(1)))
                    .toString();
        } catch (DateTimeException noSuchDay) {
            return text;
        }
    }
}
