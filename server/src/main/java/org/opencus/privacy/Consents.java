package org.opencus.privacy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.opencus.contract.Refusal;
import org.opencus.contract.Text;
import org.opencus.contract.Violation;
import org.opencus.database.Tx;
import org.opencus.model.Consent;
import org.opencus.model.ConsentCreate;
import org.opencus.model.ConsentData;
import org.opencus.model.ConsentEvidence;
import org.opencus.model.ConsentEvidenceKind;
import org.opencus.model.ConsentGivenBy;
import org.opencus.model.ConsentPurpose;
import org.opencus.model.ConsentWithdrawnBy;
import org.opencus.model.ConsentWording;
import org.opencus.model.RepresentationKind;
import org.opencus.model.WireForm;
import org.opencus.privacy.ConsentRepository.ShareRow;
import org.opencus.privacy.ConsentRepository.Slice;
import org.opencus.privacy.Persons.Person;
import org.opencus.residents.Representations;
import org.opencus.work.Act;

/** What residents agreed to. Whoever shows a partner something about a resident asks here first. */
public final class Consents {
    private static final String PLACE = "consent.sealed";
    private static final Text NO_WORDING = new Text(
            "Centrum nie ma takiej treści zgody na ten cel.", "The centre has no such wording for this purpose.");
    private static final Text NO_ORGANISATION =
            new Text("Podaj organizację tego centrum.", "Name an organisation of this centre.");
    private static final Text ONLY_SHARING = new Text(
            "Organizację i dane podaje się tylko przy zgodzie na przekazanie danych.",
            "Organisation and data belong to consents to share only.");
    private static final Text ONLY_REPRESENTED = new Text(
            "Reprezentację podaje się tylko wtedy, gdy zgodę dała osoba reprezentująca.",
            "A representation belongs to consents of representatives only.");
    private static final Text NOT_REPRESENTED = new Text(
            "Podaj reprezentację, na podstawie której można było wtedy dać zgodę za tę osobę.",
            "Name a representation on whose ground somebody could agree for this person then.");
    private static final Text ENDS_BEFORE =
            new Text("Nie może być wcześniej niż „validFrom”.", "Cannot be before 'validFrom'.");

    private final ConsentRepository consents = new ConsentRepository();
    private final WordingRepository wordings = new WordingRepository();
    private final Persons persons;
    private final Representations representations;

    /** Of these persons, and of those who represent them. */
    public Consents(Persons persons, Representations representations) {
        this.persons = persons;
        this.representations = representations;
    }

    /** What an organisation may see of a resident. */
    public record Share(UUID resident, Set<ConsentData> data, Optional<LocalDate> until) {}

    /**
     * What an organisation may see of a resident today; refused with 404 without a consent that holds, because then the
     * person is not there for it.
     */
    public Share require(Tx tx, String centre, UUID resident, String organisation, LocalDate day) {
        return shares(tx, centre, organisation, new Slice(day, Optional.of(resident), Optional.empty(), 1)).stream()
                .findFirst()
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND));
    }

    /** Several consents of one person allow what any of them allows, and as long as any of them holds. */
    List<Share> shares(Tx tx, String centre, String organisation, Slice slice) {
        List<Share> shares = new ArrayList<>();
        for (ShareRow row : consents.shares(tx, centre, organisation, slice)) {
            Share one = new Share(row.resident(), data(row.data()), row.until());
            if (!shares.isEmpty() && shares.getLast().resident().equals(one.resident())) {
                shares.set(shares.size() - 1, both(shares.getLast(), one));
            } else {
                shares.add(one);
            }
        }
        return shares;
    }

    private static Share both(Share one, Share other) {
        Set<ConsentData> data = new TreeSet<>(one.data());
        data.addAll(other.data());
        Optional<LocalDate> until = one.until().isEmpty() || other.until().isEmpty()
                ? Optional.empty()
                : one.until().filter(day -> day.isAfter(other.until().get())).or(other::until);
        return new Share(one.resident(), data, until);
    }

    private static Set<ConsentData> data(List<String> codes) {
        Set<ConsentData> data = new TreeSet<>();
        codes.forEach(code -> data.add(WireForm.constant(ConsentData.class, code)));
        return data;
    }

    List<Consent> of(Act act, Person person) {
        return consents.of(act.tx(), person.ids()).stream()
                .map(row -> view(act, person, row))
                .toList();
    }

    /** The words that a person agreed to. */
    List<ConsentWording> wordings(Act act, Person person) {
        Set<UUID> agreed = new TreeSet<>();
        consents.of(act.tx(), person.ids()).forEach(row -> agreed.add(row.wording()));
        return wordings.all(act.tx(), agreed);
    }

    Consent record(Act act, Person person, ConsentCreate asked) {
        LocalDate today = Persons.day(act.now());
        List<Violation> faults = faults(act, person.centre(), asked, today);
        faults.addAll(giverFaults(act, person, asked, today));
        Optional<ConsentWording> wording = wordings.find(act.tx(), person.centre(), asked.wordingId())
                .filter(found -> found.purpose() == asked.purpose());
        if (wording.isEmpty()) {
            faults.add(new Violation("/wordingId", "unknown-wording", NO_WORDING));
        }
        if (!faults.isEmpty()) {
            throw Refusal.of(Refusal.Kind.INVALID_BODY, faults);
        }
        UUID id = Act.newId();
        var row = new ConsentRow(
                id,
                person.id(),
                person.centre(),
                asked.purpose().value(),
                asked.organisation(),
                asked.data().stream().map(ConsentData::value).toList(),
                asked.wordingId(),
                wording.orElseThrow().version(),
                asked.givenBy().orElse(ConsentGivenBy.RESIDENT).value(),
                asked.representationId(),
                asked.evidence().kind().value(),
                asked.evidence()
                        .note()
                        .map(note -> person.resident().key().seal(PLACE, id, note.getBytes(StandardCharsets.UTF_8))),
                asked.validFrom().orElse(today),
                asked.validUntil(),
                act.now(),
                Optional.empty(),
                Optional.empty());
        consents.insert(act.tx(), row);
        return view(act, person, row);
    }

    private List<Violation> faults(Act act, String centre, ConsentCreate asked, LocalDate today) {
        List<Violation> faults = new ArrayList<>();
        boolean sharing = asked.purpose() == ConsentPurpose.SHARING;
        if (sharing
                && asked.organisation()
                        .filter(code -> consents.knows(act.tx(), centre, code))
                        .isEmpty()) {
            faults.add(new Violation("/organisation", "unknown-organisation", NO_ORGANISATION));
        }
        if (!sharing && (asked.organisation().isPresent() || !asked.data().isEmpty())) {
            faults.add(new Violation("/organisation", "only-for-sharing", ONLY_SHARING));
        }
        LocalDate from = asked.validFrom().orElse(today);
        if (asked.validUntil().filter(until -> until.isBefore(from)).isPresent()) {
            faults.add(new Violation("/validUntil", "before-validFrom", ENDS_BEFORE));
        }
        return faults;
    }

    /** An informal caregiver agrees to nothing in somebody's name. */
    private List<Violation> giverFaults(Act act, Person person, ConsentCreate asked, LocalDate today) {
        boolean represented =
                asked.givenBy().filter(ConsentGivenBy.REPRESENTATIVE::equals).isPresent();
        if (!represented) {
            return asked.representationId().isEmpty()
                    ? List.of()
                    : List.of(new Violation("/representationId", "only-for-representative", ONLY_REPRESENTED));
        }
        LocalDate from = asked.validFrom().filter(today::isAfter).orElse(today);
        return asked.representationId()
                        .flatMap(id -> representations.holding(act, person.resident(), id, from))
                        .filter(kind -> kind != RepresentationKind.INFORMAL_CAREGIVER)
                        .isPresent()
                ? List.of()
                : List.of(new Violation("/representationId", "not-a-representative", NOT_REPRESENTED));
    }

    /** Ends a consent at once; doing it again changes nothing. */
    Consent withdraw(Act act, Person person, UUID id, ConsentWithdrawnBy by) {
        UUID known = consents.lock(act.tx(), person.ids(), id)
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND))
                .id();
        consents.withdraw(act.tx(), known, act.now(), by.value());
        return view(act, person, consents.lock(act.tx(), person.ids(), id).orElseThrow());
    }

    private Consent view(Act act, Person person, ConsentRow row) {
        return Consent.builder()
                .id(row.id())
                .residentId(row.resident())
                .purpose(WireForm.constant(ConsentPurpose.class, row.purpose()))
                .organisation(row.organisation())
                .data(List.copyOf(data(row.data())))
                .wordingId(row.wording())
                .wordingVersion(row.wordingVersion())
                .givenBy(WireForm.constant(ConsentGivenBy.class, row.givenBy()))
                .representationId(row.givenThrough())
                .evidence(ConsentEvidence.builder()
                        .kind(WireForm.constant(ConsentEvidenceKind.class, row.evidence()))
                        .note(row.note().map(note -> note(act, person, row, note)))
                        .build())
                .validFrom(row.validFrom())
                .validUntil(row.validUntil())
                .recordedAt(row.recordedAt())
                .withdrawnAt(row.withdrawnAt())
                .withdrawnBy(row.withdrawnBy().map(by -> WireForm.constant(ConsentWithdrawnBy.class, by)))
                .active(row.holds(Persons.day(act.now())))
                .build();
    }

    private String note(Act act, Person person, ConsentRow row, byte[] note) {
        byte[] text = persons.owner(act, person, row.resident()).key().open(PLACE, row.id(), note);
        return new String(text, StandardCharsets.UTF_8);
    }
}
