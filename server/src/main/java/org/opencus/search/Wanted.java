package org.opencus.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the index is asked for.
 *
 * @param query any of what a record must have to be a candidate
 * @param parts what is ranked by, one for each word that matters
 * @param weights how much each part counts
 * @param availability "available", "other" or "any"
 */
record Wanted(
        SearchQuestion question,
        QueryReading reading,
        String query,
        List<String> parts,
        List<Double> weights,
        String availability) {
    static Wanted of(SearchQuestion question, QueryReading reading, String availability) {
        List<Part> parts = parts(reading);
        List<String> queries = parts.stream().map(Part::query).toList();
        String any = String.join(" | ", queries);
        String centres = Terms.anyOf(
                question.centres().stream().map(centre -> "in:" + centre).toList());
        String here = parts.isEmpty() ? Terms.anyOf(places(reading)) : any;
        return new Wanted(
                question,
                reading,
                Terms.all(List.of(here, centres)),
                queries,
                parts.stream().map(Part::weight).toList(),
                availability);
    }

    private record Part(String query, double weight) {}

    private static List<Part> parts(QueryReading reading) {
        List<Part> parts = new ArrayList<>();
        boolean general = reading.onlyGeneral();
        for (int i = 0; i < reading.units().size(); i++) {
            Unit unit = reading.units().get(i);
            int position = i;
            if (general || !unit.general()) {
                List<Target> targets = Stream.concat(
                                unit.targets().stream(),
                                reading.heard().stream()
                                        .filter(heard -> heard.units().contains(position))
                                        .flatMap(heard -> heard.targets().stream()))
                        .toList();
                if (!targets.isEmpty()) {
                    parts.add(new Part(Terms.any(targets), unit.importance()));
                }
            }
        }
        return parts.stream()
                .sorted(Comparator.comparing(Part::weight).reversed())
                .toList();
    }

    private static List<String> places(QueryReading reading) {
        return reading.places().stream().map(place -> "pl:" + place.code()).toList();
    }

    /** The reading as numbers for a test, never its words. */
    @Override
    public String toString() {
        return "Wanted" + Map.of("parts", parts.size());
    }
}
