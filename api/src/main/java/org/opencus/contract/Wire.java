package org.opencus.contract;

import jakarta.json.JsonConfig;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.stream.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.opencus.model.WireForm;

/** The one JSON binding: between bytes, objects of the contract and JSON values. */
public final class Wire {
    private static final Jsonb JSONB = JsonbBuilder.create(WireForm.config());
    /** Nothing in the contract is nested a tenth as deep. */
    private static final int DEEPEST = 100;

    private static final JsonReaderFactory READERS = Values.JSON.createReaderFactory(
            Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE, "org.eclipse.parsson.maxDepth", DEEPEST));

    private Wire() {}

    /** The object as UTF-8 JSON. */
    public static byte[] bytes(Object value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
        JSONB.toJson(value, out);
        return out.toByteArray();
    }

    /** The object as JSON text. */
    public static String text(Object value) {
        return JSONB.toJson(value);
    }

    /** The object that JSON bytes stand for. */
    public static <T> T read(byte[] json, Class<T> type) {
        return JSONB.fromJson(new ByteArrayInputStream(json), type);
    }

    /** The object that JSON text stands for. */
    public static <T> T read(String json, Class<T> type) {
        return JSONB.fromJson(json, type);
    }

    /** The object that a JSON value stands for. */
    public static <T> T read(JsonValue json, Class<T> type) {
        return JSONB.fromJson(json.toString(), type);
    }

    /** The JSON value of an object. */
    public static JsonValue tree(Object value) {
        return parse(bytes(value));
    }

    /** The JSON value that bytes hold; throws {@link JsonException} where they are not JSON in UTF-8. */
    static JsonValue parse(byte[] json) {
        return parse(text(json));
    }

    /** A reader of bytes would put question marks where they are no UTF-8. */
    private static String text(byte[] json) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(json))
                    .toString();
        } catch (CharacterCodingException broken) {
            throw new JsonException("not UTF-8", broken);
        }
    }

    /** The JSON value of a text. */
    static JsonValue parse(String json) {
        try (JsonReader reader = READERS.createReader(new StringReader(json))) {
            JsonValue value = reader.readValue();
            requireNothingElse(json);
            return value;
        } catch (RuntimeException broken) {
            // Not only a parsing failure: what is nested too deeply is told by a plain exception.
            throw new JsonException("not JSON", broken);
        }
    }

    /** A reader of values stops behind the first one, whatever follows. */
    private static void requireNothingElse(String json) {
        try (JsonParser parser = Values.JSON.createParser(new StringReader(json))) {
            switch (parser.next()) {
                case START_OBJECT -> parser.skipObject();
                case START_ARRAY -> parser.skipArray();
                default -> {}
            }
            if (parser.hasNext()) {
                throw new JsonException("something follows the value");
            }
        }
    }
}
