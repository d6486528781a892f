package org.opencus.crypto;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.opencus.contract.Values;

/** A key before it is put to work. */
record KeyBytes(int id, byte[] bytes) {
    /** Bytes of every key. */
    static final int SIZE = 32;

    static KeyBytes random(SecureRandom random) {
        byte[] bytes = new byte[SIZE];
        random.nextBytes(bytes);
        return new KeyBytes(random.nextInt(), bytes);
    }

    static List<KeyBytes> list(JsonArray keys) {
        List<KeyBytes> list = keys.getValuesAs(JsonObject.class).stream()
                .map(key -> new KeyBytes(key.getInt("id"), Base64.getDecoder().decode(key.getString("key"))))
                .toList();
        if (list.isEmpty() || list.stream().anyMatch(key -> key.bytes().length != SIZE)) {
            throw new IllegalArgumentException("keys have " + SIZE + " bytes");
        }
        return list;
    }

    static JsonArrayBuilder json(List<KeyBytes> keys) {
        JsonArrayBuilder array = Values.JSON.createArrayBuilder();
        keys.forEach(key -> array.add(Values.JSON
                .createObjectBuilder()
                .add("id", key.id())
                .add("key", Base64.getEncoder().encodeToString(key.bytes()))));
        return array;
    }

    @Override
    public String toString() {
        return "KeyBytes[" + id + ", ***]";
    }
}
