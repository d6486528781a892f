package org.opencus.search;

import java.util.List;
import org.opencus.database.Transactions;
import org.opencus.imports.CatalogueImport;
import org.opencus.imports.ShippedCatalogue;

/** The shipped catalogue with its search index, for tests. */
final class SearchedCatalogue {
    static final Language LANGUAGE = Language.load(Runnable::run);

    final Transactions transactions;
    final CatalogueSearch search = new CatalogueSearch(LANGUAGE);
    final Suggestions suggestions = new Suggestions(LANGUAGE, search);
    final Advice advice = new Advice(search, suggestions);
    final CatalogueImport imports;

    SearchedCatalogue(Transactions transactions) {
        this.transactions = transactions;
        this.imports = new CatalogueImport(
                transactions, new SearchIndex(LANGUAGE::words), List.of(new SynonymsFile(LANGUAGE)));
        new ShippedCatalogue(transactions, imports).loadIfNeeded();
    }

    CatalogueSearch.Answer find(String text, String... centres) {
        return find(new SearchQuestion(text, List.of(centres), SearchQuestion.KINDS, List.of()));
    }

    CatalogueSearch.Answer findAnyStatus(String text) {
        return find(new SearchQuestion(text, List.of(), SearchQuestion.KINDS, SearchQuestion.STATUSES));
    }

    CatalogueSearch.Answer find(SearchQuestion question) {
        return transactions.read(tx -> search.find(tx, question));
    }

    static List<String> codes(List<Match> matches) {
        return matches.stream().map(match -> match.record().code()).toList();
    }
}
