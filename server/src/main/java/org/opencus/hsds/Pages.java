package org.opencus.hsds;

import java.util.List;
import org.opencus.hsds.domain.PageFields;
import org.opencus.model.HsdsOrganization;
import org.opencus.model.HsdsOrganizationPage;
import org.opencus.model.HsdsServiceAtLocation;
import org.opencus.model.HsdsServiceAtLocationPage;
import org.opencus.model.HsdsServicePage;
import org.opencus.model.HsdsServiceRecord;
import org.opencus.model.HsdsTaxonomy;
import org.opencus.model.HsdsTaxonomyPage;
import org.opencus.model.HsdsTaxonomyTerm;
import org.opencus.model.HsdsTaxonomyTermPage;

/** Pages of the lists; the size is that of what is really on them. */
final class Pages {
    private Pages() {}

    static HsdsServicePage services(PageFields page, List<HsdsServiceRecord> contents) {
        return new HsdsServicePage(
                page.totalItems(),
                page.totalPages(),
                page.pageNumber(),
                contents.size(),
                page.first(),
                page.last(),
                page.empty(),
                contents);
    }

    static HsdsServiceAtLocationPage placed(PageFields page, List<HsdsServiceAtLocation> contents) {
        return new HsdsServiceAtLocationPage(
                page.totalItems(),
                page.totalPages(),
                page.pageNumber(),
                contents.size(),
                page.first(),
                page.last(),
                page.empty(),
                contents);
    }

    static HsdsOrganizationPage organizations(PageFields page, List<HsdsOrganization> contents) {
        return new HsdsOrganizationPage(
                page.totalItems(),
                page.totalPages(),
                page.pageNumber(),
                contents.size(),
                page.first(),
                page.last(),
                page.empty(),
                contents);
    }

    static HsdsTaxonomyPage taxonomies(PageFields page, List<HsdsTaxonomy> contents) {
        return new HsdsTaxonomyPage(
                page.totalItems(),
                page.totalPages(),
                page.pageNumber(),
                contents.size(),
                page.first(),
                page.last(),
                page.empty(),
                contents);
    }

    static HsdsTaxonomyTermPage terms(PageFields page, List<HsdsTaxonomyTerm> contents) {
        return new HsdsTaxonomyTermPage(
                page.totalItems(),
                page.totalPages(),
                page.pageNumber(),
                contents.size(),
                page.first(),
                page.last(),
                page.empty(),
                contents);
    }
}
