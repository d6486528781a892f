package org.opencus.bench;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Every figure of the README in one run on one machine; {@code mvn -Pbench} starts it. */
public final class Benchmarks {
    private Benchmarks() {}

    /** Argument: seconds of a round, 3 when left out. */
    public static void main(String[] args) {
        Duration round = Duration.ofSeconds(args.length > 0 ? Long.parseLong(args[0]) : 3);
        var report = new Report(System.out);
        try (var database = new BenchDatabase()) {
            try (var server = Child.server(database.environment())) {
                CachedReads.run(server, report, round);
            }
            try (var server = Child.server(both(database.environment(), UncachedLists.nothingKept()))) {
                UncachedLists.run(server, database, report, round);
            }
            StartAndMemory.run(database.environment(), report, round);
        }
        SearchGrowth.run(report, round);
    }

    private static Map<String, String> both(Map<String, String> first, Map<String, String> second) {
        var all = new HashMap<>(first);
        all.putAll(second);
        return all;
    }
}
