package org.opencus.imports;

import dev.harrel.jsonschema.Error;
import dev.harrel.jsonschema.FormatEvaluatorFactory;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JakartaJsonNode;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** Checks single records against the JSON Schema of their file; the schemas are also the description of the format. */
final class RecordSchemas {
    private static final String BASE = "urn:open-cus:catalogue:";
    /** Keywords whose failure only repeats that of a keyword below them. */
    private static final Set<String> WRAPPERS =
            Set.of("$ref", "allOf", "anyOf", "oneOf", "properties", "items", "dependentSchemas");

    private final Validator validator = new ValidatorFactory()
            .withJsonNodeFactory(new JakartaJsonNode.Factory())
            .withEvaluatorFactory(new FormatEvaluatorFactory())
            .createValidator();

    RecordSchemas() {
        register("common");
        for (CatalogueFile file : CatalogueFile.values()) {
            register(name(file));
        }
    }

    /** What is wrong with the record at this place of the file; the id is empty where it gives none. */
    List<Finding> check(CatalogueFile file, int index, String id, JsonValue record) {
        Validator.Result result = validator.validate(URI.create(BASE + name(file)), record);
        if (result.isValid()) {
            return List.of();
        }
        return result.getErrors().stream()
                .filter(error -> !WRAPPERS.contains(keyword(error)))
                .map(error -> finding(file, index, id, error))
                .distinct()
                .toList();
    }

    private static Finding finding(CatalogueFile file, int index, String id, Error error) {
        // A property that must not be there breaks the schema "false", which has no keyword of its own.
        boolean unknown = keyword(error).isEmpty() || keyword(error).endsWith("Properties");
        return new Finding(
                Finding.Severity.ERROR,
                file.fileName(),
                "/" + index + error.getInstanceLocation(),
                id,
                unknown ? "unknown-property" : kebab(keyword(error)),
                unknown ? "there is no such property" : error.getError());
    }

    private static String keyword(Error error) {
        return Objects.requireNonNullElse(error.getKeyword(), "");
    }

    private static String kebab(String keyword) {
        return keyword.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String name(CatalogueFile file) {
        return file.fileName().replace(".json", "").replace('_', '-');
    }

    private void register(String name) {
        try (InputStream in = RecordSchemas.class.getResourceAsStream("schemas/" + name + ".schema.json")) {
            var _ = validator.registerSchema(
                    URI.create(BASE + name), new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
