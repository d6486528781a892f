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
        return new FilterCodes()
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
