package org.opencus.client;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import java.nio.charset.StandardCharsets;
import org.opencus.client.model.WireForm;

/** The one JSON binding of this client. Properties that it does not know are ignored: newer servers add them. */
final class Json {
    private static final Jsonb JSONB = JsonbBuilder.create(WireForm.config().withSerializers(new MergePatch.Out()));

    private Json() {}

    static <T> T read(String json, Class<T> type) {
        T value = JSONB.fromJson(json, type);
        if (value == null) {
            throw new JsonbException("null");
        }
        return value;
    }

    static byte[] write(Object value) {
        return text(value).getBytes(StandardCharsets.UTF_8);
    }

    static String text(Object value) {
        try {
            return JSONB.toJson(value, value.getClass());
        } catch (JsonbException e) {
            throw new IllegalArgumentException("this body cannot be sent", e);
        }
    }
}
