package org.opencus.contract;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpResponse;
import java.util.List;

/** Reads problem documents in tests. */
final class ProblemReader {
    private ProblemReader() {}

    static JsonObject of(HttpResponse<String> response) {
        return Wire.parse(response.body()).asJsonObject();
    }

    /** Pointer and code of each error. */
    static List<String> errors(HttpResponse<String> response) {
        return of(response).getOrDefault("errors", JsonValue.EMPTY_JSON_ARRAY).asJsonArray().stream()
                .map(JsonValue::asJsonObject)
                .map(error -> (error.getString("pointer") + " " + error.getString("code")).trim())
                .toList();
    }
}
