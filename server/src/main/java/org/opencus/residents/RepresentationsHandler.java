package org.opencus.residents;

import java.util.UUID;
import org.opencus.api.RepresentationsService;
import org.opencus.contract.Call;
import org.opencus.contract.Reply;
import org.opencus.model.Representation;
import org.opencus.model.RepresentationCreate;
import org.opencus.model.RepresentationList;
import org.opencus.work.Work;

/** Representations in HTTP words. */
public final class RepresentationsHandler implements RepresentationsService {
    private final Work work;
    private final OpenResidents open;
    private final Representations representations;

    /** Of residents that are opened here. */
    public RepresentationsHandler(Work work, OpenResidents open, Representations representations) {
        this.work = work;
        this.open = open;
        this.representations = representations;
    }

    @Override
    public Reply<RepresentationList> listRepresentations(ListRepresentations request, Call call) {
        return work.read(call, act -> {
            KnownResident resident = open.read(act, request.centre(), request.residentId());
            return Reply.of(
                    new RepresentationList(representations.of(act, resident), representations.by(act, resident)));
        });
    }

    @Override
    public Reply<Representation> addRepresentation(AddRepresentation request, Call call) {
        return work.change(call, act -> {
            KnownResident resident = open.lockStanding(act, request.centre(), request.residentId());
            Representation added = representations.add(act, resident, request.body());
            return shown(added).location(address(request.centre(), resident.id(), added.id()));
        });
    }

    private static String address(String centre, UUID resident, UUID id) {
        return ResidentRegistry.address(centre, resident) + "/representations/" + id;
    }

    private static Reply<Representation> shown(Representation representation) {
        return Reply.of(representation).version(representation.version());
    }

    @Override
    public Reply<Representation> getRepresentation(GetRepresentation request, Call call) {
        return work.read(
                call,
                act -> shown(representations.get(
                        act, open.read(act, request.centre(), request.residentId()), request.representationId())));
    }

    @Override
    public Reply<Representation> changeRepresentation(ChangeRepresentation request, Call call) {
        return work.change(
                call,
                act -> shown(representations.change(
                        act,
                        open.lock(act, request.centre(), request.residentId()),
                        request.representationId(),
                        current -> request.body().applyTo(current, RepresentationCreate.class))));
    }
}
