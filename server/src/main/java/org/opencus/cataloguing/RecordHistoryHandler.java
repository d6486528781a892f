package org.opencus.cataloguing;

import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.UUID;
import org.opencus.api.RecordHistoryService;
import org.opencus.cataloguing.RecordChanges.Target;
import org.opencus.contract.Call;
import org.opencus.contract.Reply;
import org.opencus.model.RecordVersionPage;
import org.opencus.paging.Page;
import org.opencus.records.KeptRecord;
import org.opencus.records.RecordKind;
import org.opencus.records.RecordVersionRepository;
import org.opencus.work.Work;

/** Shows who changed what in the catalogue. */
public final class RecordHistoryHandler implements RecordHistoryService {
    private static final UUID NONE = new UUID(0, 0);

    private final Work work;
    private final ShownRecords shown;
    private final History history = new History();
    private final RecordVersionRepository versions = new RecordVersionRepository();

    /** Reads by acts that leave their entries in the log: versions name persons. */
    public RecordHistoryHandler(Work work, ShownRecords shown) {
        this.work = work;
        this.shown = shown;
    }

    @Override
    public Reply<RecordVersionPage> listCentreHistory(ListCentreHistory request, Call call) {
        return page(call, new Target(request.centre(), RecordKind.CENTRE, NONE), request.cursor(), request.limit());
    }

    @Override
    public Reply<RecordVersionPage> listTargetGroupHistory(ListTargetGroupHistory request, Call call) {
        return page(
                call,
                new Target(request.centre(), RecordKind.TARGET_GROUP, request.targetGroupId()),
                request.cursor(),
                request.limit());
    }

    @Override
    public Reply<RecordVersionPage> listChallengeHistory(ListChallengeHistory request, Call call) {
        return page(
                call,
                new Target(request.centre(), RecordKind.CHALLENGE, request.challengeId()),
                request.cursor(),
                request.limit());
    }

    @Override
    public Reply<RecordVersionPage> listPlaceHistory(ListPlaceHistory request, Call call) {
        return page(
                call,
                new Target(request.centre(), RecordKind.PLACE, request.placeId()),
                request.cursor(),
                request.limit());
    }

    @Override
    public Reply<RecordVersionPage> listOrganisationHistory(ListOrganisationHistory request, Call call) {
        return page(
                call,
                new Target(request.centre(), RecordKind.ORGANISATION, request.organisationId()),
                request.cursor(),
                request.limit());
    }

    @Override
    public Reply<RecordVersionPage> listCommunityHistory(ListCommunityHistory request, Call call) {
        return page(
                call,
                new Target(request.centre(), RecordKind.COMMUNITY, request.communityId()),
                request.cursor(),
                request.limit());
    }

    @Override
    public Reply<RecordVersionPage> listServiceHistory(ListServiceHistory request, Call call) {
        return page(
                call,
                new Target(request.centre(), RecordKind.SERVICE, request.serviceId()),
                request.cursor(),
                request.limit());
    }

    private Reply<RecordVersionPage> page(Call call, Target target, Optional<String> cursor, int limit) {
        return work.read(call, act -> {
            KeptRecord record = shown.kept(act.tx(), target.centre(), target.kind(), target.id());
            Page<JsonObject> page = history.page(
                    record,
                    cursor,
                    limit,
                    (number, size) -> versions.upTo(act.tx(), target.kind(), record.id(), number, size));
            return Reply.<RecordVersionPage>bytes("application/json", History.bytes(page))
                    .next(call, page.next());
        });
    }
}
