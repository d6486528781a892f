package org.opencus.testing;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What the server answered to a request. */
public final class Answer {
    private final String method;
    private final String target;
    private final HttpResponse<byte[]> response;

    Answer(String method, String target, HttpResponse<byte[]> response) {
        this.method = method;
        this.target = target;
        this.response = response;
    }

    /** How it was asked. */
    public String method() {
        return method;
    }

    /** What was asked for, without the query. */
    public String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** The HTTP status. */
    public int status() {
        return response.statusCode();
    }

    /** The first value of a header. */
    public Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }

    /** The media type without its parameters; empty without a body. */
    public String mediaType() {
        return header("Content-Type").map(type -> type.split(";")[0].strip()).orElse("");
    }

    /** The body as it came. */
    public byte[] bytes() {
        return response.body();
    }

    /** The body as text. */
    public String text() {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    /** The body as JSON. */
    public JsonValue json() {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(bytes()))) {
            return reader.readValue();
        }
    }

    /** The body as a JSON object. */
    public JsonObject object() {
        return json().asJsonObject();
    }

    @Override
    public String toString() {
        return method + " " + target + " -> " + status() + " " + mediaType() + " " + text();
    }
}
