package org.opencus.identity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opencus.testing.Answer;
import org.opencus.testing.ServerExtension;
import org.opencus.testing.TestServer;

/**
 * Every text of every body, and every parameter of every query, filled with what attackers and broken programs send, by
 * somebody who may call the operation: nothing of it is a failure of the server, and each answer keeps the contract.
 */
@ExtendWith(ServerExtension.class)
class HostileInputIT {
    private static final List<String> HOSTILE = List.of(
            "'; drop table resident; -- %' or ''=' ${jndi:ldap://x}{0}%s$1 <script>alert(1)</script>",
            "\u202Etxet tfel ot thgir\u202C" + "😀".repeat(30),
            "\uFDFA".repeat(3000),
            "a\u0000b",
            "a\uD800b",
            "\r\n\t ");
    private static final int LONGEST_QUERY = 1500;
    private final TestServer server;
    private final JsonObject contract;
    private final Map<String, String[]> callers = new HashMap<>();

    HostileInputIT(TestServer server) {
        this.server = server;
        this.contract = server.get("/openapi.json").object();
    }

    /** An operation as somebody calls it who may. */
    private record Target(String id, String method, String path, JsonObject operation, String[] caller) {}

    @Test
    void noTextOfABodyBreaksTheServer() {
        List<String> failures = new ArrayList<>();
        int tried = 0;
        for (Target target : targets()) {
            Optional<JsonValue> example = example(target.operation());
            for (String pointer : example.map(body -> texts(body, "").toList()).orElse(List.of())) {
                for (String hostile : HOSTILE) {
                    JsonValue body = replaced(example.orElseThrow(), pointer, hostile);
                    tried++;
                    note(target, pointer, hostile, send(target, target.path(), body.toString()), failures);
                }
            }
        }
        assertThat(failures).isEmpty();
        assertThat(tried).isGreaterThan(1000);
    }

    @Test
    void noQueryBreaksTheServer() {
        List<String> failures = new ArrayList<>();
        int tried = 0;
        for (Target target : targets()) {
            String body = example(target.operation()).map(JsonValue::toString).orElse("");
            for (String parameter : queryParameters(target.operation())) {
                for (String hostile : HOSTILE) {
                    String value = hostile.substring(0, Math.min(hostile.length(), LONGEST_QUERY));
                    String query = parameter + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
                    tried++;
                    note(target, parameter, hostile, send(target, target.path() + "?" + query, body), failures);
                }
            }
        }
        assertThat(failures).isEmpty();
        assertThat(tried).isGreaterThan(500);
    }

    private static void note(Target target, String where, String hostile, Answer answer, List<String> failures) {
        if (answer.status() >= 500) {
            failures.add(target.id() + " " + where + " <- "
                    + Json.createValue(hostile.substring(0, Math.min(hostile.length(), 20))) + ": " + answer.status());
        }
    }

    private Answer send(Target target, String address, String body) {
        List<String> headers = new ArrayList<>(List.of(target.caller()));
        headers.addAll(List.of("Content-Type", bodyType(target.operation())));
        if (target.method().equals("POST")) {
            headers.addAll(List.of("Idempotency-Key", UUID.randomUUID().toString()));
        } else if (!target.method().equals("GET")) {
            server.get(target.path(), target.caller())
                    .header("ETag")
                    .ifPresent(tag -> headers.addAll(List.of("If-Match", tag)));
        }
        // Half of a pair must be escaped: whatever encodes texts would make a question mark of it.
        String sent = body.replace("\uD800", "\\ud800");
        return server.send(target.method(), address, sent, headers.toArray(String[]::new));
    }

    private List<Target> targets() {
        List<Target> targets = new ArrayList<>();
        contract.getJsonObject("paths")
                .forEach((path, item) -> item.asJsonObject().forEach((method, operation) -> {
                    if (Set.of("get", "post", "put", "patch").contains(method)) {
                        target(path, method, operation.asJsonObject()).ifPresent(targets::add);
                    }
                }));
        return targets;
    }

    private Optional<Target> target(String path, String method, JsonObject operation) {
        String id = operation.getString("operationId");
        return caller(id)
                .map(caller ->
                        new Target(id, method.toUpperCase(Locale.ROOT), address(path, caller), operation, caller));
    }

    /** Nobody where anybody may; otherwise the first role that may. */
    private Optional<String[]> caller(String operation) {
        Optional<AccessTable.Entry> entry = AccessTable.entries().stream()
                .filter(each -> each.id().equals(operation))
                .findFirst();
        if (entry.isEmpty()) {
            return Optional.of(new String[] {"X-Request-Id", "anybody"});
        }
        return AccessTable.roles().entrySet().stream()
                .filter(role -> entry.get().lets(role.getValue()))
                .map(Map.Entry::getKey)
                .findFirst()
                .map(role -> callers.computeIfAbsent(role, each -> server.as(each, "gorno")));
    }

    /** With a record that exists, where the list beside it shows one. */
    private String address(String path, String[] caller) {
        String known = path.replace("{centre}", "gorno");
        int open = known.indexOf('{');
        if (open < 0) {
            return known;
        }
        Answer list = server.get(known.substring(0, open - 1) + "?limit=1", caller);
        String id = list.status() == 200 ? firstId(list) : UUID.randomUUID().toString();
        return known.substring(0, open)
                + id
                + known.substring(known.indexOf('}') + 1)
                        .replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
    }

    private static String firstId(Answer list) {
        JsonArray items =
                list.object().getOrDefault("items", JsonValue.EMPTY_JSON_ARRAY).asJsonArray();
        return items.isEmpty() || !(items.getFirst() instanceof JsonObject first) || !first.containsKey("id")
                ? UUID.randomUUID().toString()
                : first.getString("id");
    }

    private Optional<JsonValue> example(JsonObject operation) {
        return content(operation)
                .map(content -> content.values().iterator().next().asJsonObject())
                .map(type -> type.containsKey("example")
                        ? type.get("example")
                        : resolved(type.getJsonObject("examples")
                                        .values()
                                        .iterator()
                                        .next())
                                .get("value"));
    }

    private String bodyType(JsonObject operation) {
        return content(operation)
                .map(content -> content.keySet().iterator().next())
                .orElse("application/json");
    }

    private Optional<JsonObject> content(JsonObject operation) {
        return Optional.ofNullable(operation.get("requestBody"))
                .map(this::resolved)
                .map(body -> body.getJsonObject("content"))
                .filter(content -> content.keySet().iterator().next().contains("json"));
    }

    private List<String> queryParameters(JsonObject operation) {
        return operation.getOrDefault("parameters", JsonValue.EMPTY_JSON_ARRAY).asJsonArray().stream()
                .map(this::resolved)
                .filter(parameter -> parameter.getString("in").equals("query"))
                .map(parameter -> parameter.getString("name"))
                .toList();
    }

    private JsonObject resolved(JsonValue value) {
        JsonObject object = value.asJsonObject();
        JsonString reference = object.getJsonString("$ref");
        return reference == null
                ? object
                : contract.getValue(reference.getString().substring(1)).asJsonObject();
    }

    private static Stream<String> texts(JsonValue value, String pointer) {
        return switch (value) {
            case JsonString _ -> Stream.of(pointer);
            case JsonArray list ->
                IntStream.range(0, list.size()).boxed().flatMap(i -> texts(list.get(i), pointer + "/" + i));
            case JsonObject object ->
                object.entrySet().stream()
                        .flatMap(member ->
                                texts(member.getValue(), pointer + "/" + Json.encodePointer(member.getKey())));
            default -> Stream.empty();
        };
    }

    private static JsonValue replaced(JsonValue body, String pointer, String text) {
        return pointer.isEmpty()
                ? Json.createValue(text)
                : Json.createPointer(pointer).replace((JsonStructure) body, Json.createValue(text));
    }
}
