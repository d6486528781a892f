package org.opencus.contract;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every example of the contract is true to its schema, and there is one wherever JSON goes in or out. */
class ContractExamplesTest {
    private static final Contract CONTRACT = Contract.load();
    private static final JsonObject DOCUMENT = CONTRACT.document();

    private final List<String> faults = new ArrayList<>();

    private static JsonObject resolved(JsonValue value) {
        return Documents.resolved(DOCUMENT, value.asJsonObject());
    }

    private static Map<String, JsonValue> examples(JsonObject owner) {
        Map<String, JsonValue> examples = new LinkedHashMap<>();
        Optional.ofNullable(owner.get("example")).ifPresent(value -> examples.put("example", value));
        Documents.member(owner, "examples")
                .forEach((name, example) -> examples.put(
                        name,
                        Documents.resolved(DOCUMENT, example.asJsonObject()).get("value")));
        return examples;
    }

    private void check(String at, SchemaRef schema, JsonObject content, boolean wanted) {
        Map<String, JsonValue> examples = examples(content);
        if (wanted && examples.isEmpty()) {
            faults.add(at + " has no example");
        }
        examples.forEach((name, value) -> CONTRACT.violations(schema, value, "")
                .forEach(violation -> faults.add(at + " example " + name + ": " + violation.pointer() + " "
                        + violation.message().english())));
    }

    @Test
    void examplesOfAnswersAreTrue() {
        for (Operation operation : CONTRACT.operations()) {
            Documents.member(operation.document(), "responses").forEach((status, raw) -> {
                int code = status.equals("default") ? Operation.DEFAULT : Integer.parseInt(status);
                Documents.member(resolved(raw), "content")
                        .forEach((type, content) -> check(
                                operation.id() + " " + status,
                                operation.responses().get(code).get(type),
                                content.asJsonObject(),
                                type.equals("application/json")));
            });
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void examplesOfBodiesAreTrue() {
        for (Operation operation : CONTRACT.operations()) {
            operation.body().ifPresent(entity -> {
                JsonObject body = resolved(operation.document().getJsonObject("requestBody"));
                Documents.member(body, "content")
                        .forEach((type, content) -> check(
                                operation.id() + " body", entity.schemas().get(type), content.asJsonObject(), true));
            });
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void examplesOfParametersAreTrue() {
        DOCUMENT.getJsonObject("paths").forEach((path, item) -> {
            parameters(path, item.asJsonObject());
            item.asJsonObject().forEach((method, operation) -> {
                if (operation instanceof JsonObject object) {
                    parameters(path, object);
                }
            });
        });
        assertThat(faults).isEmpty();
    }

    private void parameters(String path, JsonObject owner) {
        for (JsonValue each :
                owner.getOrDefault("parameters", JsonValue.EMPTY_JSON_ARRAY).asJsonArray()) {
            JsonObject parameter = resolved(each);
            String pointer = "/" + parameter.getString("in") + "/" + parameter.getString("name");
            CONTRACT.operations().stream()
                    .filter(operation -> operation.path().equals(path))
                    .flatMap(operation -> operation.parameters().stream())
                    .filter(known -> known.pointer().equals(pointer))
                    .findFirst()
                    .ifPresent(known -> check(path + pointer, known.schema(), parameter, false));
        }
    }

    @Test
    void examplesOfSchemasAreTrue() {
        Documents.member(DOCUMENT.getJsonObject("components"), "schemas").forEach((name, schema) -> {
            for (JsonValue example : schema.asJsonObject()
                    .getOrDefault("examples", JsonValue.EMPTY_JSON_ARRAY)
                    .asJsonArray()) {
                CONTRACT.violations(name, example)
                        .forEach(violation -> faults.add(name + ": " + violation.pointer() + " "
                                + violation.message().english()));
            }
        });
        assertThat(faults).isEmpty();
    }
}
