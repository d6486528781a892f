package org.opencus.bench;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;

/** Looks up what the benchmarks ask for in the demonstration centres. */
final class Demo {
    private Demo() {}

    /** The path of a service of the centre. */
    static String firstServiceOf(Child server, String centre) {
        String list = "/v1/centres/" + centre + "/services";
        return list + "/"
                + get(server, list + "?limit=1")
                        .getJsonArray("items")
                        .getJsonObject(0)
                        .getString("id");
    }

    static JsonObject get(Child server, String target) {
        try (var in = URI.create("http://localhost:" + server.port() + target)
                        .toURL()
                        .openStream();
                var reader = Json.createReader(in)) {
            return reader.readObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
