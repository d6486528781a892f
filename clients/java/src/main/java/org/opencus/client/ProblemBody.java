package org.opencus.client;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.opencus.client.model.Violation;

/** Makes the exception of a refusal, whatever was sent as its body: proxies answer pages, newer servers more members. */
final class ProblemBody {
    private static final String UNTYPED = "about:blank";
    private static final String OAUTH_ERROR = "error";

    private ProblemBody() {}

    static ProblemException read(int status, byte[] body, String requestId, Optional<Duration> retryAfter) {
        JsonObject problem = object(body);
        return new ProblemException(
                status,
                text(problem, "type").orElse(UNTYPED),
                text(problem, "title").or(() -> text(problem, OAUTH_ERROR)).orElse("HTTP " + status),
                text(problem, "detail").orElse(null),
                texts(problem, "related"),
                violations(problem),
                text(problem, "requestId").orElse(requestId),
                retryAfter);
    }

    private static JsonObject object(byte[] body) {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(body))) {
            return reader.readValue() instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
        } catch (JsonException | IllegalStateException e) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
    }

    private static List<String> texts(JsonObject object, String name) {
        return object.get(name) instanceof JsonArray array
                ? array.stream()
                        .filter(JsonString.class::isInstance)
                        .map(value -> ((JsonString) value).getString())
                        .toList()
                : List.of();
    }

    private static List<Violation> violations(JsonObject problem) {
        return problem.get("errors") instanceof JsonArray errors
                ? errors.stream()
                        .filter(JsonObject.class::isInstance)
                        .map(JsonValue::asJsonObject)
                        .map(ProblemBody::violation)
                        .toList()
                : List.of();
    }

    private static Violation violation(JsonObject error) {
        return new Violation(
                text(error, "pointer").orElse(""),
                text(error, "code").orElse(""),
                text(error, "message").orElse(""));
    }

    private static Optional<String> text(JsonObject object, String name) {
        return object.get(name) instanceof JsonString string ? Optional.of(string.getString()) : Optional.empty();
    }
}
