package org.opencus.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opencus.database.Tx;
import org.opencus.model.CentreCount;
import org.opencus.model.SearchAdvice;
import org.opencus.model.Suggestion;

/** Says what to try when nothing was found. */
public final class Advice {
    private static final int MOST_TEXTS = 3;
    private static final int MOST_RELATED = 6;
    private static final int BEGINNING = 5;
    /** As long as that may be what tells relatives from each other ("hipoterapia", "hipoterapeuta"). */
    private static final int ENDING = 3;

    private final CatalogueSearch search;
    private final Suggestions suggestions;
    private final CentreNameRepository centres = new CentreNameRepository();

    /** Tries with this search, suggests with these suggestions. */
    public Advice(CatalogueSearch search, Suggestions suggestions) {
        this.search = search;
        this.suggestions = suggestions;
    }

    /** Other texts that find something, related names and needs, and the centres where the same text finds something. */
    public SearchAdvice on(Tx tx, SearchQuestion question) {
        QueryReading reading = search.read(tx, question);
        List<String> didYouMean = didYouMean(tx, question, reading);
        List<Suggestion> related = related(tx, question, reading);
        return new SearchAdvice(
                didYouMean,
                didYouMean.isEmpty() && related.isEmpty() ? audiences(tx, question) : related,
                otherCentres(tx, question));
    }

    /** Who asked for what nobody has sees at least whom the centre is for. */
    private List<Suggestion> audiences(Tx tx, SearchQuestion question) {
        List<String> asked = question.centres().isEmpty() ? centres.all(tx) : question.centres();
        return asked.isEmpty() ? List.of() : suggestions.audiences(tx, asked, MOST_RELATED);
    }

    /** Only what finds more, so never the question itself in other words. */
    private List<String> didYouMean(Tx tx, SearchQuestion question, QueryReading reading) {
        Set<UUID> found = found(tx, question);
        Rewording rewording = new Rewording(question.text(), reading);
        Set<String> tries = new LinkedHashSet<>();
        rewording.withoutPlaces().ifPresent(tries::add);
        if (found.isEmpty()) {
            search.respelt(tx, question).ifPresent(tries::add);
        }
        rewording.withoutUnknown().ifPresent(tries::add);
        tries.remove("");
        return tries.stream()
                .filter(text -> !found.containsAll(found(tx, question.withText(text))))
                .limit(MOST_TEXTS)
                .toList();
    }

    private Set<UUID> found(Tx tx, SearchQuestion question) {
        CatalogueSearch.Answer answer = search.find(tx, question);
        return Stream.concat(answer.matches().stream(), answer.notYet().stream())
                .map(match -> match.record().id())
                .collect(Collectors.toSet());
    }

    private List<Suggestion> related(Tx tx, SearchQuestion question, QueryReading reading) {
        Map<String, Suggestion> related = new LinkedHashMap<>();
        List<String> asked = question.centres().isEmpty() ? centres.all(tx) : question.centres();
        for (Unit unit : reading.units()) {
            String lemma = unit.word().lemmas().iterator().next();
            String start = lemma.substring(0, Math.min(lemma.length(), Math.max(BEGINNING, lemma.length() - ENDING)));
            if (unit.general() || start.length() < BEGINNING) {
                continue;
            }
            for (String centre : asked) {
                suggestions
                        .of(tx, centre, start, MOST_RELATED)
                        .forEach(found -> related.putIfAbsent(found.text(), found));
            }
        }
        return related.values().stream().limit(MOST_RELATED).toList();
    }

    private List<CentreCount> otherCentres(Tx tx, SearchQuestion question) {
        if (question.centres().isEmpty()) {
            return List.of();
        }
        Map<String, Long> counts = search.find(tx, question.everywhere()).matches().stream()
                .filter(match -> match.record().kind().equals("service"))
                .map(match -> match.record().centre())
                .filter(centre -> !question.centres().contains(centre))
                .collect(Collectors.groupingBy(centre -> centre, TreeMap::new, Collectors.counting()));
        Map<String, String> names = centres.names(tx, counts.keySet());
        List<CentreCount> others = new ArrayList<>();
        counts.forEach((centre, count) -> Optional.ofNullable(names.get(centre))
                .ifPresent(name -> others.add(new CentreCount(centre, name, count))));
        return others;
    }
}
