package org.opencus.imports;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opencus.records.CatalogueRecord;

/** Every fact of the shipped files is in the records made of them, but for those that a schema marks as not shown. */
class NothingIsLostTest {
    private static final Prepared PREPARED = Preparation.of(CatalogueSource.shipped(), List.of());

    @ParameterizedTest
    @EnumSource(CatalogueFile.class)
    void eachValueOfEachRecordIsFoundAgain(CatalogueFile file) throws IOException {
        JsonObject schema = schema(file);
        List<String> lost = new ArrayList<>();
        int values = 0;
        for (JsonValue record : TestFiles.shipped().array(file.fileName())) {
            Map<String, Integer> kept = new HashMap<>();
            made(file, record.asJsonObject()).forEach(made -> collect(made, kept));
            List<String> expected = new ArrayList<>();
            walk("", record, schema, expected);
            for (String value : expected) {
                String text = value.substring(value.indexOf('=') + 1);
                if (kept.merge(text, -1, Integer::sum) < 0) {
                    lost.add(record.asJsonObject().getString(file.codeProperty()) + value);
                }
            }
            values += expected.size();
        }
        assertThat(lost).isEmpty();
        assertThat(values).isGreaterThan(30);
    }

    private static List<CatalogueRecord> made(CatalogueFile file, JsonObject record) {
        String code = record.getString(file.codeProperty());
        List<CatalogueRecord> all = new ArrayList<>(PREPARED.shared().getOrDefault(file.kind(), List.of()));
        PREPARED.centres().forEach(centre -> all.addAll(centre.records().getOrDefault(file.kind(), List.of())));
        String own = file == CatalogueFile.CENTRES ? record.getString("slug") : code;
        return all.stream().filter(made -> made.code().equals(own)).toList();
    }

    private static void collect(CatalogueRecord made, Map<String, Integer> kept) {
        // A vocabulary is kept once for each of its centres, and says its name and sources there each time.
        count(made.code(), kept);
        count(made.centre(), kept);
        count(made.name(), kept);
        collect(made.columns(), kept);
        collect(made.document(), kept);
        collect(made.sources(), kept);
    }

    private static void collect(JsonValue value, Map<String, Integer> kept) {
        switch (value) {
            case JsonObject object -> object.values().forEach(part -> collect(part, kept));
            case JsonArray array -> array.forEach(part -> collect(part, kept));
            default -> count(text(value), kept);
        }
    }

    private static void count(String text, Map<String, Integer> kept) {
        kept.merge(text, 1, Integer::sum);
    }

    /** The values of a record as "/path=value", in the words of the shown form. */
    private static void walk(String path, JsonValue value, JsonObject schema, List<String> found) {
        if (schema.containsKey("x-not-shown")) {
            return;
        }
        switch (value) {
            case JsonObject object ->
                object.forEach((key, part) -> walk(path + "/" + key, part, below(schema, "properties", key), found));
            case JsonArray array ->
                array.forEach(part -> walk(
                        path,
                        part,
                        Optional.ofNullable(schema.getJsonObject("items")).orElse(JsonValue.EMPTY_JSON_OBJECT),
                        found));
            default -> shown(path, value).ifPresent(text -> found.add(path + "=" + text));
        }
    }

    private static JsonObject below(JsonObject schema, String keyword, String key) {
        return Optional.ofNullable(schema.getJsonObject(keyword))
                .map(parts -> parts.getJsonObject(key))
                .orElse(JsonValue.EMPTY_JSON_OBJECT);
    }

    /** What the value has become; nothing where it only tells how another one is to be read. */
    private static Optional<String> shown(String path, JsonValue value) {
        return switch (path) {
            case "/id", "/age_definitions/centre_id" -> Optional.empty();
            case "/centre_id", "/centre_ids" -> Optional.of(slug(((JsonString) value).getString()));
            case "/age_definitions/age_over", "/age_rule/over" ->
                Optional.of(String.valueOf(((JsonNumber) value).intValue() + 1));
            case "/opening_hours/hours_per_day" -> Optional.of("PT" + text(value) + "H");
            case "/opening_hours/scope" -> Optional.of(text(value)).filter(scope -> !scope.equals("all"));
            case "/scope_variants/name", "/seat/name", "/as_of" -> Optional.empty();
            default -> Optional.of(text(value));
        };
    }

    private static String slug(String centreId) {
        return PREPARED.centres().stream()
                .map(Prepared.Centre::slug)
                .filter(centreId::endsWith)
                .findFirst()
                .orElseThrow();
    }

    private static String text(JsonValue value) {
        return switch (value) {
            case JsonString string -> string.getString();
            case JsonNumber number ->
                new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
            default -> value.toString();
        };
    }

    private static JsonObject schema(CatalogueFile file) throws IOException {
        String name = file.fileName().replace(".json", ".schema.json").replace('_', '-');
        try (InputStream in = CatalogueImport.class.getResourceAsStream("schemas/" + name)) {
            return TestFiles.json(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .asJsonObject();
        }
    }
}
