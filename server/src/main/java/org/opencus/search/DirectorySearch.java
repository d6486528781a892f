package org.opencus.search;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opencus.database.Tx;
import org.opencus.hsds.Finder;

/** Finds by text for the lists of the directory standard. */
public final class DirectorySearch implements Finder {
    /** The directory lists organisations whether they work or not. */
    private static final List<String> STATUSES = Stream.concat(
                    SearchQuestion.STATUSES.stream(), Stream.of(SearchQuestion.INACTIVE))
            .toList();

    private final CatalogueSearch search;
    private final Language language;

    /** Finds records with this search, and a few words by the language alone. */
    public DirectorySearch(CatalogueSearch search, Language language) {
        this.search = search;
        this.language = language;
    }

    @Override
    public List<UUID> find(Tx tx, String centre, String kind, String text) {
        var question = new SearchQuestion(text, List.of(centre), List.of(kind), STATUSES);
        return search.find(tx, question).matches().stream()
                .map(match -> match.record().id())
                .toList();
    }

    @Override
    public <T> List<T> among(List<T> items, String text, Function<T, List<String>> readable) {
        List<Word> sought = language.words().typed(text);
        return items.stream()
                .map(item -> new Scored<>(item, score(sought, readable.apply(item))))
                .filter(scored -> scored.score() > 0)
                .sorted(Comparator.comparing(scored -> -scored.score()))
                .map(Scored::item)
                .toList();
    }

    private record Scored<T>(T item, long score) {}

    /** None unless every word is there; more for each one that is in the name. */
    private long score(List<Word> sought, List<String> texts) {
        Set<String> name = lemmas(texts.stream().limit(1));
        Set<String> all = lemmas(texts.stream());
        boolean complete = !sought.isEmpty() && sought.stream().allMatch(word -> answers(word, all));
        return complete
                ? 1 + sought.stream().filter(word -> answers(word, name)).count()
                : 0;
    }

    private static boolean answers(Word word, Set<String> lemmas) {
        return word.lemmas().stream().anyMatch(lemmas::contains);
    }

    private Set<String> lemmas(Stream<String> texts) {
        return texts.flatMap(text -> language.words().written(text).stream())
                .flatMap(word -> word.lemmas().stream())
                .collect(Collectors.toCollection(HashSet::new));
    }
}
