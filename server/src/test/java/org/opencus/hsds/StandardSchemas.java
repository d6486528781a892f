package org.opencus.hsds;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The standard's own schema files, where somebody has put them into a directory. */
final class StandardSchemas {
    private final JsonSchemas schemas = new JsonSchemas();

    StandardSchemas(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            files.filter(file -> file.toString().endsWith(".json"))
                    .forEach(file -> schemas.add(uri(directory.relativize(file).toString()), read(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file that an item of a list, or what stands at one id, must fit. */
    static String file(String path, boolean flat) {
        String kind = path.split("/")[1].split("\\?")[0];
        return switch (kind) {
            case "services" -> flat ? "compiled/service_list.json" : "compiled/service.json";
            case "organizations" -> flat ? "compiled/organization_list.json" : "compiled/organization.json";
            case "service_at_locations" ->
                flat ? "compiled/service_at_location_list.json" : "compiled/service_at_location.json";
            case "taxonomies" -> "taxonomy.json";
            case "taxonomy_terms" -> "taxonomy_term.json";
            default -> throw new IllegalArgumentException(path);
        };
    }

    /** What is wrong with the value. */
    List<String> faults(String file, JsonValue value) {
        return schemas.faults(uri(file), value);
    }

    private static String uri(String file) {
        return "https://standard.invalid/" + file;
    }

    private static JsonValue read(Path file) {
        try (JsonReader reader = Json.createReader(Files.newInputStream(file))) {
            return reader.readValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
