package org.opencus.imports;

import jakarta.json.JsonConfig;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import jakarta.json.stream.JsonLocation;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.opencus.contract.Characters;
import org.opencus.contract.Values;

/** Reads a file as the JSON array or object that it has to be. */
final class JsonFile {
    private static final JsonReaderFactory READERS =
            Values.JSON.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private JsonFile() {}

    /** What reading a file comes to. */
    sealed interface Outcome {
        /** The file's content, of the expected kind. */
        record Read(JsonValue content) implements Outcome {}

        /** Why there is none. */
        record Unreadable(Finding finding) implements Outcome {}
    }

    static Outcome array(String file, byte[] bytes) {
        return read(file, bytes, ValueType.ARRAY);
    }

    static Outcome object(String file, byte[] bytes) {
        return read(file, bytes, ValueType.OBJECT);
    }

    private static Outcome read(String file, byte[] bytes, ValueType expected) {
        CharBuffer text = CharBuffer.allocate(bytes.length + 1);
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer input = ByteBuffer.wrap(bytes);
        CoderResult result = decoder.decode(input, text, true);
        if (result.isError()) {
            return unreadable(file, "not-utf-8", "byte %d is not UTF-8".formatted(input.position()));
        }
        text.flip();
        return parse(file, text.toString(), expected);
    }

    private static Outcome parse(String file, String text, ValueType expected) {
        boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
        try (JsonReader reader = READERS.createReader(new StringReader(marked ? text.substring(1) : text))) {
            JsonValue value = reader.readValue();
            return value.getValueType() == expected
                    ? new Outcome.Read(Characters.cleaned(value))
                    : unreadable(file, "not-an-" + word(expected), "an %s is expected".formatted(word(expected)));
        } catch (JsonParsingException e) {
            return unreadable(file, "not-json", "not JSON " + at(e.getLocation()));
        } catch (JsonException | IllegalStateException e) {
            return unreadable(file, "not-json", "not JSON: " + e.getMessage());
        }
    }

    private static String word(ValueType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    private static String at(JsonLocation location) {
        return "from line %d, column %d".formatted(location.getLineNumber(), location.getColumnNumber());
    }

    private static Outcome unreadable(String file, String code, String message) {
        return new Outcome.Unreadable(Finding.error(file, "", code, message));
    }
}
