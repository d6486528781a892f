package org.opencus.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.opencus.database.Tx;
import org.opencus.model.CentreCount;
import org.opencus.model.SearchAdvice;
import org.opencus.model.Suggestion;

/** Says what to try when nothing was found. */
public final class Advice {
    private static final int MOST_TEXTS = 3;
    private static final int MOST_RELATED = 6;
    private static final int BEGINNING = 4;

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
        return new SearchAdvice(
                didYouMean(tx, question, reading), related(tx, question, reading), otherCentres(tx, question));
    }

    private List<String> didYouMean(Tx tx, SearchQuestion question, QueryReading reading) {
        Set<String> tries = new LinkedHashSet<>();
        if (!reading.places().isEmpty()) {
            tries.add(sentence(reading.units()));
        }
        search.respelt(tx, question).ifPresent(tries::add);
        tries.add(sentence(reading.units().stream()
                .filter(unit -> unit.known() || heard(reading, unit))
                .toList()));
        tries.remove(question.text());
        tries.remove("");
        return tries.stream()
                .filter(text -> findsSomething(tx, question.withText(text)))
                .limit(MOST_TEXTS)
                .toList();
    }

    private static boolean heard(QueryReading reading, Unit unit) {
        int position = reading.units().indexOf(unit);
        return reading.heard().stream().anyMatch(need -> need.units().contains(position));
    }

    private static String sentence(List<Unit> units) {
        return units.stream().map(unit -> unit.word().text()).collect(Collectors.joining(" "));
    }

    private boolean findsSomething(Tx tx, SearchQuestion question) {
        CatalogueSearch.Answer answer = search.find(tx, question);
        return !answer.matches().isEmpty() || !answer.notYet().isEmpty();
    }

    private List<Suggestion> related(Tx tx, SearchQuestion question, QueryReading reading) {
        Map<String, Suggestion> related = new LinkedHashMap<>();
        List<String> asked = question.centres().isEmpty() ? centres.all(tx) : question.centres();
        for (Unit unit : reading.units()) {
            String lemma = unit.word().lemmas().iterator().next();
            String start = lemma.substring(0, Math.min(BEGINNING, lemma.length()));
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
