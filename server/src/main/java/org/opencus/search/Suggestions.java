package org.opencus.search;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.opencus.database.Tx;
import org.opencus.model.Suggestion;
import org.opencus.model.SuggestionKind;
import org.opencus.model.WireForm;
import org.opencus.search.SuggestionRepository.Name;

/** Suggests how a text that is being typed may go on: names of the catalogue and needs in everyday words. */
public final class Suggestions {
    private static final String TOPIC = "topic";
    private static final Map<String, Integer> KINDS = Map.of(
            "service",
            0,
            TOPIC,
            1,
            "target-group",
            2,
            "challenge",
            3,
            "service-domain",
            4,
            "organisation",
            5,
            "place",
            6);
    private static final int SHORTEST_EVERYDAY_WORD = 3;
    private static final Set<SuggestionKind> NAMES =
            EnumSet.of(SuggestionKind.SERVICE, SuggestionKind.ORGANISATION, SuggestionKind.PLACE);
    private static final int MOST_KNOWN = 10_000;
    /** A centre rarely loses all that answers a need; what is new should soon be suggested. */
    private static final long KEPT = Duration.ofMinutes(1).toNanos();

    private static final long KEPT_EMPTY = Duration.ofSeconds(5).toNanos();

    private final Language language;
    private final Vocabularies vocabularies;
    private final CatalogueSearch search;
    private final Map<String, Verdict> verdicts = new ConcurrentHashMap<>();

    private final LexiconRepository lexicon = new LexiconRepository();
    private final SuggestionRepository names = new SuggestionRepository();

    /** Suggests what this search finds something for. */
    public Suggestions(Language language, CatalogueSearch search) {
        this.language = language;
        this.search = search;
        this.vocabularies = new Vocabularies(language);
    }

    /** At most so many suggestions for a centre, best first. */
    public List<Suggestion> of(Tx tx, String centre, String typed, int limit) {
        List<String> words = WordReader.split(Folding.fold(typed));
        if (words.isEmpty()) {
            return List.of();
        }
        Vocabulary vocabulary = vocabularies.of(tx, List.of(centre));
        Lexicon known = lexicon.lexicon(tx, List.of(centre));
        List<Suggestion> found = finding(tx, centre, suggestions(tx, centre, words, vocabulary, known), limit);
        return found.isEmpty()
                ? corrected(known, words)
                        .map(meant -> finding(tx, centre, suggestions(tx, centre, meant, vocabulary, known), limit))
                        .orElse(List.of())
                : found;
    }

    /** For whom the centres have most. */
    List<Suggestion> audiences(Tx tx, List<String> asked, int limit) {
        List<Suggestion> audiences = names.audiences(tx, asked).stream()
                .map(name -> suggestion(name.name(), name.kind(), Optional.of(name.code())))
                .toList();
        return finding(tx, asked.getFirst(), audiences, limit);
    }

    /** Those that find something when they are searched for: names find themselves, needs and labels may find nothing. */
    private List<Suggestion> finding(Tx tx, String centre, List<Suggestion> suggestions, int limit) {
        return suggestions.stream()
                .filter(suggestion -> NAMES.contains(suggestion.kind()) || finds(tx, centre, suggestion.text()))
                .limit(limit)
                .toList();
    }

    private boolean finds(Tx tx, String centre, String text) {
        String key = centre + " " + text;
        Verdict known = verdicts.get(key);
        if (known != null && System.nanoTime() - known.since() < (known.finds() ? KEPT : KEPT_EMPTY)) {
            return known.finds();
        }
        var question = new SearchQuestion(text, List.of(centre), SearchQuestion.KINDS, List.of());
        boolean finds = !search.find(tx, question).isEmpty();
        if (verdicts.size() >= MOST_KNOWN) {
            verdicts.clear();
        }
        verdicts.put(key, new Verdict(finds, System.nanoTime()));
        return finds;
    }

    private List<Suggestion> suggestions(
            Tx tx, String centre, List<String> words, Vocabulary vocabulary, Lexicon known) {
        Map<String, Ranked> best = new LinkedHashMap<>();
        for (Name name : names.beginning(tx, centre, String.join(" ", words))) {
            if (KINDS.containsKey(name.kind())) {
                int rank = (name.skipped() == 0 ? 0 : 20) + KINDS.get(name.kind());
                offer(best, new Ranked(rank, suggestion(name.name(), name.kind(), Optional.of(name.code()))));
            }
        }
        for (Everyday need : vocabulary.needs()) {
            topicRank(need, words)
                    .filter(rank -> answered(need, known))
                    .ifPresent(rank -> offer(
                            best,
                            new Ranked(rank + KINDS.get(TOPIC), suggestion(need.name(), TOPIC, Optional.empty()))));
        }
        return best.values().stream()
                .sorted(Comparator.comparingInt(Ranked::rank)
                        .thenComparing(ranked -> ranked.suggestion().text().length())
                        .thenComparing(ranked -> ranked.suggestion().text()))
                .map(Ranked::suggestion)
                .toList();
    }

    private static Suggestion suggestion(String text, String kind, Optional<String> code) {
        return new Suggestion(text, WireForm.constant(SuggestionKind.class, kind), code);
    }

    private static void offer(Map<String, Ranked> best, Ranked offered) {
        best.merge(
                offered.suggestion().text().toLowerCase(Locale.ROOT),
                offered,
                (one, other) -> other.rank() < one.rank() ? other : one);
    }

    /** How well a need goes on as typed: its name, a word of its name, an everyday word for it. */
    private static Optional<Integer> topicRank(Everyday need, List<String> words) {
        if (need.name().isEmpty()) {
            return Optional.empty();
        }
        String typed = String.join(" ", words);
        String name = String.join(" ", WordReader.split(Folding.fold(need.name())));
        if (name.startsWith(typed)) {
            return Optional.of(0);
        }
        if (name.contains(" " + typed)) {
            return Optional.of(20);
        }
        boolean said = words.size() == 1
                && typed.length() >= SHORTEST_EVERYDAY_WORD
                && need.phrases().stream()
                        .filter(phrase -> phrase.parts().size() == 1)
                        .anyMatch(phrase -> phrase.parts().getFirst().goesOnFrom(typed));
        return said ? Optional.of(10) : Optional.empty();
    }

    /** A need that nothing here answers is not suggested. */
    private static boolean answered(Everyday need, Lexicon known) {
        Set<String> terms = Terms.ofTargets(need.targets());
        return !known.entries(terms).isEmpty();
    }

    private Optional<List<String>> corrected(Lexicon known, List<String> words) {
        Word last = language.words().typed(words.getLast()).getFirst();
        return known.similar(last.folded()).stream()
                .filter(candidate -> Edits.between(beginning(candidate.folded(), last.folded()), last.folded()) <= 1)
                .findFirst()
                .map(candidate -> {
                    List<String> meant = new ArrayList<>(words.subList(0, words.size() - 1));
                    meant.add(beginning(candidate.folded(), last.folded()));
                    return meant;
                });
    }

    private static String beginning(String word, String typed) {
        return word.substring(0, Math.min(word.length(), typed.length()));
    }

    /** Whether a need or a label found something, and when that was tried. */
    private record Verdict(boolean finds, long since) {}

    private record Ranked(int rank, Suggestion suggestion) {}
}
