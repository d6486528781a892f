package org.opencus.directory;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opencus.api.DirectoryService;
import org.opencus.contract.Call;
import org.opencus.contract.Refusal;
import org.opencus.contract.Reply;
import org.opencus.contract.Violation;
import org.opencus.contract.Wire;
import org.opencus.database.Transactions;
import org.opencus.database.Tx;
import org.opencus.model.Community;
import org.opencus.model.CommunityPage;
import org.opencus.model.CommunitySummary;
import org.opencus.model.Organisation;
import org.opencus.model.OrganisationPage;
import org.opencus.model.OrganisationSummary;
import org.opencus.model.Place;
import org.opencus.model.PlacePage;
import org.opencus.model.PlaceSummary;
import org.opencus.paging.Page;
import org.opencus.records.CodeRepository;
import org.opencus.records.FilterCodes;
import org.opencus.records.RecordKind;
import org.opencus.records.RecordList;
import org.opencus.records.RecordViews;

/** Organisations, places and communities behind the services. */
public final class DirectoryHandler implements DirectoryService {
    private final Transactions transactions;
    private final RecordViews records;
    private final CodeRepository codes;

    /** Answers from the catalogue's records. */
    public DirectoryHandler(Transactions transactions, RecordViews records, CodeRepository codes) {
        this.transactions = transactions;
        this.records = records;
        this.codes = codes;
    }

    @Override
    public Reply<OrganisationPage> listOrganisations(ListOrganisations request, Call call) {
        RecordList list = new RecordList(RecordKind.ORGANISATION, request.limit())
                .anyOf("kind", "kind", request.kind())
                .sharing("role", "roles", request.role())
                .inside("places", request.place())
                .is("socialEconomy", "social_economy", request.socialEconomy())
                .modifiedAfter(request.modifiedAfter());
        Page<OrganisationSummary> page = transactions.read(tx -> {
            Page<OrganisationSummary> found =
                    records.page(tx, request.centre(), list, request.cursor(), OrganisationSummary.class);
            FilterCodes asked = new FilterCodes().with("place", RecordKind.PLACE, request.place(), List.of());
            refuseUnknown(tx, asked);
            return found;
        });
        return Reply.of(new OrganisationPage(page.items(), page.next())).next(call, page.next());
    }

    @Override
    public Reply<Organisation> getOrganisation(GetOrganisation request, Call call) {
        return one(request.centre(), RecordKind.ORGANISATION, request.organisationId(), Organisation.class);
    }

    @Override
    public Reply<PlacePage> listPlaces(ListPlaces request, Call call) {
        RecordList list = new RecordList(RecordKind.PLACE, request.limit())
                .anyOf("kind", "kind", request.kind())
                .is("parent", "parent", request.parent())
                .sharing("facility", "facilities", request.facility())
                .modifiedAfter(request.modifiedAfter());
        Page<PlaceSummary> page = transactions.read(tx -> {
            Page<PlaceSummary> found = records.page(tx, request.centre(), list, request.cursor(), PlaceSummary.class);
            FilterCodes asked = new FilterCodes().with("parent", RecordKind.PLACE, request.parent());
            refuseUnknown(tx, asked);
            return found;
        });
        return Reply.of(new PlacePage(page.items(), page.next())).next(call, page.next());
    }

    @Override
    public Reply<Place> getPlace(GetPlace request, Call call) {
        return one(request.centre(), RecordKind.PLACE, request.placeId(), Place.class);
    }

    @Override
    public Reply<CommunityPage> listCommunities(ListCommunities request, Call call) {
        Optional<String> kind = request.kind().map(Object::toString);
        RecordList list = new RecordList(RecordKind.COMMUNITY, request.limit())
                .is("kind", "kind", kind)
                .modifiedAfter(request.modifiedAfter());
        Page<CommunitySummary> page = transactions.read(
                tx -> records.page(tx, request.centre(), list, request.cursor(), CommunitySummary.class));
        return Reply.of(new CommunityPage(page.items(), page.next())).next(call, page.next());
    }

    @Override
    public Reply<Community> getCommunity(GetCommunity request, Call call) {
        return one(request.centre(), RecordKind.COMMUNITY, request.communityId(), Community.class);
    }

    private <T> Reply<T> one(String centre, RecordKind kind, UUID id, Class<T> type) {
        return Reply.of(transactions.read(tx -> Wire.read(records.one(tx, centre, kind, id), type)));
    }

    private void refuseUnknown(Tx tx, FilterCodes asked) {
        List<Violation> unknown = codes.unknown(tx, "/query", asked);
        if (!unknown.isEmpty()) {
            throw Refusal.of(Refusal.Kind.INVALID_REQUEST, unknown);
        }
    }
}
