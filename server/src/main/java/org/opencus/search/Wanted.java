package org.opencus.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the index is asked for.
 *
 * @param tiers queries, the most promising first: a common word has more entries than can be looked at, so those that
 *     have more of what is wanted must come before them
 * @param parts what is ranked by, one for each word that matters
 * @param weights how much each part counts
 * @param availability "available", "other" or "any"
 */
record Wanted(
        SearchQuestion question,
        QueryReading reading,
        List<String> tiers,
        List<String> parts,
        List<Double> weights,
        String availability) {
    static Wanted of(SearchQuestion question, QueryReading reading, String availability) {
        List<Part> parts = parts(reading);
        List<String> queries = parts.stream().map(Part::query).toList();
        String centres = Terms.anyOf(
                question.centres().stream().map(centre -> "in:" + centre).toList());
        List<String> tiers = tiers(reading, queries).stream()
                .filter(tier -> !tier.isEmpty())
                .distinct()
                .map(tier -> Terms.all(List.of(tier, centres)))
                .toList();
        return new Wanted(
                question,
                reading,
                tiers,
                queries,
                parts.stream().map(Part::weight).toList(),
                availability);
    }

    /** At the place, in the name, everything somewhere, the rarest thing somewhere, anything somewhere. */
    private static List<String> tiers(QueryReading reading, List<String> parts) {
        String here = Terms.anyOf(
                reading.places().stream().map(place -> "pl:" + place.code()).toList());
        if (parts.isEmpty()) {
            return List.of(here);
        }
        String any = String.join(" | ", parts);
        String atPlace = here.isEmpty() ? "" : Terms.all(List.of(any, here));
        return List.of(atPlace, inName(reading), Terms.all(parts), parts.getFirst(), any);
    }

    private static String inName(QueryReading reading) {
        return Terms.all(reading.units().stream()
                .filter(unit ->
                        !unit.general() && unit.known() && !unit.targets().isEmpty())
                .map(unit -> unit.targets().getFirst().words().getFirst())
                .map(lemmas -> Terms.anyOf(lemmas.stream().map(Terms::inName).toList()))
                .toList());
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

    /** The reading as numbers for a test, never its words. */
    @Override
    public String toString() {
        return "Wanted" + Map.of("parts", parts.size());
    }
}
