package org.opencus.cataloguing;

import org.opencus.api.RestorationsService;
import org.opencus.cataloguing.RecordChanges.Target;
import org.opencus.contract.Call;
import org.opencus.contract.Reply;
import org.opencus.model.Challenge;
import org.opencus.model.Community;
import org.opencus.model.Organisation;
import org.opencus.model.Place;
import org.opencus.model.Service;
import org.opencus.model.TargetGroup;
import org.opencus.records.RecordKind;
import org.opencus.work.Work;

/** Brings back what was taken out of the catalogue, in HTTP words. */
public final class RestorationsHandler implements RestorationsService {
    private final Work work;
    private final RecordChanges changes;

    /** Changes by acts that leave their entries in the log. */
    public RestorationsHandler(Work work, RecordChanges changes) {
        this.work = work;
        this.changes = changes;
    }

    @Override
    public Reply<Service> restoreService(RestoreService request, Call call) {
        return restored(call, new Target(request.centre(), RecordKind.SERVICE, request.serviceId()), Service.class);
    }

    @Override
    public Reply<TargetGroup> restoreTargetGroup(RestoreTargetGroup request, Call call) {
        return restored(
                call,
                new Target(request.centre(), RecordKind.TARGET_GROUP, request.targetGroupId()),
                TargetGroup.class);
    }

    @Override
    public Reply<Challenge> restoreChallenge(RestoreChallenge request, Call call) {
        return restored(
                call, new Target(request.centre(), RecordKind.CHALLENGE, request.challengeId()), Challenge.class);
    }

    @Override
    public Reply<Place> restorePlace(RestorePlace request, Call call) {
        return restored(call, new Target(request.centre(), RecordKind.PLACE, request.placeId()), Place.class);
    }

    @Override
    public Reply<Organisation> restoreOrganisation(RestoreOrganisation request, Call call) {
        return restored(
                call,
                new Target(request.centre(), RecordKind.ORGANISATION, request.organisationId()),
                Organisation.class);
    }

    @Override
    public Reply<Community> restoreCommunity(RestoreCommunity request, Call call) {
        return restored(
                call, new Target(request.centre(), RecordKind.COMMUNITY, request.communityId()), Community.class);
    }

    private <T> Reply<T> restored(Call call, Target target, Class<T> type) {
        return work.change(call, act -> Reply.of(changes.restore(act, target, type)));
    }
}
