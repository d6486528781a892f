package org.opencus.staff;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opencus.contract.Refusal;
import org.opencus.contract.Text;
import org.opencus.contract.Violation;
import org.opencus.database.Tx;
import org.opencus.identity.Appointments;
import org.opencus.model.HolderCreate;
import org.opencus.work.Act;

/** Who may come into a position and when; the position is locked meanwhile. */
final class Holders {
    private static final Text YOURSELF =
            new Text("Nikt nie nadaje roli samemu sobie.", "Nobody gives themselves a role.");
    private static final Text NOT_YOURS = new Text(
            "Ta rola daje uprawnienia, których sam tu nie masz. Nadaje ją system logowania.",
            "This role grants scopes that you lack here. The identity provider grants it.");
    private static final Text BACKWARDS = new Text("Nie może być wcześniej niż „since”.", "Cannot be before 'since'.");
    private static final Text FULL = new Text(
            "W tym czasie wszystkie miejsca na tym stanowisku są zajęte.",
            "All places of this position are taken in that time.");

    private final HolderRepository holders = new HolderRepository();
    private final Appointments appointments = new Appointments();

    List<HolderRow> page(Tx tx, UUID position, Optional<UUID> after, int size) {
        return holders.page(tx, position, after, size);
    }

    HolderRow get(Tx tx, UUID position, UUID id) {
        return holders.find(tx, position, id).orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND));
    }

    HolderRow add(Act act, String centre, PositionRow position, HolderCreate asked) {
        if (asked.subject().equals(act.call().caller().subject())) {
            throw broken("/subject", "own-role", YOURSELF);
        }
        if (!appointments.mayAppoint(
                act.tx(), centre, position.role(), act.call().caller())) {
            throw broken("", "not-yours", NOT_YOURS);
        }
        if (asked.until().filter(asked.since()::isAfter).isPresent()) {
            throw broken("/until", "range", BACKWARDS);
        }
        HolderRow holder = new HolderRow(Act.newId(), asked.subject(), asked.name(), asked.since(), asked.until(), 1);
        StaffConflicts.told(() -> holders.insert(act.tx(), centre, position.id(), holder));
        if (holders.most(act.tx(), position.id(), asked.since(), asked.until()) > position.places()) {
            throw Refusal.of(Refusal.Kind.CONFLICT, FULL);
        }
        return holder;
    }

    private static Refusal broken(String pointer, String code, Text text) {
        return Refusal.of(Refusal.Kind.RULE_BROKEN, List.of(new Violation(pointer, code, text)));
    }

    /** Refuses fewer places than are held on some day from that one on. */
    void checkPlaces(Tx tx, UUID position, int places, LocalDate from) {
        if (holders.most(tx, position, from, Optional.empty()) > places) {
            throw Refusal.of(Refusal.Kind.CONFLICT, FULL);
        }
    }

    /** The day before is the last one. */
    void end(Tx tx, HolderRow holder, LocalDate today) {
        LocalDate last = today.minusDays(1);
        if (holder.since().isAfter(last)) {
            holders.delete(tx, holder.id());
        } else if (holder.until().filter(until -> !until.isAfter(last)).isEmpty()) {
            holders.end(tx, holder.id(), last);
        }
    }
}
