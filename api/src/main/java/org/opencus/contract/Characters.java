package org.opencus.contract;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds what JSON can say but no database keeps and no UTF-8 writes: NUL and half of a surrogate pair. */
final class Characters {
    private Characters() {}

    /** The pointers of all texts that could not be stored as they are. */
    static Stream<String> unstorable(JsonValue value, String pointer) {
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

    static boolean isStorable(String text) {
        return text.codePoints().noneMatch(c -> c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
