package org.opencus.search;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How a query was understood.
 *
 * @param units its words that ask for something
 * @param heard needs recognised in everyday words
 * @param places places named, which narrow the result
 * @param corrections words taken for others
 * @param aside words that ask for nothing, such as prepositions
 * @param without target groups to which the one who is meant cannot belong
 * @param elsewhere towns named that no centre reaches
 * @param free whether what costs money is not wanted
 */
public record QueryReading(
        List<Unit> units,
        List<Heard> heard,
        List<PlaceName> places,
        List<Correction> corrections,
        List<String> aside,
        Set<String> without,
        List<String> elsewhere,
        boolean free) {
    static final QueryReading NOTHING =
            new QueryReading(List.of(), List.of(), List.of(), List.of(), List.of(), Set.of(), List.of(), false);
    /** Who says more than this about a matter does not ask for a town only because it is named. */
    private static final int FEW = 4;

    /** Whether there is nothing to look for. */
    public boolean isEmpty() {
        return places.isEmpty() && targets().findAny().isEmpty();
    }

    /** Names of the needs recognised. */
    public List<String> topics() {
        return heard.stream()
                .map(Heard::name)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    /** Whether all whom it is for are others than the one who is meant. */
    boolean excludes(List<String> targetGroups) {
        return !targetGroups.isEmpty() && without.containsAll(targetGroups);
    }

    /** Whether it is asked for something at a town that no centre reaches. */
    boolean isElsewhere() {
        return !elsewhere.isEmpty() && places.isEmpty() && units.size() <= FEW;
    }

    /**
     * The same with nothing but the needs that were recognised; empty where that is the same. Who tells a long story names
     * much that no record has.
     */
    Optional<QueryReading> byNeeds() {
        Set<Integer> said = heard.stream()
                .filter(need -> !need.who())
                .flatMap(need -> need.units().stream())
                .collect(Collectors.toSet());
        if (said.isEmpty() || said.size() == units.size()) {
            return Optional.empty();
        }
        List<Unit> needed = IntStream.range(0, units.size())
                .mapToObj(i -> said.contains(i) ? units.get(i) : units.get(i).silent())
                .toList();
        List<Heard> needs = heard.stream().filter(need -> !need.who()).toList();
        return Optional.of(new QueryReading(needed, needs, places, corrections, aside, without, elsewhere, free));
    }

    boolean onlyGeneral() {
        return units.stream().allMatch(Unit::general) && heard.isEmpty();
    }

    /** All that is worth looking for; general words only when there is nothing else. */
    Stream<Target> targets() {
        boolean general = onlyGeneral();
        return Stream.concat(
                units.stream().filter(unit -> general || !unit.general()).flatMap(unit -> unit.targets().stream()),
                heard.stream().flatMap(need -> need.targets().stream()));
    }

    /** A word typed and the one it was taken for. */
    public record Correction(String typed, String read) {}
}
