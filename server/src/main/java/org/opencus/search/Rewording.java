package org.opencus.search;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Shortens what somebody typed to some of its words, so that it still reads like what somebody would type. */
final class Rewording {
    private static final double MOST_KEPT = 2.0 / 3;

    private final List<String> typed;
    private final QueryReading reading;
    private final Map<String, String> corrected;

    Rewording(String text, QueryReading reading) {
        this.typed = WordReader.split(text);
        this.reading = reading;
        this.corrected = reading.corrections().stream()
                .collect(Collectors.toMap(
                        QueryReading.Correction::typed, QueryReading.Correction::read, (one, other) -> one));
    }

    /** Without the places. */
    Optional<String> withoutPlaces() {
        boolean placed = !reading.places().isEmpty() || !reading.elsewhere().isEmpty();
        return placed ? Optional.of(sentence(reading.units())) : Optional.empty();
    }

    /** Only with what is known here; empty when that is nearly the same text, or without what it began with. */
    Optional<String> withoutUnknown() {
        List<Unit> known = reading.units().stream()
                .filter(unit -> unit.known() || unit.general() || heard(unit))
                .toList();
        boolean nearlyAll = known.size() > reading.units().size() * MOST_KEPT;
        boolean headless =
                known.isEmpty() || !known.getFirst().equals(reading.units().getFirst());
        return nearlyAll || headless ? Optional.empty() : Optional.of(sentence(known));
    }

    private boolean heard(Unit unit) {
        int position = reading.units().indexOf(unit);
        return reading.heard().stream().anyMatch(need -> need.units().contains(position));
    }

    /** The words of these units, each with the small words before it; these go too where what stood before them goes. */
    private String sentence(List<Unit> units) {
        Set<String> kept = units.stream().map(unit -> unit.word().text()).collect(Collectors.toSet());
        Set<String> aside = new HashSet<>(reading.aside());
        StringBuilder sentence = new StringBuilder();
        StringBuilder small = new StringBuilder();
        for (String word : typed) {
            String meant = corrected.getOrDefault(word, word);
            if (kept.contains(meant)) {
                sentence.append(sentence.isEmpty() ? "" : small).append(meant).append(' ');
                small.setLength(0);
            } else if (aside.contains(meant)) {
                small.append(meant).append(' ');
            } else {
                small.setLength(0);
            }
        }
        return sentence.toString().trim();
    }
}
