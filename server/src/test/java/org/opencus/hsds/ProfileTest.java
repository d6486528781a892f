package org.opencus.hsds;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opencus.contract.Contract;
import org.opencus.model.HsdsProfileEntry;

class ProfileTest {
    /** What makes a schema accept or refuse; descriptions and titles are everyone's own. */
    private static final Set<String> RULES = Set.of(
            "type", "format", "enum", "pattern", "minimum", "maximum", "minLength", "maxLength", "required", "$ref");

    private static final Profile PROFILE = new Profile(Contract.load().document(), "");

    static Stream<String> files() {
        return PROFILE.description().files().stream().map(HsdsProfileEntry::name);
    }

    @ParameterizedTest
    @MethodSource("files")
    void thePatchedStandardIsThePublishedSchema(String file) throws IOException {
        JsonObject standard = standard().get(file);
        JsonObject patch = json(PROFILE.patch(file).orElseThrow());
        JsonObject merged = Json.createMergePatch(patch).apply(standard).asJsonObject();
        JsonObject published = json(PROFILE.schema(file).orElseThrow());
        assertThat(rules(merged)).isEqualTo(rules(published));
        assertThat(published.getString("$schema")).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(published.getString("name") + ".json").isEqualTo(file);
    }

    @ParameterizedTest
    @MethodSource("files")
    void thePatchHoldsOnlyDifferences(String file) throws IOException {
        JsonObject standard = standard().get(file).getJsonObject("properties");
        JsonObject patch = json(PROFILE.patch(file).orElseThrow());
        assertThat(patch.keySet()).isSubsetOf("properties", "required");
        patch.getJsonObject("properties").forEach((name, change) -> {
            if (change.equals(JsonValue.NULL)) {
                assertThat(standard.containsKey(name) || name.equals("metadata"))
                        .as(name)
                        .isTrue();
            } else if (standard.containsKey(name)) {
                JsonObject known = standard.getJsonObject(name);
                assertThat(Json.createMergePatch(change).apply(known)).as(name).isNotEqualTo(known);
            }
        });
    }

    @Test
    void itsFilesStandUnderThePublicAddress() {
        JsonObject contract = Contract.load().document();
        assertThat(new Profile(contract, "https://cus.example").description().files())
                .allSatisfy(file -> {
                    assertThat(file.patch()).startsWith("https://cus.example/hsds-profile/profile/");
                    assertThat(file.schema()).startsWith("https://cus.example/hsds-profile/schema/");
                });
        byte[] description = new HsdsDescription(contract, "https://cus.example").bytes("gorno", "Górno");
        assertThat(json(description).getJsonArray("servers").toString())
                .isEqualTo("[{\"url\":\"https://cus.example/hsds/gorno\"}]");
    }

    @Test
    void coversEveryObjectOfTheStandardThatIsPublished() throws IOException {
        assertThat(files())
                .containsExactlyInAnyOrderElementsOf(standard().keySet())
                .hasSize(19);
        assertThat(PROFILE.schema("datapackage.json")).isPresent();
        assertThat(PROFILE.schema("metadata.json")).isEmpty();
        assertThat(PROFILE.patch("../profile.json")).isEmpty();
        assertThat(PROFILE.description().rules()).isNotEmpty();
    }

    private static JsonObject json(byte[] bytes) {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(bytes))) {
            return reader.readObject();
        }
    }

    /** The schema without words; lists as sets. */
    private static Object rules(JsonValue value) {
        Map<String, Object> rules = new LinkedHashMap<>();
        value.asJsonObject().forEach((key, rule) -> {
            if (key.equals("properties")) {
                Map<String, Object> properties = new LinkedHashMap<>();
                rule.asJsonObject().forEach((name, schema) -> properties.put(name, rules(schema)));
                rules.put(key, properties);
            } else if (key.equals("items")) {
                rules.put(key, rules(rule));
            } else if (RULES.contains(key)) {
                rules.put(key, rule instanceof JsonArray list ? Set.copyOf(list) : rule);
            }
        });
        return rules;
    }

    private static Map<String, JsonObject> standard() throws IOException {
        Map<String, List<String>> files = new LinkedHashMap<>();
        try (var lines = new BufferedReader(
                new InputStreamReader(ProfileTest.class.getResourceAsStream("standard.txt"), StandardCharsets.UTF_8))) {
            String file = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("[")) {
                    file = line.substring(1, line.length() - 1);
                    files.put(file, new ArrayList<>());
                } else if (!line.startsWith("#")) {
                    files.get(file).add(line);
                }
            }
        }
        Map<String, JsonObject> schemas = new LinkedHashMap<>();
        files.forEach((file, lines) -> schemas.put(file, schema(lines)));
        return schemas;
    }

    private static JsonObject schema(List<String> lines) {
        JsonObjectBuilder properties = Json.createObjectBuilder();
        JsonArrayBuilder required = Json.createArrayBuilder();
        for (String line : lines) {
            String[] words = line.split(" ", 3);
            String name = words[0].replace("!", "");
            if (words[0].endsWith("!")) {
                required.add(name);
            }
            properties.add(name, property(words));
        }
        return Json.createObjectBuilder()
                .add("type", "object")
                .add("required", required)
                .add("properties", properties)
                .build();
    }

    private static JsonObjectBuilder property(String[] words) {
        JsonObjectBuilder property = Json.createObjectBuilder();
        switch (words[1]) {
            case "list" ->
                property.add("type", "array")
                        .add("items", Json.createObjectBuilder().add("$ref", words[2]));
            case "one" -> property.add("$ref", words[2]);
            default -> property.add("type", words[1]);
        }
        String rest = words.length == 3 ? words[2] : "";
        if (rest.startsWith("format ")) {
            property.add("format", rest.substring(7));
        } else if (rest.startsWith("enum ")) {
            JsonArrayBuilder values = Json.createArrayBuilder();
            Arrays.stream(rest.substring(5).split("\\|")).forEach(values::add);
            property.add("enum", values);
        }
        return property;
    }
}
