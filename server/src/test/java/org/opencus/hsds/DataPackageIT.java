package org.opencus.hsds;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencus.testing.Answer;
import org.opencus.testing.ServerExtension;
import org.opencus.testing.TestServer;

@ExtendWith(ServerExtension.class)
class DataPackageIT {
    private final TestServer server;

    DataPackageIT(TestServer server) {
        this.server = server;
    }

    @ParameterizedTest
    @ValueSource(strings = {"gorno", "dobczyce", "kozienice", "dolny-slask"})
    void theFilesPassTheirDescriptor(String centre) throws IOException {
        Map<String, String> files = unzipped(centre);
        List<JsonObject> resources = resources(files);
        assertThat(files).hasSize(22);
        assertThat(resources).hasSize(21);
        Map<String, Set<String>> ids = new LinkedHashMap<>();
        resources.forEach(resource -> ids.put(resource.getString("name"), ids(rows(files, resource))));
        for (JsonObject resource : resources) {
            List<Map<String, String>> rows = rows(files, resource);
            assertThat(ids.get(resource.getString("name"))).hasSameSizeAs(rows);
            fields(resource).forEach(field -> rows.forEach(row -> checkCell(field, row.get(field.getString("name")))));
            keys(resource)
                    .forEach(key -> rows.forEach(row -> {
                        String target = row.get(key.getString("fields"));
                        String table = key.getJsonObject("reference").getString("resource");
                        assertThat(target.isEmpty() || ids.get(table).contains(target))
                                .as(resource.getString("name") + " " + key + " " + target)
                                .isTrue();
                    }));
        }
    }

    private static void checkCell(JsonObject field, String cell) {
        JsonArray values = field.getJsonObject("constraints").getJsonArray("enum");
        assertThat(cell.isEmpty() || values == null || values.contains(Json.createValue(cell)))
                .as(field + " " + cell)
                .isTrue();
        if (!cell.isEmpty() && field.getString("type").equals("date")) {
            assertThat(LocalDate.parse(cell)).hasToString(cell);
        }
        if (!cell.isEmpty() && field.getString("type").equals("datetime")) {
            assertThat(Instant.parse(cell)).isNotNull();
        }
        boolean required = field.getJsonObject("constraints").getBoolean("required");
        assertThat(required && cell.isEmpty()).as(field.toString()).isFalse();
        if (!cell.isEmpty() && field.getString("format", "").equals("uuid")) {
            assertThat(UUID.fromString(cell)).hasToString(cell);
        }
        if (!cell.isEmpty() && field.getString("type").equals("number")) {
            assertThat(Double.parseDouble(cell)).isFinite();
        }
    }

    @Test
    void everythingOfTheDirectoryIsInside() throws IOException {
        Map<String, String> files = unzipped("gorno");
        DirectoryClient gorno = new DirectoryClient(server, "gorno");
        Map<String, String> tables = Map.of(
                "services.csv", "/services",
                "organizations.csv", "/organizations",
                "service_at_location.csv", "/service_at_locations",
                "taxonomies.csv", "/taxonomies",
                "taxonomy_terms.csv", "/taxonomy_terms");
        tables.forEach((file, list) -> assertThat(ids(csv(files.get(file)))).isEqualTo(Set.copyOf(gorno.ids(list))));
        assertThat(csv(files.get("schedules.csv")))
                .filteredOn(row -> row.get("service_id").equals("017eb294-c000-7d00-9351-d89037d5b478"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("valid_from", "2021-06-25")
                        .containsEntry("opens_at", "08:00+01:00"));
        assertThat(csv(files.get("metadata.csv"))).isEmpty();
    }

    @Test
    void theDescriptorGivesTheTypesOfTheStandard() throws IOException {
        Map<String, String> types = new LinkedHashMap<>();
        for (JsonObject resource : resources(unzipped("gorno"))) {
            for (JsonObject field : fields(resource)) {
                types.put(
                        resource.getString("name") + "." + field.getString("name"),
                        field.getString("type") + " " + field.getString("format", "")
                                + field.getJsonObject("constraints").getOrDefault("enum", JsonValue.EMPTY_JSON_ARRAY));
            }
        }
        assertThat(types)
                .containsEntry("service.id", "string uuid[]")
                .containsEntry("service.assured_date", "date []")
                .containsEntry("service.last_modified", "datetime []")
                .containsEntry("service.status", "string [\"active\",\"inactive\",\"defunct\",\"temporarily closed\"]")
                .containsEntry("location.location_type", "string [\"physical\",\"postal\",\"virtual\"]")
                .containsEntry("schedule.opens_at", "time []")
                .containsEntry("schedule.freq", "string [\"WEEKLY\",\"MONTHLY\"]")
                .containsEntry("cost_option.amount", "number []")
                .containsEntry("cost_option.valid_from", "date []");
    }

    @Test
    void aCellIsNoFormula() throws IOException {
        new CatalogueEdit(server).change("service", "kozienice-punkt-konsultacyjny", "name = '=1+\"1\", +2'");
        assertThat(csv(unzipped("kozienice").get("services.csv")).stream().map(row -> row.get("name")))
                .contains("'=1+\"1\", +2");
    }

    @Test
    void theSameDirectoryIsTheSameFile() {
        Answer first = server.get("/hsds/dobczyce/datapackage.zip");
        assertThat(first.mediaType()).isEqualTo("application/zip");
        String etag = first.header("ETag").orElseThrow();
        assertThat(server.get("/hsds/dobczyce/datapackage.zip", "If-None-Match", etag)
                        .status())
                .isEqualTo(304);
    }

    private Map<String, String> unzipped(String centre) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        byte[] bytes = server.get("/hsds/" + centre + "/datapackage.zip").bytes();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private static List<JsonObject> resources(Map<String, String> files) {
        return Json.createReader(new StringReader(files.get("datapackage.json")))
                .readObject()
                .getJsonArray("resources")
                .getValuesAs(JsonValue::asJsonObject);
    }

    private static List<JsonObject> fields(JsonObject resource) {
        return resource.getJsonObject("schema").getJsonArray("fields").getValuesAs(JsonValue::asJsonObject);
    }

    private static List<JsonObject> keys(JsonObject resource) {
        return resource.getJsonObject("schema").getJsonArray("foreignKeys").getValuesAs(JsonValue::asJsonObject);
    }

    private static List<Map<String, String>> rows(Map<String, String> files, JsonObject resource) {
        String csv = files.get(resource.getString("path"));
        assertThat(csv.lines().findFirst().orElseThrow())
                .isEqualTo(String.join(
                        ",",
                        fields(resource).stream()
                                .map(field -> field.getString("name"))
                                .toList()));
        return csv(csv);
    }

    private static Set<String> ids(List<Map<String, String>> rows) {
        Set<String> ids = new HashSet<>();
        rows.forEach(row -> ids.add(row.get("id")));
        return ids;
    }

    private static List<Map<String, String>> csv(String text) {
        List<List<String>> lines = parsed(text);
        List<Map<String, String>> rows = new ArrayList<>();
        for (List<String> line : lines.subList(1, lines.size())) {
            assertThat(line).hasSameSizeAs(lines.getFirst());
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < line.size(); i++) {
                row.put(lines.getFirst().get(i), line.get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<List<String>> parsed(String text) {
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append(text.charAt(i++));
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\n')) {
                line.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    lines.add(line);
                    line = new ArrayList<>();
                }
            } else if (quoted || c != '\r') {
                cell.append(c);
            }
        }
        return lines;
    }
}
