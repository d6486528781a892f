package org.opencus.hsds;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.opencus.api.HsdsService.GetPaginatedListOfOrganizations;
import org.opencus.api.HsdsService.GetPaginatedListOfServiceAtLocation;
import org.opencus.api.HsdsService.GetPaginatedListOfServices;
import org.opencus.api.HsdsService.GetPaginatedListOfTaxonomies;
import org.opencus.api.HsdsService.GetPaginatedListOfTaxonomyTerms;
import org.opencus.database.Tx;
import org.opencus.model.HsdsOrganization;
import org.opencus.model.HsdsServiceAtLocation;
import org.opencus.model.HsdsServiceRecord;
import org.opencus.model.HsdsTaxonomy;
import org.opencus.model.HsdsTaxonomyTerm;

/** What each list holds when it is asked for something. */
final class Selections {
    private final ServiceEntryRepository services;
    private final Finder finder;
    private final String edition;

    /** {@code edition} tells apart servers that show the same directory differently. */
    Selections(ServiceEntryRepository services, Finder finder, String edition) {
        this.edition = edition;
        this.services = services;
        this.finder = finder;
    }

    Selection<UUID, HsdsServiceRecord> services(Directory directory, GetPaginatedListOfServices request) {
        Asked asked = Asked.of(request);
        ServiceRecords records = records(directory);
        Function<ServiceEntry, HsdsServiceRecord> form =
                request.minimal() ? records::minimal : asked.full() ? records::full : records::flat;
        String centre = directory.centre().slug();
        return new Selection<>(
                (tx, range) -> services.ids(tx, centre, filter(tx, directory, asked), range),
                (tx, ids) -> services.load(tx, centre, ids).stream().map(form).toList(),
                state(directory));
    }

    Selection<UUID, HsdsServiceAtLocation> placed(Directory directory, GetPaginatedListOfServiceAtLocation request) {
        Asked asked = Asked.of(request);
        Optional<Nearby> nearby = Asked.nearby(request);
        ServiceRecords records = records(directory);
        String centre = directory.centre().slug();
        return new Selection<>(
                (tx, range) -> services.placedIds(tx, centre, filter(tx, directory, asked), nearby, range),
                (tx, ids) -> services.loadPlaced(tx, centre, ids).stream()
                        .flatMap(placed -> records.placed(placed, asked.full()).stream())
                        .toList(),
                state(directory));
    }

    Selection<Entry, HsdsOrganization> organizations(Directory directory, GetPaginatedListOfOrganizations request) {
        Asked asked = Asked.of(request);
        OrganizationRecords records = new OrganizationRecords(directory);
        return new Selection<>(
                (tx, range) -> range.cut(organisations(tx, directory, asked)),
                (tx, some) -> asked.full()
                        ? full(tx, directory, some, request.fullService())
                        : some.stream().map(records::flat).toList(),
                state(directory));
    }

    Selection<Taxonomy, HsdsTaxonomy> taxonomies(Directory directory, GetPaginatedListOfTaxonomies request) {
        TermRecords records = new TermRecords(directory);
        List<Taxonomy> all = Taxonomy.byTitle();
        List<Taxonomy> found = searched(
                all,
                request.search(),
                taxonomy -> List.of(
                        taxonomy.title(), taxonomy.meaning(directory.centre().name())));
        return new Selection<>(
                (_, range) -> range.cut(found),
                (_, some) -> some.stream().map(records::taxonomy).toList(),
                state(directory));
    }

    Selection<Term, HsdsTaxonomyTerm> terms(Directory directory, GetPaginatedListOfTaxonomyTerms request) {
        TermRecords records = new TermRecords(directory);
        Predicate<Term> asked = term -> request.taxonomyId().stream()
                        .allMatch(term.taxonomy().id(directory.centre().slug())::equals)
                && (!request.topOnly() || records.parentId(term).isEmpty())
                && request.parentId().stream()
                        .allMatch(parent ->
                                records.parentId(term).filter(parent::equals).isPresent());
        List<Term> all = directory.terms().values().stream()
                .flatMap(terms -> terms.values().stream())
                .filter(asked)
                .sorted(Term.BY_NAME)
                .toList();
        List<Term> found = searched(all, request.search(), term -> List.of(term.name(), term.description()));
        return new Selection<>(
                (_, range) -> range.cut(found),
                (_, some) -> some.stream().map(records::term).toList(),
                state(directory));
    }

    /** Organizations with everything inside, their services in short or in full. */
    List<HsdsOrganization> full(Tx tx, Directory directory, List<Entry> organisations, boolean fullServices) {
        OrganizationRecords records = new OrganizationRecords(directory);
        ServiceRecords serviceRecords = records(directory);
        List<UUID> ids = organisations.stream().map(Entry::id).toList();
        List<ServiceEntry> theirs =
                services.ofOrganizations(tx, directory.centre().slug(), ids);
        return organisations.stream()
                .map(organisation -> records.full(
                        organisation,
                        theirs.stream()
                                .filter(service -> service.organizationId().equals(organisation.id()))
                                .map(service -> serviceRecords.insideOrganization(service, fullServices))
                                .toList()))
                .toList();
    }

    ServiceRecords records(Directory directory) {
        return new ServiceRecords(directory);
    }

    /** Another number whenever anything of the directory is shown differently: it, summer time or the server changed. */
    long state(Directory directory) {
        return Objects.hash(edition, directory.offset())
                + ChronoUnit.MICROS.between(Instant.EPOCH, directory.changedAt());
    }

    private ServiceFilter filter(Tx tx, Directory directory, Asked asked) {
        return new ServiceFilter(
                asked.termId().map(id -> TermFilter.term(directory, id)),
                asked.taxonomyId().map(id -> TermFilter.taxonomy(directory, id)),
                asked.organizationId(),
                asked.modifiedAfter(),
                asked.search().map(text -> finder.find(tx, directory.centre().slug(), "service", text)));
    }

    private List<Entry> organisations(Tx tx, Directory directory, Asked asked) {
        List<Entry> accepted = directory.organisations().values().stream()
                .filter(entry -> asked.termId().stream()
                        .allMatch(id -> TermFilter.term(directory, id).accepts(entry.kind())))
                .filter(entry -> asked.taxonomyId().stream()
                        .allMatch(id -> TermFilter.taxonomy(directory, id).accepts(entry.kind())))
                .toList();
        return asked.search().map(text -> found(tx, directory, accepted, text)).orElse(accepted);
    }

    /** What the index finds, and the centre, which may be no record of the index, if its name answers. */
    private List<Entry> found(Tx tx, Directory directory, List<Entry> accepted, String text) {
        Set<UUID> found = new LinkedHashSet<>(finder.find(tx, directory.centre().slug(), "organisation", text));
        List<Entry> centres = accepted.stream()
                .filter(entry -> entry.id().equals(directory.centre().id()))
                .toList();
        List<Entry> all = new ArrayList<>(finder.among(centres, text, entry -> List.of(entry.name())));
        found.forEach(
                id -> accepted.stream().filter(entry -> entry.id().equals(id)).forEach(all::add));
        return all;
    }

    private <T> List<T> searched(List<T> items, Optional<String> search, Function<T, List<String>> readable) {
        return search.map(text -> finder.among(items, text, readable)).orElse(items);
    }
}
