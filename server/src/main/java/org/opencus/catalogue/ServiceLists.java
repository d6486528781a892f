package org.opencus.catalogue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opencus.catalogue.ServiceRepository.Slice;
import org.opencus.contract.Refusal;
import org.opencus.contract.Text;
import org.opencus.contract.Violation;
import org.opencus.database.Tx;
import org.opencus.model.CodeName;
import org.opencus.model.SearchMatch;
import org.opencus.model.ServicePage;
import org.opencus.model.ServiceQuery;
import org.opencus.model.ServiceSummary;
import org.opencus.paging.Cursors;
import org.opencus.paging.Listing;
import org.opencus.paging.Page;
import org.opencus.records.CodeRepository;
import org.opencus.records.FilterCodes;
import org.opencus.records.RecordKind;

/** Answers what is asked of a list of services, whether by address or by body. */
final class ServiceLists {
    /** How many matches that cannot be had yet are shown beside those that can. */
    private static final int MOST_NOT_YET = 10;

    private static final int DEFAULT_LIMIT = 50;
    private static final Text NEEDS_TEXT =
            new Text("Kolejność według trafności wymaga tekstu w „q”.", "The order by relevance needs a text in 'q'.");

    private final ServiceRepository services;
    private final CodeRepository codes;
    private final ServiceSearch search;

    ServiceLists(ServiceRepository services, CodeRepository codes, ServiceSearch search) {
        this.services = services;
        this.codes = codes;
        this.search = search;
    }

    /**
     * Where and how the list was asked for.
     *
     * @param centre of the address; empty for the list across centres
     * @param base of the pointers to what is wrong
     * @param refusal of what is wrong
     */
    record Asked(Optional<String> centre, ServiceQuery query, String base, Refusal.Kind refusal) {
        List<String> centres() {
            return centre.map(List::of).orElse(query.centre());
        }

        Refusal refused(List<Violation> violations) {
            return Refusal.of(refusal, violations);
        }
    }

    ServicePage page(Tx tx, Asked asked) {
        ServiceQuery query = asked.query();
        ServiceOrder order = order(asked);
        ServiceConditions conditions = new ServiceConditions(asked.centre(), query, ServiceConditions.Reach.ASKED);
        Listing list = conditions.listing().with("q", query.q()).with("order", Optional.of(order));
        Optional<List<String>> after = after(asked, list);
        Optional<ServiceSearch.Found> found = find(tx, asked);
        Optional<List<UUID>> hits = found.map(matches -> ids(matches.hits()));
        int limit = query.limit().orElse(DEFAULT_LIMIT);
        List<ServiceRow> rows = read(tx, new Slice(conditions, order, hits, after, limit + 1));
        Page<ServiceRow> page = Page.of(rows, limit, row -> list.cursor(keys(row, order, hits)));
        List<ServiceSummary> items =
                views(page.items(), found.map(ServiceSearch.Found::hits).orElse(List.of()));
        refuseUnknown(tx, asked, items);
        ServicePage.Builder answer = ServicePage.builder().items(items).nextCursor(page.next());
        if (query.facets().orElse(false)) {
            answer.facets(services.facets(tx, conditions, hits));
        }
        found.ifPresent(matches -> addSearch(tx, asked, matches, items.isEmpty() && after.isEmpty(), answer));
        return answer.build();
    }

    private Optional<ServiceSearch.Found> find(Tx tx, Asked asked) {
        ServiceSearch.Statuses statuses = ServiceConditions.onlyAvailable(asked.query())
                ? ServiceSearch.Statuses.AVAILABLE_FIRST
                : ServiceSearch.Statuses.ALL;
        return asked.query().q().map(text -> search.find(tx, asked.centres(), text, statuses));
    }

    private static ServiceOrder order(Asked asked) {
        ServiceOrder order = ServiceOrder.of(asked.query());
        if (order == ServiceOrder.RELEVANCE && asked.query().q().isEmpty()) {
            throw asked.refused(List.of(new Violation(asked.base() + "/sort", "needs-text", NEEDS_TEXT)));
        }
        return order;
    }

    private static Optional<List<String>> after(Asked asked, Listing list) {
        return asked.query()
                .cursor()
                .map(cursor -> list.keys(cursor, 2)
                        .orElseThrow(() -> asked.refused(List.of(Cursors.violation(asked.base() + "/cursor")))));
    }

    private List<ServiceRow> read(Tx tx, Slice slice) {
        return services.page(tx, slice.order() == ServiceOrder.RELEVANCE ? slice.cut() : slice)
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND));
    }

    private static List<String> keys(ServiceRow row, ServiceOrder order, Optional<List<UUID>> hits) {
        String position = order == ServiceOrder.RELEVANCE
                ? Integer.toString(hits.orElseThrow().indexOf(row.id()))
                : row.position(order);
        return List.of(position, row.id().toString());
    }

    private static List<UUID> ids(List<ServiceSearch.Hit> hits) {
        return hits.stream().map(ServiceSearch.Hit::id).toList();
    }

    private static List<ServiceSummary> views(List<ServiceRow> rows, List<ServiceSearch.Hit> hits) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<SearchMatch>> matches =
                hits.stream().collect(Collectors.toMap(ServiceSearch.Hit::id, ServiceSearch.Hit::matches));
        Map<String, String> names = rows.getFirst().names();
        return rows.stream()
                .map(row -> row.view(names, matches.getOrDefault(row.id(), List.of())))
                .toList();
    }

    private void addSearch(Tx tx, Asked asked, ServiceSearch.Found found, boolean nothing, ServicePage.Builder answer) {
        answer.reading(found.reading());
        if (ServiceConditions.onlyAvailable(asked.query())
                && asked.query().cursor().isEmpty()) {
            answer.notYetAvailable(notYet(tx, asked, found));
        }
        if (nothing) {
            answer.advice(search.advice(tx, asked.centres(), asked.query().q().orElseThrow()));
        }
    }

    private List<ServiceSummary> notYet(Tx tx, Asked asked, ServiceSearch.Found found) {
        ServiceConditions others =
                new ServiceConditions(asked.centre(), asked.query(), ServiceConditions.Reach.NOT_YET);
        Slice slice = new Slice(
                others, ServiceOrder.RELEVANCE, Optional.of(ids(found.notYet())), Optional.empty(), MOST_NOT_YET);
        return views(read(tx, slice), found.notYet());
    }

    /** What the items show to exist need not be looked up, so the usual request costs no second query. */
    private void refuseUnknown(Tx tx, Asked asked, List<ServiceSummary> items) {
        ServiceQuery query = asked.query();
        FilterCodes open = new FilterCodes()
                .with("domain", RecordKind.SERVICE_DOMAIN, query.domain(), seen(items, ServiceSummary::domains))
                .with(
                        "targetGroup",
                        RecordKind.TARGET_GROUP,
                        query.targetGroup(),
                        seen(items, ServiceSummary::targetGroups))
                .with("challenge", RecordKind.CHALLENGE, query.challenge(), seen(items, ServiceSummary::challenges))
                .with("place", RecordKind.PLACE, query.place(), seen(items, ServiceSummary::places))
                .with("provider", RecordKind.ORGANISATION, query.provider(), seen(items, ServiceSummary::providers))
                .with("parent", RecordKind.SERVICE, items.isEmpty() ? query.parent() : Optional.empty())
                .with("centre", RecordKind.CENTRE, query.centre(), centres(items));
        List<Violation> unknown = new ArrayList<>(codes.unknown(tx, asked.base(), open));
        if (!unknown.isEmpty()) {
            throw asked.refused(unknown);
        }
    }

    private static Set<String> centres(List<ServiceSummary> items) {
        return items.stream().map(ServiceSummary::centre).collect(Collectors.toSet());
    }

    private static Set<String> seen(List<ServiceSummary> items, Function<ServiceSummary, List<CodeName>> codes) {
        Set<String> seen = new HashSet<>();
        items.forEach(item -> codes.apply(item).forEach(code -> seen.add(code.code())));
        return seen;
    }
}
