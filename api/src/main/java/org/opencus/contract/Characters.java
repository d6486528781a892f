package org.opencus.contract;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.text.Normalizer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The one place where texts from outside are cleaned. Refused is what no person types: NUL, other control characters
 * besides tab and line ends, half of a surrogate pair. Left out are marks that turn the direction of writing around, which
 * come along unseen when text is copied and can make a text look like another one; right-to-left letters need none of them.
 * What looks the same becomes the same (NFC).
 */
public final class Characters {
    /** Below it everything is in NFC and nothing turns the direction around. */
    private static final char FIRST_OF_INTEREST = '\u0300';

    private Characters() {}

    /** The pointers of all texts that are refused. */
    public static Stream<String> unstorable(JsonValue value, String pointer) {
        return switch (value) {
            case JsonString text -> isStorable(text.getString()) ? Stream.empty() : Stream.of(pointer);
            case JsonArray list ->
                IntStream.range(0, list.size()).boxed().flatMap(i -> unstorable(list.get(i), pointer + "/" + i));
            case JsonObject object ->
                object.entrySet().stream().flatMap(member -> ofMember(member.getKey(), member.getValue(), pointer));
            default -> Stream.empty();
        };
    }

    /** A name that cannot be written cannot be part of a pointer either. */
    private static Stream<String> ofMember(String name, JsonValue value, String pointer) {
        return isStorable(name) ? unstorable(value, pointer + "/" + Json.encodePointer(name)) : Stream.of(pointer);
    }

    /** Whether a text can be kept. */
    public static boolean isStorable(String text) {
        return text.codePoints().noneMatch(Characters::isRefused);
    }

    private static boolean isRefused(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE
                || Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r';
    }

    /** The same with all texts cleaned; the value itself where there is nothing to clean. */
    public static JsonValue cleaned(JsonValue value) {
        return isClean(value) ? value : rebuilt(value);
    }

    private static boolean isClean(JsonValue value) {
        return switch (value) {
            case JsonString text -> isClean(text.getString());
            case JsonArray list -> list.stream().allMatch(Characters::isClean);
            case JsonObject object -> object.values().stream().allMatch(Characters::isClean);
            default -> true;
        };
    }

    private static JsonValue rebuilt(JsonValue value) {
        return switch (value) {
            case JsonString text -> Values.JSON.createValue(cleaned(text.getString()));
            case JsonArray list -> {
                JsonArrayBuilder array = Values.JSON.createArrayBuilder();
                list.forEach(item -> array.add(rebuilt(item)));
                yield array.build();
            }
            case JsonObject object -> {
                JsonObjectBuilder members = Values.JSON.createObjectBuilder();
                object.forEach((name, member) -> members.add(name, rebuilt(member)));
                yield members.build();
            }
            default -> value;
        };
    }

    /** A text in NFC without marks that turn it around. */
    public static String cleaned(String text) {
        return isClean(text) ? text : Normalizer.normalize(withoutTurns(text), Normalizer.Form.NFC);
    }

    private static boolean isClean(String text) {
        return text.chars().allMatch(c -> c < FIRST_OF_INTEREST)
                || text.chars().noneMatch(Characters::turnsAround)
                        && Normalizer.isNormalized(text, Normalizer.Form.NFC);
    }

    private static String withoutTurns(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.chars().filter(c -> !turnsAround(c)).forEach(c -> kept.append((char) c));
        return kept.toString();
    }

    /** Embeddings, overrides and isolates of the bidirectional algorithm (UAX #9). */
    private static boolean turnsAround(int c) {
        return c >= '\u202a' && c <= '\u202e' || c >= '\u2066' && c <= '\u2069';
    }
}
