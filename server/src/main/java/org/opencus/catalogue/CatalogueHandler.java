package org.opencus.catalogue;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opencus.api.CatalogueService;
import org.opencus.catalogue.ServiceLists.Asked;
import org.opencus.contract.Call;
import org.opencus.contract.Refusal;
import org.opencus.contract.Reply;
import org.opencus.contract.Text;
import org.opencus.contract.Violation;
import org.opencus.contract.Wire;
import org.opencus.database.Transactions;
import org.opencus.model.Challenge;
import org.opencus.model.ChallengePage;
import org.opencus.model.CommissioningMode;
import org.opencus.model.CommissioningModePage;
import org.opencus.model.Service;
import org.opencus.model.ServiceDomain;
import org.opencus.model.ServiceDomainPage;
import org.opencus.model.ServicePage;
import org.opencus.model.ServiceQuery;
import org.opencus.model.TargetGroup;
import org.opencus.model.TargetGroupPage;
import org.opencus.paging.Page;
import org.opencus.records.CodeRepository;
import org.opencus.records.RecordKind;
import org.opencus.records.RecordList;
import org.opencus.records.RecordOrder;
import org.opencus.records.RecordViews;

/** Services and the words that classify them. */
public final class CatalogueHandler implements CatalogueService {
    private static final Text ONLY_ACROSS =
            new Text("Tę listę zawęża już centrum w adresie.", "The centre in the address narrows this list already.");

    private final Transactions transactions;
    private final RecordViews records;
    private final ServiceViews views;
    private final ServiceLists lists;

    /** Answers from the catalogue's records and from the search. */
    public CatalogueHandler(
            Transactions transactions,
            RecordViews records,
            ServicePageRepository pages,
            ServiceRepository services,
            CodeRepository codes,
            ServiceSearch search) {
        this.transactions = transactions;
        this.records = records;
        this.views = new ServiceViews(records, services);
        this.lists = new ServiceLists(pages, services, codes, search);
    }

    @Override
    public Reply<ServicePage> listServices(ListServices request, Call call) {
        return byAddress(Optional.of(request.centre()), ServiceQueries.of(request), call);
    }

    @Override
    public Reply<ServicePage> listAllServices(ListAllServices request, Call call) {
        return byAddress(Optional.empty(), ServiceQueries.of(request), call);
    }

    @Override
    public Reply<ServicePage> searchServices(SearchServices request, Call call) {
        if (!request.body().centre().isEmpty()) {
            throw Refusal.of(
                    Refusal.Kind.INVALID_BODY, List.of(new Violation("/centre", "centre-in-address", ONLY_ACROSS)));
        }
        return byBody(new Asked(Optional.of(request.centre()), request.body(), "", Refusal.Kind.INVALID_BODY));
    }

    @Override
    public Reply<ServicePage> searchAllServices(SearchAllServices request, Call call) {
        return byBody(new Asked(Optional.empty(), request.body(), "", Refusal.Kind.INVALID_BODY));
    }

    private Reply<ServicePage> byAddress(Optional<String> centre, ServiceQuery query, Call call) {
        Asked asked = new Asked(centre, query, "/query", Refusal.Kind.INVALID_REQUEST);
        ServicePage page = transactions.read(tx -> lists.page(tx, asked));
        Reply<ServicePage> reply = Reply.of(page);
        // A link would repeat what somebody typed in one more address; nextCursor is there all the same.
        return query.q().isPresent() ? reply : reply.next(call, page.nextCursor());
    }

    private Reply<ServicePage> byBody(Asked asked) {
        return Reply.of(transactions.read(tx -> lists.page(tx, asked)));
    }

    @Override
    public Reply<Service> getService(GetService request, Call call) {
        JsonObject shown = transactions.read(tx -> views.one(tx, request.centre(), request.serviceId()));
        return Reply.of(Wire.read(shown, Service.class));
    }

    @Override
    public Reply<ServiceDomainPage> listServiceDomains(ListServiceDomains request, Call call) {
        RecordList list = new RecordList(RecordKind.SERVICE_DOMAIN, request.limit()).by(RecordOrder.ORDINAL);
        Page<ServiceDomain> page =
                transactions.read(tx -> records.page(tx, list, request.cursor(), ServiceDomain.class));
        return Reply.of(new ServiceDomainPage(page.items(), page.next())).next(call, page.next());
    }

    @Override
    public Reply<CommissioningModePage> listCommissioningModes(ListCommissioningModes request, Call call) {
        RecordList list = new RecordList(RecordKind.COMMISSIONING_MODE, request.limit());
        Page<CommissioningMode> page =
                transactions.read(tx -> records.page(tx, list, request.cursor(), CommissioningMode.class));
        return Reply.of(new CommissioningModePage(page.items(), page.next())).next(call, page.next());
    }

    @Override
    public Reply<TargetGroupPage> listTargetGroups(ListTargetGroups request, Call call) {
        RecordList list =
                new RecordList(RecordKind.TARGET_GROUP, request.limit()).modifiedAfter(request.modifiedAfter());
        Page<TargetGroup> page =
                transactions.read(tx -> records.page(tx, request.centre(), list, request.cursor(), TargetGroup.class));
        return Reply.of(new TargetGroupPage(page.items(), page.next())).next(call, page.next());
    }

    @Override
    public Reply<TargetGroup> getTargetGroup(GetTargetGroup request, Call call) {
        return one(request.centre(), RecordKind.TARGET_GROUP, request.targetGroupId(), TargetGroup.class);
    }

    @Override
    public Reply<Challenge> getChallenge(GetChallenge request, Call call) {
        return one(request.centre(), RecordKind.CHALLENGE, request.challengeId(), Challenge.class);
    }

    private <T> Reply<T> one(String centre, RecordKind kind, UUID id, Class<T> type) {
        return Reply.of(transactions.read(tx -> Wire.read(records.one(tx, centre, kind, id), type)));
    }

    @Override
    public Reply<ChallengePage> listChallenges(ListChallenges request, Call call) {
        RecordList list = new RecordList(RecordKind.CHALLENGE, request.limit()).modifiedAfter(request.modifiedAfter());
        Page<Challenge> page =
                transactions.read(tx -> records.page(tx, request.centre(), list, request.cursor(), Challenge.class));
        return Reply.of(new ChallengePage(page.items(), page.next())).next(call, page.next());
    }
}
