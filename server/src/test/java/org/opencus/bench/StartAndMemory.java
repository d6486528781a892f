package org.opencus.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** Time from start to ready on a database that exists, and memory before and after load. */
final class StartAndMemory {
    private static final int STARTS = 5;

    private StartAndMemory() {}

    static void run(Map<String, String> environment, Report report, Duration round) {
        Path cache = cache(environment);
        double[][] plain = new double[2][STARTS];
        double[][] cached = new double[2][STARTS];
        for (int i = 0; i < STARTS; i++) {
            start(plain, i, environment);
            start(cached, i, environment, "-XX:AOTCache=" + cache);
        }
        started(report, "start to ready", plain);
        started(report, "start to ready with the cache of an earlier run", cached);
        try (var server = Child.server(environment)) {
            memory(server, report, round);
        }
    }

    /** What a run that has ended leaves for later ones, as the README tells. */
    private static Path cache(Map<String, String> environment) {
        Path cache = Path.of("target", "bench.aot");
        Child.server(environment, "-XX:AOTCacheOutput=" + cache).close();
        if (!Files.exists(cache)) {
            throw new IllegalStateException("The run left no cache, see target/bench.log.");
        }
        return cache;
    }

    /** Notes the seconds that passed, and those of the processors, which other work on the machine hardly changes. */
    private static void start(double[][] starts, int i, Map<String, String> environment, String... options) {
        try (var server = Child.server(environment, options)) {
            starts[1][i] = server.processorTime().toNanos() / 1e9;
            starts[0][i] = server.ready().toNanos() / 1e9;
        }
    }

    private static void started(Report report, String what, double[][] starts) {
        double[] seconds = starts[0];
        Arrays.sort(seconds);
        Arrays.sort(starts[1]);
        report.line(
                what,
                String.format(
                        Locale.ROOT, "%.2f s (%.2f to %.2f)", seconds[STARTS / 2], seconds[0], seconds[STARTS - 1]),
                String.format(
                        Locale.ROOT,
                        "database exists, median of %d; %.2f s of the processors",
                        STARTS,
                        starts[1][STARTS / 2]));
    }

    private static void memory(Child server, Report report, Duration round) {
        long idle = server.resident();
        String[] targets = {
            "/v1/centres/gorno/services",
            "/v1/centres/dobczyce/services?status=any&facets=true",
            "/v1/services?status=any&q=klub",
            "/hsds/gorno/services?full=true",
            "/v1/centres/kozienice/places"
        };
        LoadDriver.run(server.port(), 8, round.multipliedBy(4), n -> LoadDriver.get(targets[n % targets.length]));
        report.line("resident memory idle", mebibytes(idle), "heap limit 256 MiB");
        report.line("resident memory after load", mebibytes(server.resident()), "heap limit 256 MiB");
    }

    private static String mebibytes(long bytes) {
        return bytes / (1 << 20) + " MiB";
    }
}
