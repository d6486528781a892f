package org.opencus.search;

import java.util.List;
import java.util.Set;
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
 */
public record QueryReading(
        List<Unit> units,
        List<Heard> heard,
        List<PlaceName> places,
        List<Correction> corrections,
        List<String> aside,
        Set<String> without) {
    static final QueryReading NOTHING =
            new QueryReading(List.of(), List.of(), List.of(), List.of(), List.of(), Set.of());

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
