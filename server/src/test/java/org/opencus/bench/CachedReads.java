package org.opencus.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Answers kept ready against a bare Helidon handler that sends the same bytes, in turns on this machine. */
final class CachedReads {
    private static final int CONNECTIONS = 8;
    private static final int ROUNDS = 5;

    private CachedReads() {}

    static void run(Child server, Report report, Duration round) {
        measure(server, report, round, "cached list of 20", "/v1/centres/dobczyce/services?status=any&limit=20");
        measure(server, report, round, "cached detail", Demo.firstServiceOf(server, "gorno"));
    }

    private static void measure(Child server, Report report, Duration round, String what, String target) {
        Path body = body(server, target);
        try (var bare = Child.ofClass(BareHandler.class, "{port}", body.toString())) {
            byte[] request = LoadDriver.get(target);
            double[] ratios = new double[ROUNDS];
            double ours = 0;
            double theirs = 0;
            LoadDriver.warmUp(bare.port(), CONNECTIONS, round, n -> request);
            LoadDriver.warmUp(server.port(), CONNECTIONS, round, n -> request);
            for (int i = 0; i < ROUNDS; i++) {
                var handler = LoadDriver.run(bare.port(), CONNECTIONS, round, n -> request);
                var run = LoadDriver.run(server.port(), CONNECTIONS, round, n -> request);
                ratios[i] = run.perSecond() / handler.perSecond();
                ours += run.perSecond() / ROUNDS;
                theirs += handler.perSecond() / ROUNDS;
            }
            report.ratio(what, ratios, "%,.0f against %,.0f answers/s".formatted(ours, theirs));
        }
    }

    private static Path body(Child server, String target) {
        try (var in =
                URI.create("http://localhost:" + server.port() + target).toURL().openStream()) {
            Path file = Files.createTempFile("bench", ".json");
            Files.write(file, in.readAllBytes());
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
