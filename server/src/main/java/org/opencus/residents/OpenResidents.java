package org.opencus.residents;

import java.util.UUID;
import org.opencus.contract.Refusal;
import org.opencus.contract.Text;
import org.opencus.work.Act;

/** Fetches the resident whom a request names, and notes whose data are touched before anything is refused. */
public final class OpenResidents {
    static final Text RESTRICTED = new Text(
            "Przetwarzanie danych tej osoby jest ograniczone: można je tylko przechowywać.",
            "Processing of this person's data is restricted: they may be kept only.");

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

    /** The resident to be changed, held until the transaction ends; 409 while processing is restricted. */
    public KnownResident lock(Act act, String centre, UUID id) {
        KnownResident known = hold(act, centre, id);
        if (known.row().restricted()) {
            throw ResidentRegistry.conflict("", "restricted", RESTRICTED);
        }
        return known;
    }

    /** The resident whose rights are dealt with, held until the transaction ends, also while processing is restricted. */
    public KnownResident hold(Act act, String centre, UUID id) {
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
