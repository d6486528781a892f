package org.opencus.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** Time from start to ready on a database that exists, and memory before and after load. */
final class StartAndMemory {
    private static final int STARTS = 5;

    private StartAndMemory() {}

    static void run(Map<String, String> environment, Report report, Duration round) {
        double[] seconds = new double[STARTS];
        for (int i = 0; i < STARTS; i++) {
            try (var server = Child.server(environment)) {
                seconds[i] = server.ready().toNanos() / 1e9;
                if (i == STARTS - 1) {
                    memory(server, report, round);
                }
            }
        }
        Arrays.sort(seconds);
        report.line(
                "start to ready",
                String.format(Locale.ROOT, "%.2f s (%.2f to %.2f)", seconds[2], seconds[0], seconds[STARTS - 1]),
                "database exists, median of " + STARTS);
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
