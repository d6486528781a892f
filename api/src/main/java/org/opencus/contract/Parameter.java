package org.opencus.contract;

import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * One parameter of an operation, as the contract describes it.
 *
 * @param pointer {@code /query/name}, {@code /path/name} or {@code /header/name}
 * @param type JSON type of the value, or of each value of an array
 * @param schema where the schema of the whole value is kept
 * @param personal whether values must never be logged or kept
 */
public record Parameter(
        String pointer,
        String name,
        boolean required,
        boolean array,
        Type type,
        Optional<JsonValue> defaultValue,
        SchemaRef schema,
        boolean personal) {

    /** The JSON types that a parameter's text can stand for. */
    public enum Type {
        STRING,
        INTEGER,
        NUMBER,
        BOOLEAN;

        /** The JSON value of a text; a text that does not fit stays a string and fails its schema. */
        JsonValue read(String text) {
            return switch (this) {
                case STRING -> Values.JSON.createValue(text);
                case BOOLEAN -> flag(text);
                case INTEGER, NUMBER -> number(text);
            };
        }

        private static JsonValue flag(String text) {
            return switch (text) {
                case "true" -> JsonValue.TRUE;
                case "false" -> JsonValue.FALSE;
                default -> Values.JSON.createValue(text);
            };
        }

        private static JsonValue number(String text) {
            boolean plain = text.length() <= 20 && text.chars().allMatch(c -> "0123456789.-".indexOf(c) >= 0);
            if (!plain) {
                return Values.JSON.createValue(text);
            }
            try {
                return Values.JSON.createValue(new BigDecimal(text));
            } catch (NumberFormatException odd) {
                return Values.JSON.createValue(text);
            }
        }
    }
}
