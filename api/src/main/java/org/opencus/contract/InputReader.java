package org.opencus.contract;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Checks one request against its operation and collects every violation before it refuses. */
final class InputReader {
    /** A request in parts, whatever brought it; texts are raw. */
    record Parts(
            Map<String, String> path,
            String query,
            Function<String, Optional<String>> header,
            Optional<String> mediaType,
            byte[] body) {}

    private final Contract contract;
    private final Operation operation;
    private final Parts parts;
    private final Map<String, JsonValue> values = new HashMap<>();
    private final List<Violation> violations = new ArrayList<>();

    private InputReader(Contract contract, Operation operation, Parts parts) {
        this.contract = contract;
        this.operation = operation;
        this.parts = parts;
    }

    /** The checked input; a {@link Refusal} names all violations: 400 with bad parameters, 422 with a bad body only. */
    static Input read(Contract contract, Operation operation, Parts parts) {
        return new InputReader(contract, operation, parts).read();
    }

    private Input read() {
        Map<String, List<String>> given = given();
        for (Parameter parameter : operation.parameters()) {
            parameter(parameter, given.remove(parameter.pointer()));
        }
        given.keySet().forEach(pointer -> violations.add(Violations.unknownParameter(pointer)));
        boolean badParameters = !violations.isEmpty();
        Optional<JsonValue> body = operation.body().flatMap(this::body);
        if (!violations.isEmpty()) {
            throw Refusal.of(badParameters ? Refusal.Kind.INVALID_REQUEST : Refusal.Kind.INVALID_BODY, violations);
        }
        return new Input(contract, values, body);
    }

    private Map<String, List<String>> given() {
        Map<String, List<String>> given = new LinkedHashMap<>();
        parts.path().forEach((name, raw) -> decode("/path/" + name, raw, false, given));
        for (Map.Entry<String, String> pair : Targets.pairs(parts.query())) {
            Optional<String> name = Targets.decoded(pair.getKey(), true);
            String pointer = "/query/" + Json.encodePointer(name.orElse(pair.getKey()));
            decode(pointer, pair.getValue(), true, given);
            refusePersonalNumbers(pointer, given.get(pointer).getLast());
        }
        for (Parameter parameter : operation.parameters()) {
            if (parameter.pointer().startsWith("/header/")) {
                parts.header()
                        .apply(parameter.name())
                        .ifPresent(value -> given.put(parameter.pointer(), new ArrayList<>(List.of(value))));
            }
        }
        return given;
    }

    private void refusePersonalNumbers(String pointer, String text) {
        if (text != null && PersonalNumbers.in(text)) {
            violations.add(Violations.personalNumber(pointer));
        }
    }

    private void decode(String pointer, String raw, boolean plusIsSpace, Map<String, List<String>> given) {
        Optional<String> text = Targets.decoded(raw, plusIsSpace);
        if (text.isEmpty()) {
            violations.add(Violations.badEncoding(pointer));
        } else if (!Characters.isStorable(text.get())) {
            violations.add(Violations.unstorable(pointer));
        }
        given.computeIfAbsent(pointer, each -> new ArrayList<>())
                .add(text.map(Characters::cleaned).orElse(null));
    }

    private void parameter(Parameter parameter, List<String> texts) {
        if (texts == null) {
            parameter.defaultValue().ifPresent(value -> values.put(parameter.pointer(), value));
            if (parameter.required()) {
                violations.add(Violations.missing(parameter.pointer()));
            }
        } else if (texts.size() > 1 && !parameter.array()) {
            violations.add(Violations.repeated(parameter.pointer()));
        } else if (!texts.contains(null)) {
            JsonValue value = parameter.array()
                    ? array(parameter, texts)
                    : parameter.type().read(texts.getFirst());
            violations.addAll(contract.violations(parameter.schema(), value, parameter.pointer()));
            values.put(parameter.pointer(), value);
        }
    }

    private static JsonValue array(Parameter parameter, List<String> texts) {
        JsonArrayBuilder array = Values.JSON.createArrayBuilder();
        texts.forEach(text -> array.add(parameter.type().read(text)));
        return array.build();
    }

    private Optional<JsonValue> body(Operation.Entity entity) {
        if (parts.body().length == 0) {
            if (entity.required()) {
                violations.add(Violations.missing(""));
            }
            return Optional.empty();
        }
        if (FormBody.takenBy(operation)
                && parts.mediaType().filter(FormBody.TYPE::equals).isPresent()) {
            return Optional.of(
                    checked(entity.schemas().values().iterator().next(), FormBody.read(operation, parts.body())));
        }
        SchemaRef schema = parts.mediaType().map(entity.schemas()::get).orElse(null);
        if (schema == null) {
            throw Refusal.of(Refusal.Kind.UNSUPPORTED_MEDIA_TYPE, accepted(entity));
        }
        return Optional.of(checked(schema, Input.parsed(parts.body())));
    }

    private JsonValue checked(SchemaRef schema, JsonValue given) {
        JsonValue json = Characters.cleaned(given);
        violations.addAll(contract.violations(schema, json, ""));
        Characters.unstorable(json, "").map(Violations::unstorable).forEach(violations::add);
        return json;
    }

    private static Text accepted(Operation.Entity entity) {
        String types = String.join(", ", entity.schemas().keySet());
        return new Text("Obsługiwane rodzaje treści: " + types + ".", "Supported media types: " + types + ".");
    }
}
