package org.opencus.hsds;

import static org.opencus.hsds.Lookup.id;
import static org.opencus.hsds.Lookup.known;
import static org.opencus.hsds.Lookup.one;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.opencus.api.HsdsService;
import org.opencus.contract.Call;
import org.opencus.contract.Contract;
import org.opencus.contract.Reply;
import org.opencus.database.Transactions;
import org.opencus.database.Tx;
import org.opencus.model.HsdsApiInformation;
import org.opencus.model.HsdsOrganization;
import org.opencus.model.HsdsOrganizationPage;
import org.opencus.model.HsdsProfile;
import org.opencus.model.HsdsServiceAtLocation;
import org.opencus.model.HsdsServiceAtLocationPage;
import org.opencus.model.HsdsServicePage;
import org.opencus.model.HsdsServiceRecord;
import org.opencus.model.HsdsTaxonomy;
import org.opencus.model.HsdsTaxonomyPage;
import org.opencus.model.HsdsTaxonomyTerm;
import org.opencus.model.HsdsTaxonomyTermPage;

/** Answers the directory standard's operations for each centre. */
public final class HsdsHandler implements HsdsService {
    private static final String JSON = "application/json";

    private final Transactions transactions;
    private final DirectoryRepository directories;
    private final ServiceEntryRepository services = new ServiceEntryRepository();
    private final Selections selections;
    private final Lists lists;
    private final DataPackage dataPackage;
    private final HsdsDescription description;
    private final Profile profile;
    private final String publicUrl;

    /**
     * A directory per centre.
     *
     * @param publicUrl where this server is reached, {@code https://host}; empty: as each caller addresses it
     */
    public HsdsHandler(Transactions transactions, Finder finder, Clock clock, Contract contract, String publicUrl) {
        this.transactions = transactions;
        this.directories = new DirectoryRepository(clock);
        this.selections = new Selections(
                services, finder, contract.document().getJsonObject("info").getString("version"));
        this.lists = new Lists(transactions);
        this.dataPackage = new DataPackage(transactions, directories, services, selections);
        this.description = new HsdsDescription(contract.document(), publicUrl);
        this.profile = new Profile(contract.document(), publicUrl);
        this.publicUrl = publicUrl;
    }

    @Override
    public Reply<HsdsApiInformation> getAPIMetaInformation(GetAPIMetaInformation request, Call call) {
        return ofDirectory(request.centre(), (_, directory) -> Reply.of(information(directory, call)));
    }

    @Override
    public Reply<HsdsApiInformation> getHsdsRoot(GetHsdsRoot request, Call call) {
        return getAPIMetaInformation(new GetAPIMetaInformation(request.centre()), call);
    }

    @Override
    public Reply<HsdsServicePage> getPaginatedListOfServices(GetPaginatedListOfServices request, Call call) {
        return ofDirectory(
                request.centre(),
                (tx, directory) -> lists.answer(
                        tx, call, Asked.of(request), selections.services(directory, request), HsdsServicePage::new));
    }

    @Override
    public Reply<HsdsServicePage> postPaginatedListOfServices(PostPaginatedListOfServices request, Call call) {
        return getPaginatedListOfServices(BodyFirst.of(request), call);
    }

    @Override
    public Reply<HsdsServiceRecord> getFullyNestedServiceById(GetFullyNestedServiceById request, Call call) {
        return inDirectory(request.centre(), (tx, directory) -> {
            ServiceEntry service = one(services.load(tx, request.centre(), List.of(id(request.id()))));
            return dated(Reply.of(selections.records(directory).full(service)), service.lastModified());
        });
    }

    @Override
    public Reply<HsdsTaxonomyPage> getPaginatedListOfTaxonomies(GetPaginatedListOfTaxonomies request, Call call) {
        return ofDirectory(
                request.centre(),
                (tx, directory) -> lists.answer(
                        tx, call, Asked.of(request), selections.taxonomies(directory, request), HsdsTaxonomyPage::new));
    }

    @Override
    public Reply<HsdsTaxonomyPage> postPaginatedListOfTaxonomies(PostPaginatedListOfTaxonomies request, Call call) {
        return getPaginatedListOfTaxonomies(BodyFirst.of(request), call);
    }

    @Override
    public Reply<HsdsTaxonomy> getTaxonomyById(GetTaxonomyById request, Call call) {
        return ofDirectory(
                request.centre(),
                (_, directory) ->
                        Reply.of(new TermRecords(directory).taxonomy(known(directory.taxonomy(id(request.id()))))));
    }

    @Override
    public Reply<HsdsTaxonomyTermPage> getPaginatedListOfTaxonomyTerms(
            GetPaginatedListOfTaxonomyTerms request, Call call) {
        return ofDirectory(
                request.centre(),
                (tx, directory) -> lists.answer(
                        tx, call, Asked.of(request), selections.terms(directory, request), HsdsTaxonomyTermPage::new));
    }

    @Override
    public Reply<HsdsTaxonomyTermPage> postPaginatedListOfTaxonomyTerms(
            PostPaginatedListOfTaxonomyTerms request, Call call) {
        return getPaginatedListOfTaxonomyTerms(BodyFirst.of(request), call);
    }

    @Override
    public Reply<HsdsTaxonomyTerm> getTaxonomyTermById(GetTaxonomyTermById request, Call call) {
        return inDirectory(request.centre(), (_, directory) -> {
            Term term = known(directory.term(id(request.id())));
            return dated(Reply.of(new TermRecords(directory).term(term)), term.modifiedAt());
        });
    }

    @Override
    public Reply<HsdsOrganizationPage> getPaginatedListOfOrganizations(
            GetPaginatedListOfOrganizations request, Call call) {
        return ofDirectory(
                request.centre(),
                (tx, directory) -> lists.answer(
                        tx,
                        call,
                        Asked.of(request),
                        selections.organizations(directory, request),
                        HsdsOrganizationPage::new));
    }

    @Override
    public Reply<HsdsOrganizationPage> postPaginatedListOfOrganizations(
            PostPaginatedListOfOrganizations request, Call call) {
        return getPaginatedListOfOrganizations(BodyFirst.of(request), call);
    }

    @Override
    public Reply<HsdsOrganization> getOrganizationById(GetOrganizationById request, Call call) {
        return ofDirectory(request.centre(), (tx, directory) -> {
            Entry organisation = known(directory.organisation(id(request.id())));
            return Reply.of(one(selections.full(tx, directory, List.of(organisation), request.fullService())));
        });
    }

    @Override
    public Reply<HsdsServiceAtLocationPage> getPaginatedListOfServiceAtLocation(
            GetPaginatedListOfServiceAtLocation request, Call call) {
        return ofDirectory(
                request.centre(),
                (tx, directory) -> lists.answer(
                        tx,
                        call,
                        Asked.of(request),
                        selections.placed(directory, request),
                        HsdsServiceAtLocationPage::new));
    }

    @Override
    public Reply<HsdsServiceAtLocationPage> postPaginatedListOfServiceAtLocation(
            PostPaginatedListOfServiceAtLocation request, Call call) {
        return getPaginatedListOfServiceAtLocation(BodyFirst.of(request), call);
    }

    @Override
    public Reply<HsdsServiceAtLocation> getServiceAtLocationWithNestedDataById(
            GetServiceAtLocationWithNestedDataById request, Call call) {
        return inDirectory(request.centre(), (tx, directory) -> {
            ServicePlacement placed = one(services.loadPlaced(tx, request.centre(), List.of(id(request.id()))));
            return dated(
                    Reply.of(known(selections.records(directory).placed(placed, true))),
                    placed.service().lastModified());
        });
    }

    @Override
    public Reply<Map<String, Object>> getHsdsDescription(GetHsdsDescription request, Call call) {
        return ofDirectory(
                request.centre(),
                (_, directory) -> Reply.bytes(
                        JSON,
                        description.bytes(
                                directory.centre().slug(), directory.centre().name())));
    }

    @Override
    public Reply<byte[]> getHsdsDataPackage(GetHsdsDataPackage request, Call call) {
        return ofDirectory(
                request.centre(),
                (_, directory) -> Reply.<byte[]>stream("application/zip", out -> dataPackage.write(out, directory))
                        .version(selections.state(directory)));
    }

    @Override
    public Reply<HsdsProfile> getHsdsProfile(GetHsdsProfile request, Call call) {
        return Reply.of(profile.description());
    }

    @Override
    public Reply<Map<String, Object>> getHsdsProfilePatch(GetHsdsProfilePatch request, Call call) {
        return Reply.bytes(JSON, known(profile.patch(request.name())));
    }

    @Override
    public Reply<Map<String, Object>> getHsdsProfileSchema(GetHsdsProfileSchema request, Call call) {
        return Reply.bytes(JSON, known(profile.schema(request.name())));
    }

    private HsdsApiInformation information(Directory directory, Call call) {
        String base = publicUrl.isEmpty() ? "http://" + call.authority() : publicUrl;
        return new OrganizationRecords(directory)
                .information(
                        base + "/hsds-profile",
                        base + "/hsds/" + directory.centre().slug() + "/openapi.json");
    }

    private <T> Reply<T> inDirectory(String centre, BiFunction<Tx, Directory, Reply<T>> answer) {
        return transactions.read(tx -> answer.apply(tx, known(directories.find(tx, centre))));
    }

    /** What holds more than one record changed when the directory last did. */
    private <T> Reply<T> ofDirectory(String centre, BiFunction<Tx, Directory, Reply<T>> answer) {
        return inDirectory(centre, (tx, directory) -> dated(answer.apply(tx, directory), directory.changedAt()));
    }

    private static <T> Reply<T> dated(Reply<T> reply, Instant modifiedAt) {
        return reply.header("Last-Modified", Timestamps.http(modifiedAt));
    }
}
