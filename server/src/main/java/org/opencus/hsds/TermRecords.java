package org.opencus.hsds;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.opencus.model.HsdsAttribute;
import org.opencus.model.HsdsTaxonomy;
import org.opencus.model.HsdsTaxonomyTerm;
import org.opencus.records.CatalogueId;

/** Taxonomies, their terms and the attributes that link records to them. */
final class TermRecords {
    private static final List<Taxonomy> OF_SERVICES =
            List.of(Taxonomy.SERVICE_DOMAINS, Taxonomy.TARGET_GROUPS, Taxonomy.CHALLENGES, Taxonomy.SERVICE_STATUSES);

    private final Directory directory;

    TermRecords(Directory directory) {
        this.directory = directory;
    }

    HsdsTaxonomy taxonomy(Taxonomy taxonomy) {
        return HsdsTaxonomy.builder()
                .id(taxonomy.id(directory.centre().slug()))
                .name(taxonomy.title())
                .description(taxonomy.meaning(directory.centre().name()))
                .build();
    }

    HsdsTaxonomyTerm term(Term term) {
        HsdsTaxonomy taxonomy = taxonomy(term.taxonomy());
        return HsdsTaxonomyTerm.builder()
                .id(term.id())
                .code(term.code())
                .name(term.name())
                .description(term.description())
                .parentId(parentId(term))
                .taxonomyId(taxonomy.id())
                .taxonomyDetail(taxonomy)
                .language("pl")
                .build();
    }

    /** The id of the term above, while that is there. */
    Optional<UUID> parentId(Term term) {
        return term.parent()
                .flatMap(code -> directory.terms(term.taxonomy(), List.of(code)).stream()
                        .map(Term::id)
                        .findFirst());
    }

    List<HsdsAttribute> attributes(ServiceEntry service) {
        return terms(service)
                .map(term -> attribute("service", service.id(), service.code(), term))
                .toList();
    }

    /** Attributes that only name the id of their term. */
    List<HsdsAttribute> references(ServiceEntry service) {
        return terms(service)
                .map(term ->
                        reference("service", service.id(), service.code(), term).build())
                .toList();
    }

    private Stream<Term> terms(ServiceEntry service) {
        return OF_SERVICES.stream().flatMap(taxonomy -> directory.terms(taxonomy, service.terms(taxonomy)).stream());
    }

    List<HsdsAttribute> attributes(Entry organisation) {
        return organisation.kind().stream()
                .flatMap(kind -> directory.terms(Taxonomy.ORGANISATION_KINDS, List.of(kind)).stream())
                .map(term -> attribute("organization", organisation.id(), organisation.code(), term))
                .toList();
    }

    private HsdsAttribute attribute(String entity, UUID id, String code, Term term) {
        return reference(entity, id, code, term).taxonomyTerm(term(term)).build();
    }

    private HsdsAttribute.Builder reference(String entity, UUID id, String code, Term term) {
        String taxonomy = term.taxonomy().code();
        String path = String.join("/", directory.centre().slug(), "attribute", entity, code, taxonomy, term.code());
        return HsdsAttribute.builder()
                .id(CatalogueId.derived(path))
                .linkId(id)
                .linkType(taxonomy)
                .linkEntity(entity)
                .label(term.taxonomy().title())
                .taxonomyTermId(term.id());
    }
}
