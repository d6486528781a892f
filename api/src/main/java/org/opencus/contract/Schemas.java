package org.opencus.contract;

import dev.harrel.jsonschema.Error;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JakartaJsonNode;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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
        private final JsonObjectBuilder definitions = Values.JSON.createObjectBuilder();
        private int count;

        SchemaRef add(JsonObject schema) {
            String name = "s" + count++;
            definitions.add(name, schema);
            return ref("$defs", name);
        }

        Schemas build(JsonObject contract) {
            JsonObject schemas = Documents.member(Documents.member(contract, "components"), "schemas");
            JsonObject document = Values.JSON
                    .createObjectBuilder()
                    .add("$id", ID)
                    .add("components", Values.JSON.createObjectBuilder().add("schemas", schemas))
                    .add("$defs", definitions)
                    .build();
            Validator validator = new ValidatorFactory()
                    .withJsonNodeFactory(new JakartaJsonNode.Factory())
                    .withDisabledSchemaValidation(true)
                    .withEvaluatorFactory(new Formats())
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
        List<Violation> violations = new ArrayList<>();
        for (Error error : Branches.relevant(result.getErrors())) {
            String place = prefix + error.getInstanceLocation();
            if (error.getKeyword() == null) {
                // A declared property counts as unevaluated as soon as anything beside it is wrong.
                if (!declared(schemaOf(error), lastName(error.getInstanceLocation()))) {
                    violations.add(Violations.unknownProperty(place));
                }
            } else if (error.getKeyword().equals("required")) {
                violations.addAll(missing(error, value, place));
            } else if (!error.getKeyword().equals("allOf")) {
                violations.add(Violations.of(place, error.getKeyword(), rule(error)));
            }
        }
        return violations;
    }

    private List<Violation> missing(Error error, JsonValue value, String place) {
        Map<String, JsonValue> there = at(error.getInstanceLocation(), value).asJsonObject();
        return rule(error).asJsonArray().getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .filter(name -> !there.containsKey(name))
                .map(name -> Violations.missing(place + "/" + Json.encodePointer(name)))
                .toList();
    }

    private JsonValue rule(Error error) {
        return at(pointer(error) + "/" + error.getKeyword(), document);
    }

    /** The schema whose closing keyword refused a property. */
    private JsonObject schemaOf(Error error) {
        String pointer = pointer(error);
        return at(pointer.substring(0, pointer.lastIndexOf('/')), document).asJsonObject();
    }

    private static String pointer(Error error) {
        String location = error.getSchemaLocation();
        return location.substring(location.indexOf('#') + 1);
    }

    private static String lastName(String pointer) {
        return Json.decodePointer(pointer.substring(pointer.lastIndexOf('/') + 1));
    }

    private static JsonValue at(String pointer, JsonValue value) {
        return Values.JSON.createPointer(pointer).getValue((JsonStructure) value);
    }

    private boolean declared(JsonObject schema, String name) {
        JsonObject resolved = Documents.resolved(document, schema);
        return Documents.member(resolved, "properties").containsKey(name)
                || Stream.of("allOf", "oneOf", "anyOf")
                        .flatMap(keyword ->
                                resolved.getOrDefault(keyword, JsonValue.EMPTY_JSON_ARRAY).asJsonArray().stream())
                        .anyMatch(part -> declared(part.asJsonObject(), name));
    }
}
