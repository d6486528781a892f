package org.opencus.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Everything known about how people ask: words that ask for nothing, words too general to decide, relatives of words,
 * and everyday phrases with what they mean here.
 */
public final class Vocabulary {
    private static final int SHORTEST_BEGINNING = 3;

    private final Set<String> fillers;
    private final Set<String> general;
    private final Set<String> foreign;
    private final Set<String> elsewhere;
    private final Set<String> free;
    private final Map<String, String> translations;
    private final Map<String, Set<String>> families;
    private final List<Everyday> needs;
    private final List<AgeNeed> ages;
    private final Set<String> known = new HashSet<>();
    private final List<String> beginnings = new ArrayList<>();

    Vocabulary(
            Set<String> fillers,
            Set<String> general,
            Set<String> foreign,
            Set<String> elsewhere,
            Set<String> free,
            Map<String, String> translations,
            List<Set<String>> families,
            List<Everyday> needs,
            List<AgeNeed> ages) {
        this.fillers = Set.copyOf(fillers);
        this.general = Set.copyOf(general);
        this.foreign = Set.copyOf(foreign);
        this.elsewhere = Set.copyOf(elsewhere);
        this.free = Set.copyOf(free);
        this.translations = Map.copyOf(translations);
        this.families = relatives(families);
        this.needs = List.copyOf(needs);
        this.ages = List.copyOf(ages);
        learn();
    }

    /** This vocabulary with what a centre adds to it. */
    public Vocabulary with(Vocabulary addition) {
        List<Everyday> allNeeds = new ArrayList<>(needs);
        allNeeds.addAll(addition.needs);
        List<AgeNeed> allAges = new ArrayList<>(ages);
        allAges.addAll(addition.ages);
        Map<String, String> allTranslations = new HashMap<>(translations);
        allTranslations.putAll(addition.translations);
        List<Set<String>> allFamilies = new ArrayList<>(families.values());
        allFamilies.addAll(addition.families.values());
        return new Vocabulary(
                union(fillers, addition.fillers),
                union(general, addition.general),
                union(foreign, addition.foreign),
                union(elsewhere, addition.elsewhere),
                union(free, addition.free),
                allTranslations,
                allFamilies,
                allNeeds,
                allAges);
    }

    boolean isFiller(Word word) {
        return fillers.contains(word.folded()) || !word.lemmas().isEmpty() && fillers.containsAll(word.lemmas());
    }

    boolean isGeneral(Word word) {
        return general.contains(word.folded()) || word.lemmas().stream().anyMatch(general::contains);
    }

    /** Whether it belongs to a matter that no centre deals with, so that nothing found by other words would be meant. */
    boolean isForeign(Word word) {
        return foreign.contains(word.folded()) || !word.lemmas().isEmpty() && foreign.containsAll(word.lemmas());
    }

    /** Whether it is a town that no centre reaches. */
    boolean isElsewhere(Word word) {
        return elsewhere.contains(word.folded()) || word.lemmas().stream().anyMatch(elsewhere::contains);
    }

    /** Whether it asks for what costs nothing. */
    boolean isFree(Word word) {
        return free.contains(word.folded()) || word.lemmas().stream().anyMatch(free::contains);
    }

    /** The Polish for a word of another language; its table has words and beginnings of words, the longest counts. */
    Optional<String> polish(Word word) {
        if (word.inDictionary()) {
            return Optional.empty();
        }
        String folded = word.folded();
        String whole = translations.get(folded);
        return whole != null
                ? Optional.of(whole)
                : IntStream.iterate(folded.length(), end -> end >= SHORTEST_BEGINNING, end -> end - 1)
                        .mapToObj(end -> translations.get(folded.substring(0, end) + "*"))
                        .filter(Objects::nonNull)
                        .findFirst();
    }

    /** Relatives of the lemmas ("opiekun" of "opieka"), without the lemmas themselves. */
    Set<String> relatives(Set<String> lemmas) {
        Set<String> relatives = new LinkedHashSet<>();
        lemmas.forEach(lemma -> relatives.addAll(families.getOrDefault(lemma, Set.of())));
        relatives.removeAll(lemmas);
        return relatives;
    }

    List<Everyday> needs() {
        return needs;
    }

    Stream<AgeNeed> ages(int years) {
        return ages.stream().filter(need -> need.from() <= years && years <= need.to());
    }

    /** Whether the vocabulary can make something of the word; misspelt words may be taken for these. */
    boolean knows(String foldedWord) {
        return known.contains(foldedWord) || beginnings.stream().anyMatch(foldedWord::startsWith);
    }

    /** Whether it has the very word. */
    boolean hasWord(String foldedWord) {
        return known.contains(foldedWord);
    }

    private void learn() {
        known.addAll(families.keySet());
        known.addAll(general);
        for (Everyday need : needs) {
            for (EverydayPhrase phrase : need.phrases()) {
                phrase.parts().forEach(part -> {
                    known.addAll(part.words());
                    beginnings.addAll(part.beginnings());
                });
            }
        }
    }

    private static Map<String, Set<String>> relatives(List<Set<String>> families) {
        Map<String, Set<String>> relatives = new HashMap<>();
        for (Set<String> family : families) {
            for (String member : family) {
                relatives.computeIfAbsent(member, m -> new LinkedHashSet<>()).addAll(family);
            }
        }
        return Map.copyOf(relatives);
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> union = new HashSet<>(one);
        union.addAll(other);
        return union;
    }

    /**
     * What an age says about somebody: at least {@code from} and at most {@code to} years.
     *
     * @param without target groups to which somebody of that age cannot belong
     */
    record AgeNeed(int from, int to, List<Target> targets, Set<String> without) {}
}
