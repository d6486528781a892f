package org.opencus.search;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds names of places, in any case of declension, among the words of a query. */
final class PlaceFinder {
    private static final Set<String> BEFORE_PLACES = Set.of(
            "w",
            "we",
            "z",
            "ze",
            "do",
            "od",
            "na",
            "kolo",
            "pod",
            "k",
            "gmina",
            "gminie",
            "gminy",
            "os",
            "osiedle",
            "osiedlu",
            "wies",
            "wsi",
            "miejscowosc",
            "miejscowosci",
            "okolice",
            "okolicy",
            "okolicach",
            "blisko");
    private static final Set<String> ESTATE = Set.of("os", "osiedle", "osiedlu", "osiedla");

    private final List<PlaceName> places;

    PlaceFinder(List<PlaceName> places) {
        this.places = places.stream()
                .sorted(Comparator.comparing((PlaceName place) -> -place.core().size()))
                .toList();
    }

    /** The places named; marks the words that name them in {@code taken}. */
    List<PlaceName> find(List<Word> words, BitSet taken) {
        List<PlaceName> found = new ArrayList<>();
        Set<List<String>> named = new HashSet<>();
        for (PlaceName place : places) {
            for (int start = 0; start + place.core().size() <= words.size(); start++) {
                boolean free = taken.get(start, start + place.core().size()).isEmpty() || named.contains(place.core());
                if (free && standsAt(place, words, start)) {
                    taken.set(start, start + place.core().size());
                    takeDesignator(words, start, taken);
                    named.add(place.core());
                    found.add(place);
                }
            }
        }
        return widest(found);
    }

    /** A municipality and its main village often share a name; the wider one is what people mean. */
    private static List<PlaceName> widest(List<PlaceName> found) {
        Set<PlaceName> kept = new LinkedHashSet<>(found);
        for (PlaceName place : found) {
            if (found.stream()
                    .anyMatch(other -> other.wide()
                            && !place.wide()
                            && other.core().equals(place.core())
                            && place.ancestors().contains(other.code()))) {
                kept.remove(place);
            }
        }
        return List.copyOf(kept);
    }

    private static boolean standsAt(PlaceName place, List<Word> words, int start) {
        List<String> core = place.core();
        for (int i = 0; i < core.size(); i++) {
            if (!isFormOf(core.get(i), words.get(start + i))) {
                return false;
            }
        }
        String before = start == 0 ? "" : words.get(start - 1).folded();
        if (place.estate()) {
            return ESTATE.contains(before) || !words.get(start).inDictionary();
        }
        return core.size() > 1 || !isOrdinary(words.get(start), core.getFirst()) || BEFORE_PLACES.contains(before);
    }

    private static boolean isFormOf(String name, Word word) {
        return Declension.forms(name).contains(word.folded()) || word.lemmas().contains(name);
    }

    /** "górna" is a form of a place called Górno, but an ordinary word first. */
    private static boolean isOrdinary(Word word, String name) {
        return word.inDictionary()
                && !word.folded().equals(name)
                && !word.lemmas().contains(name);
    }

    private static void takeDesignator(List<Word> words, int start, BitSet taken) {
        if (start > 0 && BEFORE_PLACES.contains(words.get(start - 1).folded())) {
            taken.set(start - 1);
        }
    }
}
