package org.opencus.residents;

import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.opencus.api.MergesService;
import org.opencus.contract.Call;
import org.opencus.contract.Refusal;
import org.opencus.contract.Reply;
import org.opencus.model.ResidentMerge;
import org.opencus.model.ResidentMergeList;
import org.opencus.residents.MergeRepository.Merge;
import org.opencus.work.Act;
import org.opencus.work.Work;

/** Merges in HTTP words. */
public final class MergesHandler implements MergesService {
    private final Work work;
    private final OpenResidents open;
    private final Merging merging;
    private final Merges shown = new Merges();
    private final MergeRepository merges = new MergeRepository();

    /** Merges records that are opened here. */
    public MergesHandler(Work work, OpenResidents open, Merging merging) {
        this.work = work;
        this.open = open;
        this.merging = merging;
    }

    @Override
    public Reply<ResidentMergeList> listMerges(ListMerges request, Call call) {
        return work.read(call, act -> {
            KnownResident survivor = open.read(act, request.centre(), request.residentId());
            return Reply.of(new ResidentMergeList(shown.of(act, survivor)));
        });
    }

    @Override
    public Reply<ResidentMerge> mergeResidents(MergeResidents request, Call call) {
        return work.change(call, act -> {
            UUID survivor = request.residentId();
            UUID duplicate = request.body().duplicateId();
            hold(act, request.centre(), survivor, duplicate);
            Merge merge = merging.merge(
                    act, open.lock(act, request.centre(), survivor), open.lock(act, request.centre(), duplicate));
            return Reply.of(Merges.view(open.read(act, request.centre(), survivor), merge))
                    .location(ResidentRegistry.address(request.centre(), survivor) + "/merges/" + merge.id());
        });
    }

    @Override
    public Reply<ResidentMerge> reverseMerge(ReverseMerge request, Call call) {
        return work.change(call, act -> {
            UUID other = merge(act, request).duplicate();
            hold(act, request.centre(), request.residentId(), other);
            KnownResident survivor = open.lock(act, request.centre(), request.residentId());
            Merge merge = merge(act, request);
            KnownResident duplicate = open.lock(act, request.centre(), merge.duplicate());
            return Reply.of(Merges.view(survivor, undone(act, survivor, duplicate, merge)));
        });
    }

    /** Always in the same order, so that two merges of the same records do not wait for each other. */
    private void hold(Act act, String centre, UUID survivor, UUID duplicate) {
        act.concerns(List.of(survivor, duplicate));
        new TreeSet<>(List.of(survivor.toString(), duplicate.toString()))
                .forEach(id -> open.lock(act, centre, UUID.fromString(id)));
    }

    private Merge merge(Act act, ReverseMerge request) {
        KnownResident survivor = open.read(act, request.centre(), request.residentId());
        return merges.find(act.tx(), survivor.id(), request.mergeId())
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND));
    }

    private Merge undone(Act act, KnownResident survivor, KnownResident duplicate, Merge merge) {
        merging.undo(act, survivor, duplicate, merge);
        return merges.find(act.tx(), survivor.id(), merge.id()).orElseThrow();
    }
}
