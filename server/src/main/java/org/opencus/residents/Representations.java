package org.opencus.residents;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opencus.contract.Refusal;
import org.opencus.contract.Text;
import org.opencus.contract.Values;
import org.opencus.contract.Violation;
import org.opencus.contract.Wire;
import org.opencus.model.Representation;
import org.opencus.model.RepresentationCreate;
import org.opencus.model.Representative;
import org.opencus.model.RepresentingPerson;
import org.opencus.residents.RepresentationRepository.Row;
import org.opencus.residents.domain.Pesel;
import org.opencus.work.Act;

/** Keeps who acts for residents, by the rules. */
public final class Representations {
    private static final String PLACE = "resident_representation.sealed";
    private static final Text ONE_OF =
            new Text("Podaj dokładnie jedno z: residentId, person.", "Give exactly one of: residentId, person.");
    private static final Text ENDS_BEFORE =
            new Text("Nie może być wcześniej niż „validFrom”.", "Cannot be before 'validFrom'.");
    private static final Text SELF = new Text("Nikt nie reprezentuje sam siebie.", "Nobody represents themselves.");
    private static final Text NOBODY = new Text("Centrum nie zna takiej osoby.", "The centre knows no such person.");
    private static final Text NO_PESEL = new Text("To nie jest numer PESEL.", "This is no PESEL.");
    private static final Text NO_PHONE = new Text("To nie jest numer telefonu.", "This is no telephone number.");

    private final ResidentRepository residents;
    private final ResidentSeal seal;
    private final RepresentationRepository rows = new RepresentationRepository();

    /** Over the residents that the seal opens. */
    public Representations(ResidentRepository residents, ResidentSeal seal) {
        this.residents = residents;
        this.seal = seal;
    }

    /** Those who act for a resident, also where that was recorded before a merge. */
    public List<Representation> of(Act act, KnownResident resident) {
        return rows.of(act.tx(), together(act, resident)).stream()
                .map(row -> view(act, resident, row))
                .toList();
    }

    /** Those for whom a resident acts. */
    public List<Representation> by(Act act, KnownResident resident) {
        List<Representation> by = new ArrayList<>();
        for (Row row : rows.by(act.tx(), together(act, resident))) {
            act.concerns(row.resident());
            residents
                    .find(act.tx(), resident.row().centre(), row.resident())
                    .map(seal::open)
                    .ifPresent(represented -> by.add(view(act, represented, row)));
        }
        return by;
    }

    private List<UUID> together(Act act, KnownResident resident) {
        List<UUID> ids = new ArrayList<>(residents.mergedInto(act.tx(), resident.id()));
        ids.add(resident.id());
        return ids;
    }

    private Representation view(Act act, KnownResident resident, Row row) {
        KnownResident owner = row.resident().equals(resident.id())
                ? resident
                : residents
                        .find(act.tx(), resident.row().centre(), row.resident())
                        .map(seal::open)
                        .orElseThrow();
        LocalDate today = ResidentRegistry.day(act.now());
        boolean active = !row.validFrom().isAfter(today)
                && row.validUntil().filter(until -> until.isBefore(today)).isEmpty();
        RepresentationCreate fields = opened(owner, row);
        return Wire.read(
                Values.JSON
                        .createObjectBuilder(Wire.tree(fields).asJsonObject())
                        .add("id", row.id().toString())
                        .add("residentId", row.resident().toString())
                        .add("active", active)
                        .add("version", row.version())
                        .build(),
                Representation.class);
    }

    private static RepresentationCreate opened(KnownResident owner, Row row) {
        return Wire.read(owner.key().open(PLACE, row.id(), row.sealed()), RepresentationCreate.class);
    }

    /** One of a resident's, to be shown. */
    Representation get(Act act, KnownResident resident, UUID id) {
        return view(act, resident, row(act, resident, id));
    }

    private Row row(Act act, KnownResident resident, UUID id) {
        return rows.lock(act.tx(), resident.id(), id).orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND));
    }

    /** A new one. */
    Representation add(Act act, KnownResident resident, RepresentationCreate asked) {
        UUID id = Act.newId();
        put(act, resident, id, asked);
        return get(act, resident, id);
    }

    /** One of the expected version with other contents. */
    Representation change(
            Act act, KnownResident resident, UUID id, java.util.function.UnaryOperator<RepresentationCreate> change) {
        Row row = row(act, resident, id);
        act.call().expect(row.version());
        put(act, resident, id, change.apply(opened(resident, row)));
        return get(act, resident, id);
    }

    private void put(Act act, KnownResident resident, UUID id, RepresentationCreate asked) {
        List<Violation> faults = faults(act, resident, asked);
        if (!faults.isEmpty()) {
            throw Refusal.of(Refusal.Kind.INVALID_BODY, faults);
        }
        rows.put(
                act.tx(),
                new Row(
                        id,
                        resident.id(),
                        asked.representative().residentId(),
                        asked.kind().value(),
                        asked.validFrom(),
                        asked.validUntil(),
                        0,
                        resident.key().seal(PLACE, id, Wire.bytes(normal(asked)))),
                act.now());
    }

    private static RepresentationCreate normal(RepresentationCreate asked) {
        Optional<RepresentingPerson> person = asked.representative()
                .person()
                .map(given -> given.toBuilder()
                        .phone(given.phone().flatMap(Phones::normal))
                        .build());
        return asked.toBuilder()
                .representative(
                        asked.representative().toBuilder().person(person).build())
                .build();
    }

    private List<Violation> faults(Act act, KnownResident resident, RepresentationCreate asked) {
        List<Violation> faults = new ArrayList<>();
        if (asked.validUntil()
                .filter(until -> until.isBefore(asked.validFrom()))
                .isPresent()) {
            faults.add(new Violation("/validUntil", "before-validFrom", ENDS_BEFORE));
        }
        Representative representative = asked.representative();
        if (representative.residentId().isPresent() == representative.person().isPresent()) {
            faults.add(new Violation("/representative", "one-of", ONE_OF));
        }
        representative.residentId().ifPresent(id -> faults.addAll(residentFaults(act, resident, id)));
        representative.person().ifPresent(person -> faults.addAll(personFaults(person)));
        return faults;
    }

    private List<Violation> residentFaults(Act act, KnownResident resident, UUID id) {
        act.concerns(id);
        if (id.equals(resident.id())) {
            return List.of(new Violation("/representative/residentId", "self", SELF));
        }
        // Held, so that no tie to somebody appears who is being erased.
        return residents.lock(act.tx(), resident.row().centre(), id).isPresent()
                ? List.of()
                : List.of(new Violation("/representative/residentId", "unknown", NOBODY));
    }

    private static List<Violation> personFaults(RepresentingPerson person) {
        List<Violation> faults = new ArrayList<>();
        if (person.pesel().filter(digits -> Pesel.of(digits).isEmpty()).isPresent()) {
            faults.add(new Violation("/representative/person/pesel", "checksum", NO_PESEL));
        }
        if (person.phone().filter(phone -> Phones.normal(phone).isEmpty()).isPresent()) {
            faults.add(new Violation("/representative/person/phone", "phone", NO_PHONE));
        }
        return faults;
    }
}
