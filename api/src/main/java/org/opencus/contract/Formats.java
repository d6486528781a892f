package org.opencus.contract;

import dev.harrel.jsonschema.Evaluator;
import dev.harrel.jsonschema.EvaluatorFactory;
import dev.harrel.jsonschema.FormatEvaluatorFactory;
import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.SchemaParsingContext;
import java.util.Optional;
import java.util.regex.Pattern;

/** Formats as assertions. The validator's own check of e-mail addresses needs a library that is not there. */
public final class Formats implements EvaluatorFactory {
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");

    private final EvaluatorFactory others = new FormatEvaluatorFactory();

    @Override
    public Optional<Evaluator> create(SchemaParsingContext context, String field, JsonNode node) {
        boolean email =
                field.equals("format") && node.isString() && node.asString().equals("email");
        return email ? Optional.of((_, value) -> email(value)) : others.create(context, field, node);
    }

    private static Evaluator.Result email(JsonNode value) {
        return !value.isString() || EMAIL.matcher(value.asString()).matches()
                ? Evaluator.Result.success()
                : Evaluator.Result.failure("is no e-mail address");
    }
}
