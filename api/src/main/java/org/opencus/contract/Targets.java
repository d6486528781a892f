package org.opencus.contract;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads raw request targets: strict about percent-encoding and UTF-8, unlike most libraries. */
final class Targets {
    private Targets() {}

    /** The text behind percent-encoding, or nothing where that is broken. */
    static Optional<String> decoded(String raw, boolean plusIsSpace) {
        if (raw.indexOf('%') < 0 && raw.indexOf('+') < 0) {
            return isAscii(raw) ? Optional.of(raw) : Optional.empty();
        }
        byte[] bytes = new byte[raw.length()];
        int length = 0;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%') {
                int value = hex(raw, i + 1);
                if (value < 0) {
                    return Optional.empty();
                }
                bytes[length++] = (byte) value;
                i += 2;
            } else if (c > 0x7e) {
                return Optional.empty();
            } else {
                bytes[length++] = (byte) (c == '+' && plusIsSpace ? ' ' : c);
            }
        }
        return utf8(ByteBuffer.wrap(bytes, 0, length));
    }

    private static boolean isAscii(String raw) {
        return raw.chars().allMatch(c -> c <= 0x7e);
    }

    private static int hex(String raw, int at) {
        if (at + 1 >= raw.length()) {
            return -1;
        }
        int high = Character.digit(raw.charAt(at), 16);
        int low = Character.digit(raw.charAt(at + 1), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    private static Optional<String> utf8(ByteBuffer bytes) {
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(bytes);
            return Optional.of(text.toString());
        } catch (CharacterCodingException broken) {
            return Optional.empty();
        }
    }

    /** Name and value pairs of a raw query, still encoded, in their order. */
    static List<Map.Entry<String, String>> pairs(String rawQuery) {
        List<Map.Entry<String, String>> pairs = new ArrayList<>();
        for (String part : rawQuery.split("&")) {
            if (!part.isEmpty()) {
                int equals = part.indexOf('=');
                pairs.add(
                        equals < 0
                                ? Map.entry(part, "")
                                : Map.entry(part.substring(0, equals), part.substring(equals + 1)));
            }
        }
        return pairs;
    }

    /** The same target with {@code cursor} put in or replaced; the cursor needs no encoding. */
    static String withCursor(String target, String cursor) {
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        StringBuilder next = new StringBuilder(path).append('?');
        for (Map.Entry<String, String> pair : pairs(query < 0 ? "" : target.substring(query + 1))) {
            if (!pair.getKey().equals("cursor")) {
                next.append(pair.getKey()).append('=').append(pair.getValue()).append('&');
            }
        }
        return next.append("cursor=").append(cursor).toString();
    }
}
