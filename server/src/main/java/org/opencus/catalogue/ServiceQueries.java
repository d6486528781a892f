package org.opencus.catalogue;

import org.opencus.api.CatalogueService.ListAllServices;
import org.opencus.api.CatalogueService.ListServices;
import org.opencus.model.ServiceQuery;

/** What is asked by address as if it had been asked by body, so that there is one way to answer both. */
final class ServiceQueries {
    private ServiceQueries() {}

    static ServiceQuery of(ListServices request) {
        return ServiceQuery.builder()
                .q(request.q())
                .domain(request.domain())
                .targetGroup(request.targetGroup())
                .challenge(request.challenge())
                .place(request.place())
                .provider(request.provider())
                .status(request.status())
                .kind(request.kind())
                .payment(request.payment())
                .age(request.age())
                .weekday(request.weekday())
                .parent(request.parent())
                .scope(request.scope())
                .sort(request.sort())
                .facets(request.facets())
                .limit(request.limit())
                .cursor(request.cursor())
                .modifiedAfter(request.modifiedAfter())
                .build();
    }

    static ServiceQuery of(ListAllServices request) {
        return ServiceQuery.builder()
                .q(request.q())
                .centre(request.centre())
                .domain(request.domain())
                .targetGroup(request.targetGroup())
                .challenge(request.challenge())
                .place(request.place())
                .provider(request.provider())
                .status(request.status())
                .kind(request.kind())
                .payment(request.payment())
                .age(request.age())
                .weekday(request.weekday())
                .parent(request.parent())
                .scope(request.scope())
                .sort(request.sort())
                .facets(request.facets())
                .limit(request.limit())
                .cursor(request.cursor())
                .modifiedAfter(request.modifiedAfter())
                .build();
    }
}
