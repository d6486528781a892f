package org.opencus.hsds;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.opencus.contract.Values;

/** What the catalogue holds of a record beyond its columns; what is not there is empty. */
record Document(JsonObject json) {
    private static final JsonReaderFactory READERS = Values.JSON.createReaderFactory(Map.of());

    static Document parse(String text) {
        try (JsonReader reader = READERS.createReader(new StringReader(text))) {
            return new Document(reader.readObject());
        }
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(json.get(name))
                .filter(JsonString.class::isInstance)
                .map(value -> ((JsonString) value).getString())
                .filter(text -> !text.isBlank());
    }

    List<String> texts(String name) {
        return items(name)
                .filter(JsonString.class::isInstance)
                .map(value -> ((JsonString) value).getString())
                .toList();
    }

    Optional<BigDecimal> number(String name) {
        return Optional.ofNullable(json.getJsonNumber(name)).map(number -> number.bigDecimalValue());
    }

    Optional<Integer> integer(String name) {
        return number(name).map(BigDecimal::intValueExact);
    }

    boolean flag(String name) {
        return json.getBoolean(name, false);
    }

    Optional<Document> object(String name) {
        return Optional.ofNullable(json.getJsonObject(name)).map(Document::new);
    }

    List<Document> objects(String name) {
        return items(name)
                .filter(JsonObject.class::isInstance)
                .map(value -> new Document(value.asJsonObject()))
                .toList();
    }

    /** The code of what the property refers to. */
    Optional<String> code(String name) {
        return object(name).flatMap(reference -> reference.text("code"));
    }

    private Stream<JsonValue> items(String name) {
        JsonArray array = json.getJsonArray(name);
        return array == null ? Stream.empty() : array.stream();
    }
}
