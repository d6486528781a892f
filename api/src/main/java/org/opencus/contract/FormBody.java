package org.opencus.contract;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The form of a web page as a body. An operation that takes it ({@code x-form}) has its fields as query parameters as
 * well, which tell what types they are of.
 */
final class FormBody {
    static final String TYPE = "application/x-www-form-urlencoded";

    private FormBody() {}

    static boolean takenBy(Operation operation) {
        return operation.document().getBoolean("x-form", false);
    }

    /** The object that the form stands for; refused (400) where it is none. */
    static JsonObject read(Operation operation, byte[] body) {
        Map<String, Parameter> known = operation.parameters().stream()
                .filter(parameter -> parameter.pointer().startsWith("/query/"))
                .collect(Collectors.toMap(Parameter::name, Function.identity()));
        Map<String, JsonValue> fields = new HashMap<>();
        for (Map.Entry<String, String> pair : Targets.pairs(new String(body, StandardCharsets.ISO_8859_1))) {
            String name = decoded(pair.getKey());
            Parameter.Type type = known.containsKey(name) ? known.get(name).type() : Parameter.Type.STRING;
            if (fields.putIfAbsent(name, type.read(decoded(pair.getValue()))) != null) {
                throw malformed();
            }
        }
        return Values.JSON.createObjectBuilder(new HashMap<>(fields)).build();
    }

    private static String decoded(String raw) {
        return Targets.decoded(raw, true).orElseThrow(FormBody::malformed);
    }

    private static Refusal malformed() {
        return Refusal.of(
                Refusal.Kind.MALFORMED,
                new Text("Treść nie jest poprawnym formularzem w UTF-8.", "The body is not a form in UTF-8."));
    }
}
