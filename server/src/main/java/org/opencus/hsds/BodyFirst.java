package org.opencus.hsds;

import java.util.Optional;
import org.opencus.api.HsdsService.GetPaginatedListOfOrganizations;
import org.opencus.api.HsdsService.GetPaginatedListOfServiceAtLocation;
import org.opencus.api.HsdsService.GetPaginatedListOfServices;
import org.opencus.api.HsdsService.GetPaginatedListOfTaxonomies;
import org.opencus.api.HsdsService.GetPaginatedListOfTaxonomyTerms;
import org.opencus.api.HsdsService.PostPaginatedListOfOrganizations;
import org.opencus.api.HsdsService.PostPaginatedListOfServiceAtLocation;
import org.opencus.api.HsdsService.PostPaginatedListOfServices;
import org.opencus.api.HsdsService.PostPaginatedListOfTaxonomies;
import org.opencus.api.HsdsService.PostPaginatedListOfTaxonomyTerms;
import org.opencus.model.HsdsOrganizationQuery;
import org.opencus.model.HsdsServiceAtLocationQuery;
import org.opencus.model.HsdsServiceQuery;
import org.opencus.model.HsdsTaxonomyQuery;
import org.opencus.model.HsdsTaxonomyTermQuery;

/** A list asked for by POST is the list asked for by GET: what stands in the body wins over the address. */
final class BodyFirst {
    private BodyFirst() {}

    static GetPaginatedListOfServices of(PostPaginatedListOfServices asked) {
        HsdsServiceQuery body =
                asked.body().orElseGet(() -> HsdsServiceQuery.builder().build());
        return new GetPaginatedListOfServices(
                asked.centre(),
                first(body.search(), asked.search()),
                body.page().orElse(asked.page()),
                first(body.perPage(), asked.perPage()),
                first(body.format(), asked.format()),
                first(body.taxonomyTermId(), asked.taxonomyTermId()),
                first(body.taxonomyId(), asked.taxonomyId()),
                first(body.organizationId(), asked.organizationId()),
                first(body.modifiedAfter(), asked.modifiedAfter()),
                body.minimal().orElse(asked.minimal()),
                body.full().orElse(asked.full()));
    }

    static GetPaginatedListOfServiceAtLocation of(PostPaginatedListOfServiceAtLocation asked) {
        HsdsServiceAtLocationQuery body = asked.body()
                .orElseGet(() -> HsdsServiceAtLocationQuery.builder().build());
        return new GetPaginatedListOfServiceAtLocation(
                asked.centre(),
                first(body.search(), asked.search()),
                body.page().orElse(asked.page()),
                first(body.perPage(), asked.perPage()),
                first(body.format(), asked.format()),
                first(body.taxonomyTermId(), asked.taxonomyTermId()),
                first(body.taxonomyId(), asked.taxonomyId()),
                first(body.organizationId(), asked.organizationId()),
                first(body.modifiedAfter(), asked.modifiedAfter()),
                body.full().orElse(asked.full()),
                first(body.postcode(), asked.postcode()),
                first(body.proximity(), asked.proximity()));
    }

    static GetPaginatedListOfOrganizations of(PostPaginatedListOfOrganizations asked) {
        HsdsOrganizationQuery body =
                asked.body().orElseGet(() -> HsdsOrganizationQuery.builder().build());
        return new GetPaginatedListOfOrganizations(
                asked.centre(),
                first(body.search(), asked.search()),
                body.page().orElse(asked.page()),
                first(body.perPage(), asked.perPage()),
                first(body.format(), asked.format()),
                first(body.taxonomyTermId(), asked.taxonomyTermId()),
                first(body.taxonomyId(), asked.taxonomyId()),
                body.fullService().orElse(asked.fullService()),
                body.full().orElse(asked.full()));
    }

    static GetPaginatedListOfTaxonomyTerms of(PostPaginatedListOfTaxonomyTerms asked) {
        HsdsTaxonomyTermQuery body =
                asked.body().orElseGet(() -> HsdsTaxonomyTermQuery.builder().build());
        return new GetPaginatedListOfTaxonomyTerms(
                asked.centre(),
                first(body.search(), asked.search()),
                body.page().orElse(asked.page()),
                first(body.perPage(), asked.perPage()),
                first(body.format(), asked.format()),
                first(body.taxonomyId(), asked.taxonomyId()),
                body.topOnly().orElse(asked.topOnly()),
                first(body.parentId(), asked.parentId()));
    }

    static GetPaginatedListOfTaxonomies of(PostPaginatedListOfTaxonomies asked) {
        HsdsTaxonomyQuery body =
                asked.body().orElseGet(() -> HsdsTaxonomyQuery.builder().build());
        return new GetPaginatedListOfTaxonomies(
                asked.centre(),
                first(body.search(), asked.search()),
                body.page().orElse(asked.page()),
                first(body.perPage(), asked.perPage()),
                first(body.format(), asked.format()));
    }

    private static <T> Optional<T> first(Optional<T> body, Optional<T> address) {
        return body.or(() -> address);
    }
}
