package org.opencus.catalogue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opencus.model.CodeName;
import org.opencus.model.ServiceQuery;
import org.opencus.model.ServiceSummary;
import org.opencus.records.FilterCodes;
import org.opencus.records.RecordKind;

/** The codes that a list of services is filtered by, as far as its items do not show that they exist. */
final class ServiceFilterCodes {
    private ServiceFilterCodes() {}

    /** Empty for the usual request, which so costs no second query. */
    static FilterCodes open(ServiceQuery query, List<ServiceSummary> items) {
        FilterCodes open = new FilterCodes();
        add(open, "domain", RecordKind.SERVICE_DOMAIN, query.domain(), items, ServiceSummary::domains);
        add(open, "targetGroup", RecordKind.TARGET_GROUP, query.targetGroup(), items, ServiceSummary::targetGroups);
        add(open, "challenge", RecordKind.CHALLENGE, query.challenge(), items, ServiceSummary::challenges);
        add(open, "place", RecordKind.PLACE, query.place(), items, ServiceSummary::places);
        add(open, "provider", RecordKind.ORGANISATION, query.provider(), items, ServiceSummary::providers);
        return open.with("parent", RecordKind.SERVICE, items.isEmpty() ? query.parent() : Optional.empty())
                .with("centre", RecordKind.CENTRE, query.centre(), centres(query.centre(), items));
    }

    private static void add(
            FilterCodes open,
            String name,
            RecordKind kind,
            List<String> asked,
            List<ServiceSummary> items,
            Function<ServiceSummary, List<CodeName>> codes) {
        if (!asked.isEmpty()) {
            Set<String> seen = new HashSet<>();
            items.forEach(item -> codes.apply(item).forEach(code -> seen.add(code.code())));
            open.with(name, kind, asked, seen);
        }
    }

    private static Set<String> centres(List<String> asked, List<ServiceSummary> items) {
        return asked.isEmpty()
                ? Set.of()
                : items.stream().map(ServiceSummary::centre).collect(Collectors.toSet());
    }
}
