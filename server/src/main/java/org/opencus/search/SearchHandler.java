package org.opencus.search;

import java.util.List;
import java.util.Optional;
import org.opencus.api.SearchService;
import org.opencus.contract.Call;
import org.opencus.contract.Refusal;
import org.opencus.contract.Reply;
import org.opencus.contract.Text;
import org.opencus.contract.Violation;
import org.opencus.database.Transactions;
import org.opencus.database.Tx;
import org.opencus.model.HitKind;
import org.opencus.model.SearchQuery;
import org.opencus.model.SearchResult;
import org.opencus.model.StatusFilter;
import org.opencus.model.SuggestionList;
import org.opencus.paging.Cursors;
import org.opencus.paging.Listing;
import org.opencus.paging.Page;
import org.opencus.records.CodeRepository;
import org.opencus.records.FilterCodes;
import org.opencus.records.RecordKind;

/** Search over everything of a centre or of all, and suggestions as one types. */
public final class SearchHandler implements SearchService {
    private static final String SERVICE = "service";
    private static final int MOST_NOT_YET = 10;
    private static final int PAGE = 50;
    private static final int SUGGESTIONS = 8;
    private static final Text ONLY_ACROSS =
            new Text("Tę listę zawęża już centrum w adresie.", "The centre in the address narrows this list already.");

    private final Transactions transactions;
    private final CatalogueSearch search;
    private final Suggestions suggestions;
    private final Advice advice;
    private final CodeRepository codes;
    private final FacetRepository facets = new FacetRepository();
    private final CentreNameRepository centres = new CentreNameRepository();

    /** Answers with this search; codes of centres that do not exist are refused with their help. */
    public SearchHandler(
            Transactions transactions,
            CatalogueSearch search,
            Suggestions suggestions,
            Advice advice,
            CodeRepository codes) {
        this.transactions = transactions;
        this.search = search;
        this.suggestions = suggestions;
        this.advice = advice;
        this.codes = codes;
    }

    @Override
    public Reply<SearchResult> search(Search request, Call call) {
        SearchQuery query = new SearchQuery(
                request.q(),
                List.of(request.centre()),
                request.kind(),
                request.status(),
                Optional.of(request.facets()),
                Optional.of(request.limit()),
                request.cursor());
        return within(request.centre(), new Asked(query, "/query", Refusal.Kind.INVALID_REQUEST));
    }

    @Override
    public Reply<SearchResult> searchByBody(SearchByBody request, Call call) {
        SearchQuery body = request.body();
        if (!body.centre().isEmpty()) {
            throw Refusal.of(
                    Refusal.Kind.INVALID_BODY, List.of(new Violation("/centre", "centre-in-address", ONLY_ACROSS)));
        }
        SearchQuery query = new SearchQuery(
                body.q(),
                List.of(request.centre()),
                body.kind(),
                body.status(),
                body.facets(),
                body.limit(),
                body.cursor());
        return within(request.centre(), new Asked(query, "", Refusal.Kind.INVALID_BODY));
    }

    @Override
    public Reply<SearchResult> searchAll(SearchAll request, Call call) {
        SearchQuery query = new SearchQuery(
                request.q(),
                request.centre(),
                request.kind(),
                request.status(),
                Optional.of(request.facets()),
                Optional.of(request.limit()),
                request.cursor());
        return across(new Asked(query, "/query", Refusal.Kind.INVALID_REQUEST));
    }

    @Override
    public Reply<SearchResult> searchAllByBody(SearchAllByBody request, Call call) {
        return across(new Asked(request.body(), "", Refusal.Kind.INVALID_BODY));
    }

    @Override
    public Reply<SuggestionList> suggest(Suggest request, Call call) {
        return suggest(request.centre(), request.q(), request.limit());
    }

    @Override
    public Reply<SuggestionList> suggestByBody(SuggestByBody request, Call call) {
        return suggest(
                request.centre(), request.body().q(), request.body().limit().orElse(SUGGESTIONS));
    }

    private Reply<SuggestionList> suggest(String centre, String typed, int limit) {
        return Reply.of(transactions.read(tx -> {
            requireCentre(tx, centre);
            return new SuggestionList(suggestions.of(tx, centre, typed, limit));
        }));
    }

    private Reply<SearchResult> within(String centre, Asked asked) {
        return Reply.of(transactions.read(tx -> {
            requireCentre(tx, centre);
            return result(tx, asked);
        }));
    }

    private Reply<SearchResult> across(Asked asked) {
        return Reply.of(transactions.read(tx -> {
            FilterCodes filter = new FilterCodes()
                    .with("centre", RecordKind.CENTRE, asked.query().centre(), List.of());
            List<Violation> unknown = codes.unknown(tx, asked.base(), filter);
            if (!unknown.isEmpty()) {
                throw Refusal.of(asked.refusal(), unknown);
            }
            return result(tx, asked);
        }));
    }

    private void requireCentre(Tx tx, String centre) {
        if (centres.names(tx, List.of(centre)).isEmpty()) {
            throw Refusal.of(Refusal.Kind.NOT_FOUND);
        }
    }

    private SearchResult result(Tx tx, Asked asked) {
        SearchQuery query = asked.query();
        SearchQuestion question = asked.question();
        int start = asked.start();
        CatalogueSearch.Answer found = search.find(tx, question);
        List<Match> rest = found.matches()
                .subList(
                        Math.min(start, found.matches().size()), found.matches().size());
        Page<Match> page = Page.of(
                rest,
                query.limit().orElse(PAGE),
                last -> asked.listing()
                        .cursor(List.of(Integer.toString(found.matches().indexOf(last) + 1))));
        SearchResult.Builder result = SearchResult.builder()
                .items(page.items().stream().map(Shown::hit).toList())
                .nextCursor(page.next())
                .notYetAvailable(
                        start > 0
                                ? List.of()
                                : found.notYet().stream()
                                        .limit(MOST_NOT_YET)
                                        .map(Shown::hit)
                                        .toList())
                .reading(Shown.reading(found.reading()));
        if (query.facets().orElse(false)) {
            result.facets(facets.facets(tx, found.matches()));
        }
        if (question.kinds().contains(SERVICE)
                ? found.services().isEmpty()
                : found.matches().isEmpty()) {
            result.advice(advice.on(tx, question));
        }
        return result.build();
    }

    /** A query and where its parts stand, for what is wrong with them. */
    private record Asked(SearchQuery query, String base, Refusal.Kind refusal) {
        SearchQuestion question() {
            List<String> kinds = query.kind().isEmpty()
                    ? SearchQuestion.KINDS
                    : query.kind().stream().map(HitKind::toString).toList();
            List<String> statuses = query.status().contains(StatusFilter.ANY)
                    ? SearchQuestion.STATUSES
                    : query.status().stream().map(StatusFilter::toString).toList();
            return new SearchQuestion(query.q(), query.centre(), kinds, statuses);
        }

        /** The cursor of one text is refused with another, but cannot be read back into it. */
        Listing listing() {
            SearchQuestion question = question();
            return Listing.of("search")
                    .with("q", List.of(question.text()))
                    .with("centre", question.centres())
                    .with("kind", question.kinds())
                    .with("status", question.statuses());
        }

        int start() {
            return query.cursor()
                    .map(cursor -> listing()
                            .keys(cursor, 1)
                            .orElseThrow(() -> Refusal.of(refusal, List.of(Cursors.violation(base + "/cursor")))))
                    .map(keys -> Integer.parseInt(keys.getFirst()))
                    .orElse(0);
        }
    }
}
