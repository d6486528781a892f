package org.opencus.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Every figure of the README in one run on one machine; {@code mvn -Pbench} starts it. */
public final class Benchmarks {
    private Benchmarks() {}

    /** Arguments: seconds of a round, 3 when left out; and which of {@link Part} to measure, all when left out. */
    public static void main(String[] args) {
        Duration round = Duration.ofSeconds(args.length > 0 ? Long.parseLong(args[0]) : 3);
        Set<Part> parts = parts(args.length > 1 ? args[1] : "all");
        var report = new Report(System.out);
        if (!EnumSet.of(Part.SEARCH, Part.TOKENS, Part.RESIDENTS, Part.SECURITY).containsAll(parts)) {
            onDemo(parts, report, round);
        }
        if (parts.contains(Part.TOKENS)) {
            TokenValidations.run(report, round);
        }
        if (parts.contains(Part.SECURITY)) {
            try (var database = new BenchDatabase()) {
                SecurityCost.run(database, report, round);
            }
        }
        if (parts.contains(Part.SEARCH)) {
            SearchGrowth.run(report, round);
        }
        if (parts.contains(Part.RESIDENTS)) {
            ResidentSearch.run(report);
        }
    }

    /** What can be measured alone, by its name in lower case. */
    enum Part {
        CACHED,
        UNCACHED,
        START,
        SEARCH,
        TOKENS,
        SECURITY,
        RESIDENTS
    }

    private static Set<Part> parts(String names) {
        if (names.equals("all")) {
            return EnumSet.allOf(Part.class);
        }
        return Arrays.stream(names.split(","))
                .map(name -> Part.valueOf(name.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Part.class)));
    }

    private static void onDemo(Set<Part> parts, Report report, Duration round) {
        try (var database = new BenchDatabase()) {
            if (parts.contains(Part.CACHED)) {
                try (var server = Child.server(database.environment())) {
                    CachedReads.run(server, report, round);
                }
            }
            if (parts.contains(Part.UNCACHED)) {
                try (var server = Child.server(both(database.environment(), UncachedLists.nothingKept()))) {
                    UncachedLists.run(server, database, report, round);
                }
            }
            if (parts.contains(Part.START)) {
                // The first start makes the tables.
                Child.server(database.environment()).close();
                StartAndMemory.run(database.environment(), report, round);
            }
        }
    }

    private static Map<String, String> both(Map<String, String> first, Map<String, String> second) {
        var all = new HashMap<>(first);
        all.putAll(second);
        return all;
    }
}
