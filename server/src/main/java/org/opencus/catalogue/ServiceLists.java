package org.opencus.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opencus.catalogue.ServicePageRepository.Placed;
import org.opencus.contract.Refusal;
import org.opencus.contract.Text;
import org.opencus.contract.Violation;
import org.opencus.database.Tx;
import org.opencus.model.SearchMatch;
import org.opencus.model.ServicePage;
import org.opencus.model.ServiceQuery;
import org.opencus.model.ServiceSummary;
import org.opencus.paging.Cursors;
import org.opencus.paging.Listing;
import org.opencus.paging.Page;
import org.opencus.records.CodeRepository;

/** Answers what is asked of a list of services, whether by address or by body. */
final class ServiceLists {
    /** How many matches that cannot be had yet are shown beside those that can. */
    private static final int MOST_NOT_YET = 10;

    private static final int DEFAULT_LIMIT = 50;
    private static final Text NEEDS_TEXT =
            new Text("Kolejność według trafności wymaga tekstu w „q”.", "The order by relevance needs a text in 'q'.");

    private final ServicePageRepository pages;
    private final ServiceRepository services;
    private final CodeRepository codes;
    private final ServiceSearch search;

    ServiceLists(ServicePageRepository pages, ServiceRepository services, CodeRepository codes, ServiceSearch search) {
        this.pages = pages;
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
        List<Placed> rows = read(tx, new ServiceSlice(conditions, order, hits, after, limit + 1));
        Page<Placed> page = Page.of(rows, limit, row -> list.cursor(keys(row, order, hits)));
        List<ServiceSummary> items =
                views(page.items(), found.map(ServiceSearch.Found::hits).orElse(List.of()));
        refuseUnknown(tx, asked, items);
        ServicePage.Builder answer = ServicePage.builder().items(items).nextCursor(page.next());
        if (query.facets().orElse(false)) {
            answer.facets(services.facets(tx, conditions, found.map(ServiceLists::counted)));
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

    private List<Placed> read(Tx tx, ServiceSlice slice) {
        return pages.page(tx, slice).orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND));
    }

    private static List<String> keys(Placed row, ServiceOrder order, Optional<List<UUID>> hits) {
        UUID id = row.service().id();
        String position = order == ServiceOrder.RELEVANCE
                ? Integer.toString(hits.orElseThrow().indexOf(id))
                : row.position();
        return List.of(position, id.toString());
    }

    /** What cannot be had yet is counted by status, for those who would choose another one. */
    private static List<UUID> counted(ServiceSearch.Found found) {
        return ids(Stream.concat(found.hits().stream(), found.notYet().stream()).toList());
    }

    private static List<UUID> ids(List<ServiceSearch.Hit> hits) {
        return hits.stream().map(ServiceSearch.Hit::id).toList();
    }

    private static List<ServiceSummary> views(List<Placed> rows, List<ServiceSearch.Hit> hits) {
        if (hits.isEmpty()) {
            return rows.stream().map(Placed::service).toList();
        }
        Map<UUID, List<SearchMatch>> matches =
                hits.stream().collect(Collectors.toMap(ServiceSearch.Hit::id, ServiceSearch.Hit::matches));
        return rows.stream()
                .map(Placed::service)
                .map(service -> service.toBuilder()
                        .matches(matches.getOrDefault(service.id(), List.of()))
                        .build())
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
        ServiceSlice slice = new ServiceSlice(
                others, ServiceOrder.RELEVANCE, Optional.of(ids(found.notYet())), Optional.empty(), MOST_NOT_YET);
        return views(read(tx, slice), found.notYet());
    }

    private void refuseUnknown(Tx tx, Asked asked, List<ServiceSummary> items) {
        List<Violation> unknown = codes.unknown(tx, asked.base(), ServiceFilterCodes.open(asked.query(), items));
        if (!unknown.isEmpty()) {
            throw asked.refused(unknown);
        }
    }
}
