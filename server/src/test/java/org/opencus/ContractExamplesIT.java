package org.opencus;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opencus.testing.Answer;
import org.opencus.testing.ServerExtension;
import org.opencus.testing.TestServer;

/** The contract's examples of catalogue reads are what the server answers to the request that each of them names. */
@ExtendWith(ServerExtension.class)
class ContractExamplesIT {
    private static final Set<String> TAGS = Set.of("Centres", "Catalogue", "Directory");

    private final TestServer server;
    private final JsonObject contract;

    ContractExamplesIT(TestServer server) {
        this.server = server;
        this.contract = server.get("/openapi.json").object();
    }

    @Test
    void everyReadHasATrueExample() {
        Map<String, JsonObject> reads = operations("get");
        assertThat(reads).hasSize(18);
        reads.forEach((id, operation) -> {
            JsonObject response = resolved(operation.getJsonObject("responses").getJsonObject("200"));
            List<JsonObject> examples = examples(response).toList();
            assertThat(examples).as(id).isNotEmpty();
            examples.forEach(example -> assertTrue(id, example));
        });
    }

    @Test
    void everySearchByBodyHasAnExampleThatIsAnswered() {
        Map<String, JsonObject> searches = operations("post");
        assertThat(searches).containsOnlyKeys("/v1/centres/{centre}/service-searches", "/v1/service-searches");
        searches.forEach((path, operation) -> examples(operation.getJsonObject("requestBody"))
                .forEach(example -> {
                    Answer answer = server.post(
                            path.replace("{centre}", "gorno"),
                            example.getJsonObject("value").toString());
                    assertThat(answer.status()).as(path).isEqualTo(200);
                }));
    }

    /** All that the example shows is in the answer; of a list it may show some items only, but these whole. */
    private void assertTrue(String operation, JsonObject example) {
        JsonObject shown = example.getJsonObject("value");
        Answer answer = server.get(example.getString("x-request"));
        assertThat(answer.status()).as(operation).isEqualTo(200);
        shown.forEach((property, value) -> {
            JsonValue real = answer.object().get(property);
            if (property.equals("items")) {
                assertThat(undated(real).asJsonArray())
                        .as(operation)
                        .containsAll(undated(value).asJsonArray());
            } else if (!property.equals("modifiedAt")) {
                assertThat(undated(real)).as(operation + " " + property).isEqualTo(undated(value));
            }
        });
    }

    /** Without the instants of changes, which differ in every installation. */
    private static JsonValue undated(JsonValue value) {
        return switch (value.getValueType()) {
            case OBJECT -> {
                Map<String, Object> rest = new HashMap<>(value.asJsonObject());
                rest.remove("modifiedAt");
                rest.replaceAll((_, inner) -> undated((JsonValue) inner));
                yield Json.createObjectBuilder(rest).build();
            }
            case ARRAY -> {
                var items = Json.createArrayBuilder();
                value.asJsonArray().forEach(item -> items.add(undated(item)));
                yield items.build();
            }
            default -> value;
        };
    }

    private Map<String, JsonObject> operations(String method) {
        Map<String, JsonObject> operations = new TreeMap<>();
        contract.getJsonObject("paths").forEach((path, item) -> {
            JsonObject operation = item.asJsonObject().getJsonObject(method);
            if (operation != null && TAGS.contains(tag(operation.getJsonArray("tags")))) {
                operations.put(path, operation);
            }
        });
        return operations;
    }

    private static String tag(JsonArray tags) {
        return tags.getString(0);
    }

    private JsonObject resolved(JsonObject response) {
        JsonString reference = response.getJsonString("$ref");
        return reference == null
                ? response
                : contract.getValue(reference.getString().substring(1)).asJsonObject();
    }

    private static Stream<JsonObject> examples(JsonObject body) {
        return body
                .getJsonObject("content")
                .getJsonObject("application/json")
                .getJsonObject("examples")
                .values()
                .stream()
                .map(JsonValue::asJsonObject);
    }
}
