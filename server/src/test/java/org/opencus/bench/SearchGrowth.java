package org.opencus.bench;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Search in generated catalogues of 1 000 and 100 000 services, brought in by the product's own importer. */
final class SearchGrowth {
    private static final List<Integer> SIZES = List.of(1_000, 100_000);
    private static final List<String> ASKED = List.of(
            "kto posprząta u starszej osoby",
            "swietlica dla dzieci",
            "mąż pije",
            "zajecia dla mamy z maluchem",
            "pomoc w zalozeniu stowarzyszenia",
            "rehabilitacja po szpitalu",
            "psycholg dla nastolatka",
            "transport do lekarza");

    private SearchGrowth() {}

    static void run(Report report, Duration round) {
        double[] p99 = new double[SIZES.size()];
        for (int i = 0; i < SIZES.size(); i++) {
            p99[i] = measure(SIZES.get(i), report, round);
        }
        report.line(
                "growth of the search's p99",
                String.format(Locale.ROOT, "%.1f times", p99[1] / p99[0]),
                "from 1 000 to 100 000 services");
    }

    private static double measure(int size, Report report, Duration round) {
        try (var database = new BenchDatabase()) {
            long begun = System.nanoTime();
            Child.runToEnd(database.environment(), "import", catalogue(size).toString());
            report.line(
                    "import of " + size + " services",
                    String.format(Locale.ROOT, "%.0f services/s", size / ((System.nanoTime() - begun) / 1e9)),
                    "start of the program included");
            database.execute("vacuum analyze");
            try (var server = Child.server(database.environment())) {
                LoadDriver.run(server.port(), 1, round, SearchGrowth::question);
                var run = LoadDriver.run(server.port(), 1, round.multipliedBy(3), SearchGrowth::question);
                report.line(
                        "search among " + size + " services",
                        String.format(Locale.ROOT, "p50 %.1f ms, p99 %.1f ms", run.p50Millis(), run.p99Millis()),
                        run.answers() + " searches one after another, " + run.refusals() + " failed");
                return run.p99Millis();
            }
        }
    }

    private static byte[] question(int n) {
        String text = ASKED.get(Math.floorMod(n, ASKED.size()));
        return LoadDriver.post("/v1/centres/przykladowo/search", "{\"q\": \"" + text + "\", \"status\": [\"any\"]}");
    }

    /** The example of a new centre, its services multiplied by mixing those of the demonstration centres. */
    private static Path catalogue(int size) {
        try {
            Path directory = Files.createTempDirectory("bench-catalogue");
            try (var example = Files.newDirectoryStream(Path.of("..", "examples", "new-centre"), "*.json")) {
                for (Path file : example) {
                    // Communities name services of the example, which are not among the generated ones.
                    if (!file.endsWith("communities.json")) {
                        Files.copy(file, directory.resolve(file.getFileName()));
                    }
                }
            }
            Files.writeString(directory.resolve("services.json"), services(size), StandardCharsets.UTF_8);
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String services(int size) throws IOException {
        List<JsonObject> real;
        try (var in = SearchGrowth.class.getResourceAsStream("/org/opencus/demo/services.json");
                var reader = Json.createReader(in)) {
            real = reader.readArray().getValuesAs(JsonObject.class);
        }
        var random = new Random(7);
        JsonArrayBuilder all = Json.createArrayBuilder();
        for (int i = 0; i < size; i++) {
            JsonObject named = real.get(random.nextInt(real.size()));
            JsonObject described = real.get(random.nextInt(real.size()));
            all.add(Json.createObjectBuilder(Map.<String, Object>of(
                    "id",
                    "przykladowo-usluga-" + i,
                    "centre_id",
                    "cus-przykladowo",
                    "name",
                    named.getString("name") + " " + (i + 1),
                    "name_en",
                    named.getString("name_en"),
                    "kind",
                    "service",
                    "status",
                    i % 3 == 0 ? "existing" : "planned",
                    "domains",
                    List.of("social-assistance"),
                    "description_pl",
                    described.getString("description_pl"),
                    "source",
                    List.of(Map.of("file", "generated", "section", "row " + i)))));
        }
        return all.build().toString();
    }
}
