package org.opencus.search;

import java.util.List;
import java.util.Optional;
import org.opencus.catalogue.ServiceSearch;
import org.opencus.database.Tx;
import org.opencus.model.SearchAdvice;
import org.opencus.search.CatalogueSearch.Answer;

/** Finds services by text for the list of services. */
public final class ServiceTextSearch implements ServiceSearch {
    private static final List<String> SERVICES = List.of("service");

    private final CatalogueSearch search;
    private final Advice advice;

    /** Finds with this search and advises by it. */
    public ServiceTextSearch(CatalogueSearch search, Advice advice) {
        this.search = search;
        this.advice = advice;
    }

    @Override
    public Found find(Tx tx, List<String> centres, String text, Statuses statuses) {
        Answer found = search.find(tx, question(centres, text, statuses));
        return new Found(hits(found.matches()), hits(found.notYet()), Shown.reading(found.reading()));
    }

    @Override
    public Optional<SearchAdvice> advice(Tx tx, List<String> centres, String text) {
        return Optional.of(advice.on(tx, question(centres, text, Statuses.AVAILABLE_FIRST)));
    }

    private static SearchQuestion question(List<String> centres, String text, Statuses statuses) {
        List<String> asked = statuses == Statuses.ALL ? SearchQuestion.STATUSES : List.of();
        return new SearchQuestion(text, centres, SERVICES, asked);
    }

    private static List<Hit> hits(List<Match> matches) {
        return matches.stream()
                .map(match -> new Hit(match.record().id(), Shown.reasons(match)))
                .toList();
    }
}
