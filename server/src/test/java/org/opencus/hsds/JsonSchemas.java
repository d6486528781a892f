package org.opencus.hsds;

import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JakartaJsonNode;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.List;
import org.opencus.contract.Formats;

/** Schemas of a document, formats asserted. */
final class JsonSchemas {
    private final Validator validator = new ValidatorFactory()
            .withJsonNodeFactory(new JakartaJsonNode.Factory())
            .withDisabledSchemaValidation(true)
            .withEvaluatorFactory(new Formats())
            .createValidator();

    void add(String uri, JsonValue document) {
        validator.registerSchema(URI.create(uri), document);
    }

    /** What is wrong with the value, place by place. */
    List<String> faults(String uri, JsonValue value) {
        return validator.validate(URI.create(uri), (Object) value).getErrors().stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getError())
                .toList();
    }
}
