package org.opencus.contract;

import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.opencus.model.WireForm;

/** What a request says, checked against the contract and ready to be read by the generated routing. */
public final class Input {
    private final Contract contract;
    private final Map<String, JsonValue> values;
    private final Optional<JsonValue> body;

    Input(Contract contract, Map<String, JsonValue> values, Optional<JsonValue> body) {
        this.contract = contract;
        this.values = values;
        this.body = body;
    }

    /** A parameter that is always there, given or by default. */
    public <T> T one(String pointer, Class<T> type) {
        return value(values.get(pointer), type);
    }

    /** A parameter that may be absent. */
    public <T> Optional<T> maybe(String pointer, Class<T> type) {
        return Optional.ofNullable(values.get(pointer)).map(value -> value(value, type));
    }

    /** The values of a parameter that may be given several times. */
    public <T> List<T> list(String pointer, Class<T> type) {
        return values.get(pointer) instanceof JsonArray items
                ? items.stream().map(item -> value(item, type)).toList()
                : List.of();
    }

    /** The body as an object of the contract. */
    public <T> T body(Class<T> type) {
        return Wire.read(body.orElseThrow(), type);
    }

    /** The body, where there is one. */
    public <T> Optional<T> maybeBody(Class<T> type) {
        return body.map(json -> Wire.read(json, type));
    }

    /** The body as a change to something that is there. */
    public MergePatch patch() {
        return new MergePatch(body.map(JsonValue::asJsonObject).orElse(JsonValue.EMPTY_JSON_OBJECT), contract);
    }

    /** Whether a parameter was given whose values must never be kept. */
    boolean personal(Operation operation) {
        return operation.parameters().stream()
                .anyMatch(parameter -> parameter.personal() && values.containsKey(parameter.pointer()));
    }

    private static <T> T value(JsonValue value, Class<T> type) {
        Object converted = switch (value) {
            case JsonString text -> text(text.getString(), type);
            case JsonNumber number -> number(number, type);
            default -> value.getValueType() == JsonValue.ValueType.TRUE;
        };
        return type.cast(converted);
    }

    private static Object text(String text, Class<?> type) {
        if (type.isEnum()) {
            return WireForm.constant(type, text);
        }
        return switch (type.getSimpleName()) {
            case "UUID" -> UUID.fromString(text);
            case "LocalDate" -> LocalDate.parse(text);
            case "Instant" -> instant(text);
            case "URI" -> URI.create(text);
            default -> text;
        };
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private static Object number(JsonNumber number, Class<?> type) {
        BigDecimal value = number.bigDecimalValue();
        return switch (type.getSimpleName()) {
            case "Integer" -> value.intValueExact();
            case "Long" -> value.longValueExact();
            case "Double" -> value.doubleValue();
            default -> value;
        };
    }

    /** The JSON that a body holds; refused (400) where it is none. */
    static JsonValue parsed(byte[] body) {
        try {
            return Wire.parse(body);
        } catch (JsonException | ArithmeticException | NumberFormatException broken) {
            throw Refusal.of(
                    Refusal.Kind.MALFORMED,
                    new Text("Treść nie jest poprawnym JSON-em w UTF-8.", "The body is not JSON in UTF-8."));
        }
    }
}
