package org.opencus.contract;

import dev.harrel.jsonschema.Error;
import dev.harrel.jsonschema.FormatEvaluatorFactory;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JakartaJsonNode;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The contract's schemas, and the library that checks values against them. */
final class Schemas {
    private static final String ID = "urn:open-cus:contract";

    private final JsonObject document;
    private final Validator validator;

    private Schemas(JsonObject document, Validator validator) {
        this.document = document;
        this.validator = validator;
    }

    /** Collects schemas of operations, which stand outside {@code components}, under names of their own. */
    static final class Collector {
        private final JsonObjectBuilder definitions = Json.createObjectBuilder();
        private int count;

        SchemaRef add(JsonObject schema) {
            String name = "s" + count++;
            definitions.add(name, schema);
            return ref("$defs", name);
        }

        Schemas build(JsonObject contract) {
            JsonObject schemas = Documents.member(Documents.member(contract, "components"), "schemas");
            JsonObject document = Json.createObjectBuilder()
                    .add("$id", ID)
                    .add("components", Json.createObjectBuilder().add("schemas", schemas))
                    .add("$defs", definitions)
                    .build();
            Validator validator = new ValidatorFactory()
                    .withJsonNodeFactory(new JakartaJsonNode.Factory())
                    .withDisabledSchemaValidation(true)
                    .withEvaluatorFactory(new FormatEvaluatorFactory())
                    .createValidator();
            validator.registerSchema(URI.create(ID), document);
            return new Schemas(document, validator);
        }
    }

    static SchemaRef named(String name) {
        return ref("components/schemas", name);
    }

    private static SchemaRef ref(String place, String name) {
        return new SchemaRef(URI.create(ID + "#/" + place + "/" + name));
    }

    /** Every violation of the schema, with pointers that start with {@code prefix}. */
    List<Violation> check(SchemaRef schema, JsonValue value, String prefix) {
        Validator.Result result = validator.validate(schema.uri(), (Object) value);
        if (result.isValid()) {
            return List.of();
        }
        List<Error> errors = Branches.relevant(result.getErrors());
        Set<String> places = new HashSet<>();
        List<Violation> violations = new ArrayList<>();
        for (Error error : errors) {
            if (error.getKeyword() != null && !error.getKeyword().equals("allOf")) {
                places.add(error.getInstanceLocation());
                violations.addAll(violations(error, value, prefix));
            }
        }
        errors.stream()
                .filter(error -> error.getKeyword() == null && !places.contains(error.getInstanceLocation()))
                .forEach(error -> violations.add(Violations.unknownProperty(prefix + error.getInstanceLocation())));
        return violations;
    }

    private List<Violation> violations(Error error, JsonValue value, String prefix) {
        String place = prefix + error.getInstanceLocation();
        JsonValue rule = rule(error);
        if (error.getKeyword().equals("required") && rule instanceof JsonArray names) {
            Map<String, JsonValue> there = Json.createPointer(error.getInstanceLocation())
                    .getValue(wrapped(value))
                    .asJsonObject();
            return names.getValuesAs(JsonString.class).stream()
                    .map(JsonString::getString)
                    .filter(name -> !there.containsKey(name))
                    .map(name -> Violations.missing(place + "/" + name))
                    .toList();
        }
        return List.of(Violations.of(place, error.getKeyword(), rule));
    }

    private static jakarta.json.JsonStructure wrapped(JsonValue value) {
        return (jakarta.json.JsonStructure) value;
    }

    private JsonValue rule(Error error) {
        String location = error.getSchemaLocation();
        String pointer = location.substring(location.indexOf('#') + 1) + "/" + error.getKeyword();
        return Json.createPointer(pointer).containsValue(document)
                ? Json.createPointer(pointer).getValue(document)
                : JsonValue.NULL;
    }
}
