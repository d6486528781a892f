package org.opencus.residents;

import java.util.UUID;
import org.opencus.contract.Refusal;
import org.opencus.work.Act;

/** Fetches the resident whom a request names, and notes whose data are touched before anything is refused. */
public final class OpenResidents {
    private final ResidentRepository residents;
    private final ResidentSeal seal;

    /** Over the residents that the seal opens. */
    public OpenResidents(ResidentRepository residents, ResidentSeal seal) {
        this.residents = residents;
        this.seal = seal;
    }

    /** The resident to be read; refused with 404 where the centre knows nobody of that id. */
    public KnownResident read(Act act, String centre, UUID id) {
        act.concerns(id);
        return residents
                .find(act.tx(), centre, id)
                .map(seal::open)
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND));
    }

    /** The resident to be changed, held until the transaction ends. */
    public KnownResident lock(Act act, String centre, UUID id) {
        act.concerns(id);
        return residents
                .lock(act.tx(), centre, id)
                .map(seal::open)
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND));
    }

    /** The same, refused with 409 where the record was merged into another one. */
    public KnownResident lockStanding(Act act, String centre, UUID id) {
        KnownResident known = lock(act, centre, id);
        ResidentRegistry.refuseMerged(known);
        return known;
    }
}
