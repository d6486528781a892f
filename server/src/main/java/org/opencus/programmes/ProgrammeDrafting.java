package org.opencus.programmes;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.opencus.contract.MergePatch;
import org.opencus.contract.Refusal;
import org.opencus.contract.Text;
import org.opencus.contract.Violation;
import org.opencus.model.ProgrammeAdoptionInput;
import org.opencus.model.ProgrammeEnding;
import org.opencus.model.ProgrammeEndingInput;
import org.opencus.model.ProgrammeInput;
import org.opencus.model.ProgrammeState;
import org.opencus.programmes.ProgrammeVersionRow.Adopted;
import org.opencus.programmes.domain.ProgrammeTerm;
import org.opencus.work.Act;

/** What staff do with programmes: begin, change, adopt, end. */
final class ProgrammeDrafting {
    private static final ZoneId ZONE = ZoneId.of("Europe/Warsaw");
    private static final Text NOTHING_TO_ADOPT =
            new Text("Ten program nie ma projektu.", "This programme has no draft.");
    private static final Text OWN = new Text(
            "Programu nie przyjmuje nikt, kto go pisał.", "Nobody adopts a programme that they wrote themselves.");
    private static final Text ENDED = new Text("Ten program już się skończył.", "This programme has ended.");
    private static final Text NO_RESOLUTION =
            new Text("Brak numeru uchwały.", "The number of the resolution is missing.");
    private static final Text FUTURE = new Text("Ten dzień dopiero nadejdzie.", "This day is still to come.");
    private static final Text NO_SUCH_DAY = new Text(
            "Dzień spoza okresu programu albo dopiero nadejdzie.",
            "The day is outside the period of the programme or still to come.");

    private final ProgrammeRepository programmes;
    private final ProgrammeChecks checks;
    private final ProgrammeWriteRepository writes = new ProgrammeWriteRepository();

    ProgrammeDrafting(ProgrammeRepository programmes, ProgrammeChecks checks) {
        this.programmes = programmes;
        this.checks = checks;
    }

    /** The day in Poland. */
    static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZONE);
    }

    /** The draft of a new programme. */
    ProgrammeVersionRow begin(Act act, String centre, ProgrammeInput content) {
        var _ = checks.statutory(act.tx(), centre);
        UUID id = Act.newId();
        ProgrammeVersionRow draft = draft(act, centre, id, 1, content);
        refuse(checks.faults(act.tx(), centre, id, content));
        var _ = writes.insertProgramme(act.tx(), id, centre);
        writes.insertDraft(act.tx(), draft);
        return draft;
    }

    /** A new version of an adopted programme, with its content. */
    ProgrammeVersionRow beginVersion(Act act, String centre, UUID programme) {
        ProgrammeVersionRow current = current(act, centre, programme);
        refuseEnded(act, current);
        ProgrammeVersionRow draft = draft(act, centre, programme, current.number() + 1, current.content());
        writes.insertDraft(act.tx(), draft);
        return draft;
    }

    private static ProgrammeVersionRow draft(
            Act act, String centre, UUID programme, int number, ProgrammeInput content) {
        List<String> author = List.of(act.call().caller().subject());
        return new ProgrammeVersionRow(programme, number, centre, 1, content, author, act.now(), Optional.empty());
    }

    /** Changes the state of the draft that the caller has seen. */
    ProgrammeVersionRow change(Act act, String centre, UUID programme, MergePatch patch) {
        ProgrammeVersionRow draft = seen(act, centre, programme);
        ProgrammeInput content = patch.applyTo(draft.content(), ProgrammeInput.class);
        if (content.equals(draft.content())) {
            return draft;
        }
        refuse(checks.faults(act.tx(), centre, programme, content));
        var authors = new TreeSet<>(draft.authors());
        authors.add(act.call().caller().subject());
        ProgrammeVersionRow changed = new ProgrammeVersionRow(
                programme,
                draft.number(),
                centre,
                draft.version() + 1,
                content,
                List.copyOf(authors),
                act.now(),
                Optional.empty());
        writes.updateDraft(act.tx(), changed);
        return changed;
    }

    /** Drops the state of the draft that the caller has seen. */
    void drop(Act act, String centre, UUID programme) {
        writes.drop(act.tx(), seen(act, centre, programme));
    }

    private ProgrammeVersionRow seen(Act act, String centre, UUID programme) {
        ProgrammeVersionRow draft =
                programmes.lockDraft(act.tx(), centre, programme).orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND));
        act.call().expect(draft.version());
        return draft;
    }

    /** Makes the draft that the caller has seen the programme. */
    ProgrammeVersionRow adopt(Act act, String centre, UUID programme, ProgrammeAdoptionInput adoption) {
        ProgrammeVersionRow draft =
                programmes.lockDraft(act.tx(), centre, programme).orElseThrow(() -> nothing(act, centre, programme));
        act.call().expect(draft.version());
        String by = act.call().caller().subject();
        if (draft.authors().contains(by)) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, OWN);
        }
        refuse(obstacles(act, draft, adoption));
        var period = draft.content().period().orElseThrow();
        var adopted = new Adopted(
                act.now(),
                adoption.adoptedOn(),
                by,
                adoption.resolution(),
                checks.named(act.tx(), centre, draft.content()).toString(),
                new ProgrammeTerm(period.from(), period.until(), Optional.empty()),
                Optional.empty());
        writes.adopt(act.tx(), draft, adopted);
        return current(act, centre, programme);
    }

    private Refusal nothing(Act act, String centre, UUID programme) {
        return programmes.exists(act.tx(), centre, programme)
                ? Refusal.of(Refusal.Kind.CONFLICT, NOTHING_TO_ADOPT)
                : Refusal.of(Refusal.Kind.NOT_FOUND);
    }

    private List<Violation> obstacles(Act act, ProgrammeVersionRow draft, ProgrammeAdoptionInput adoption) {
        boolean statutory = checks.statutory(act.tx(), draft.centre());
        List<Violation> obstacles =
                new ArrayList<>(checks.faults(act.tx(), draft.centre(), draft.programme(), draft.content()));
        obstacles.addAll(ProgrammeGaps.of(draft.content(), statutory));
        if (statutory && adoption.resolution().isEmpty()) {
            obstacles.add(new Violation("/resolution", "missing", NO_RESOLUTION));
        }
        if (adoption.adoptedOn().isAfter(day(act.now()))) {
            obstacles.add(new Violation("/adoptedOn", "in-future", FUTURE));
        }
        return obstacles;
    }

    /** Ends an adopted programme before its period does. */
    ProgrammeVersionRow end(Act act, String centre, UUID programme, ProgrammeEndingInput input) {
        ProgrammeVersionRow current = current(act, centre, programme);
        refuseEnded(act, current);
        if (!current.adoption().term().mayEndOn(input.endedOn(), day(act.now()))) {
            refuse(List.of(new Violation("/endedOn", "outside-period", NO_SUCH_DAY)));
        }
        var ending = new ProgrammeEnding(input.endedOn(), input.reason(), input.resolution());
        writes.end(act.tx(), current, ending, act.now());
        return current(act, centre, programme);
    }

    private ProgrammeVersionRow current(Act act, String centre, UUID programme) {
        return programmes
                .lockCurrent(act.tx(), centre, programme)
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND));
    }

    private static void refuseEnded(Act act, ProgrammeVersionRow current) {
        Adopted adopted = current.adoption();
        if (adopted.ending().isPresent() || adopted.term().on(day(act.now())) == ProgrammeState.ENDED) {
            throw Refusal.of(Refusal.Kind.CONFLICT, ENDED);
        }
    }

    private static void refuse(List<Violation> faults) {
        if (!faults.isEmpty()) {
            throw Refusal.of(Refusal.Kind.RULE_BROKEN, faults);
        }
    }
}
