package org.opencus.cataloguing;

import java.util.Optional;
import java.util.UUID;
import org.opencus.api.CataloguingService;
import org.opencus.cataloguing.RecordChanges.Target;
import org.opencus.contract.Call;
import org.opencus.contract.MergePatch;
import org.opencus.contract.Reply;
import org.opencus.model.Centre;
import org.opencus.model.Challenge;
import org.opencus.model.Community;
import org.opencus.model.Organisation;
import org.opencus.model.Place;
import org.opencus.model.Service;
import org.opencus.model.TargetGroup;
import org.opencus.records.RecordKind;
import org.opencus.work.Work;

/** Staff add, change and take out what the catalogue shows. */
public final class CataloguingHandler implements CataloguingService {
    /** A centre is found by its slug. */
    private static final UUID NONE = new UUID(0, 0);

    private final Work work;
    private final RecordChanges changes;
    private final ShownRecords shown;

    /** Changes by acts that leave their entries in the log. */
    public CataloguingHandler(Work work, RecordChanges changes, ShownRecords shown) {
        this.work = work;
        this.changes = changes;
        this.shown = shown;
    }

    @Override
    public Reply<Centre> createCentre(CreateCentre request, Call call) {
        return create(call, request.body().slug(), RecordKind.CENTRE, request.body(), Centre.class);
    }

    @Override
    public Reply<Centre> changeCentre(ChangeCentre request, Call call) {
        Target target = new Target(request.centre(), RecordKind.CENTRE, NONE);
        return change(call, target, request.body(), Optional.empty(), Centre.class);
    }

    @Override
    public Reply<Void> retireCentre(RetireCentre request, Call call) {
        return retire(
                call, new Target(request.centre(), RecordKind.CENTRE, NONE), request.needsAnalysis(), Centre.class);
    }

    @Override
    public Reply<TargetGroup> createTargetGroup(CreateTargetGroup request, Call call) {
        return create(call, request.centre(), RecordKind.TARGET_GROUP, request.body(), TargetGroup.class);
    }

    @Override
    public Reply<TargetGroup> changeTargetGroup(ChangeTargetGroup request, Call call) {
        Target target = new Target(request.centre(), RecordKind.TARGET_GROUP, request.targetGroupId());
        return change(call, target, request.body(), Optional.empty(), TargetGroup.class);
    }

    @Override
    public Reply<Void> retireTargetGroup(RetireTargetGroup request, Call call) {
        return retire(
                call,
                new Target(request.centre(), RecordKind.TARGET_GROUP, request.targetGroupId()),
                Optional.empty(),
                TargetGroup.class);
    }

    @Override
    public Reply<Challenge> createChallenge(CreateChallenge request, Call call) {
        return create(call, request.centre(), RecordKind.CHALLENGE, request.body(), Challenge.class);
    }

    @Override
    public Reply<Challenge> changeChallenge(ChangeChallenge request, Call call) {
        Target target = new Target(request.centre(), RecordKind.CHALLENGE, request.challengeId());
        return change(call, target, request.body(), Optional.empty(), Challenge.class);
    }

    @Override
    public Reply<Void> retireChallenge(RetireChallenge request, Call call) {
        return retire(
                call,
                new Target(request.centre(), RecordKind.CHALLENGE, request.challengeId()),
                Optional.empty(),
                Challenge.class);
    }

    @Override
    public Reply<Place> createPlace(CreatePlace request, Call call) {
        return create(call, request.centre(), RecordKind.PLACE, request.body(), Place.class);
    }

    @Override
    public Reply<Place> changePlace(ChangePlace request, Call call) {
        Target target = new Target(request.centre(), RecordKind.PLACE, request.placeId());
        return change(call, target, request.body(), Optional.empty(), Place.class);
    }

    @Override
    public Reply<Void> retirePlace(RetirePlace request, Call call) {
        return retire(
                call, new Target(request.centre(), RecordKind.PLACE, request.placeId()), Optional.empty(), Place.class);
    }

    @Override
    public Reply<Organisation> createOrganisation(CreateOrganisation request, Call call) {
        return create(call, request.centre(), RecordKind.ORGANISATION, request.body(), Organisation.class);
    }

    @Override
    public Reply<Organisation> changeOrganisation(ChangeOrganisation request, Call call) {
        Target target = new Target(request.centre(), RecordKind.ORGANISATION, request.organisationId());
        return change(call, target, request.body(), Optional.empty(), Organisation.class);
    }

    @Override
    public Reply<Void> retireOrganisation(RetireOrganisation request, Call call) {
        return retire(
                call,
                new Target(request.centre(), RecordKind.ORGANISATION, request.organisationId()),
                Optional.empty(),
                Organisation.class);
    }

    @Override
    public Reply<Community> createCommunity(CreateCommunity request, Call call) {
        return create(call, request.centre(), RecordKind.COMMUNITY, request.body(), Community.class);
    }

    @Override
    public Reply<Community> changeCommunity(ChangeCommunity request, Call call) {
        Target target = new Target(request.centre(), RecordKind.COMMUNITY, request.communityId());
        return change(call, target, request.body(), Optional.empty(), Community.class);
    }

    @Override
    public Reply<Void> retireCommunity(RetireCommunity request, Call call) {
        return retire(
                call,
                new Target(request.centre(), RecordKind.COMMUNITY, request.communityId()),
                Optional.empty(),
                Community.class);
    }

    @Override
    public Reply<Service> createService(CreateService request, Call call) {
        return create(call, request.centre(), RecordKind.SERVICE, request.body(), Service.class);
    }

    @Override
    public Reply<Service> changeService(ChangeService request, Call call) {
        Target target = new Target(request.centre(), RecordKind.SERVICE, request.serviceId());
        return change(call, target, request.body(), request.needsAnalysis(), Service.class);
    }

    @Override
    public Reply<Void> retireService(RetireService request, Call call) {
        return retire(
                call,
                new Target(request.centre(), RecordKind.SERVICE, request.serviceId()),
                request.needsAnalysis(),
                Service.class);
    }

    private <T> Reply<T> create(Call call, String centre, RecordKind kind, Object input, Class<T> type) {
        return work.change(call, act -> {
            Target made = changes.create(act, centre, kind, input);
            return Reply.of(shown.one(act.tx(), centre, kind, made.id(), type)).location(made.address());
        });
    }

    private <T> Reply<T> change(Call call, Target target, MergePatch patch, Optional<UUID> analysis, Class<T> type) {
        return work.change(call, act -> Reply.of(changes.change(act, target, patch, analysis, type)));
    }

    private Reply<Void> retire(Call call, Target target, Optional<UUID> analysis, Class<?> type) {
        return work.change(call, act -> {
            changes.retire(act, target, analysis, type);
            return Reply.empty();
        });
    }
}
