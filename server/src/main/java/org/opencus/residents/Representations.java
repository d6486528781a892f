package org.opencus.residents;

import jakarta.json.JsonObjectBuilder;
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
import org.opencus.model.RepresentationKind;
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
                    .flatMap(found -> residents.find(
                            act.tx(), found.centre(), found.mergedInto().orElse(found.id())))
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

    /** Whether somebody may act today for a resident on the ground of this representation. */
    public boolean holds(Act act, String centre, UUID resident, UUID representation) {
        KnownResident represented =
                residents.find(act.tx(), centre, resident).map(seal::open).orElseThrow();
        return holding(act, represented, representation, ResidentRegistry.day(act.now()))
                .isPresent();
    }

    /** In what quality somebody could act on a day for a resident on the ground of this representation; if at all. */
    public Optional<RepresentationKind> holding(
            Act act, KnownResident represented, UUID representation, LocalDate day) {
        return rows.find(act.tx(), together(act, represented), representation)
                .map(row -> opened(owner(act, represented, row), row))
                .filter(fields -> holds(represented, fields, day))
                .map(RepresentationCreate::kind);
    }

    private static boolean holds(KnownResident represented, RepresentationCreate fields, LocalDate day) {
        return !fields.validFrom().isAfter(day)
                && lastDay(represented, fields).filter(day::isAfter).isEmpty();
    }

    private static Optional<LocalDate> lastDay(KnownResident represented, RepresentationCreate fields) {
        return RepresentationRules.lastDay(fields, represented.details().birthDate());
    }

    /** The record that a representation was recorded for: its key opens it. */
    private KnownResident owner(Act act, KnownResident resident, Row row) {
        return row.resident().equals(resident.id())
                ? resident
                : residents
                        .find(act.tx(), resident.row().centre(), row.resident())
                        .map(seal::open)
                        .orElseThrow();
    }

    private Representation view(Act act, KnownResident resident, Row row) {
        RepresentationCreate fields = opened(owner(act, resident, row), row);
        JsonObjectBuilder shown = Values.JSON
                .createObjectBuilder(Wire.tree(fields).asJsonObject())
                .add("id", row.id().toString())
                .add("residentId", row.resident().toString())
                .add("active", holds(resident, fields, ResidentRegistry.day(act.now())))
                .add("version", row.version());
        lastDay(resident, fields).ifPresent(day -> shown.add("lastDay", day.toString()));
        return Wire.read(shown.build(), Representation.class);
    }

    private static RepresentationCreate opened(KnownResident owner, Row row) {
        return Wire.read(owner.key().open(PLACE, row.id(), row.sealed()), RepresentationCreate.class);
    }

    /** One of a resident's, to be shown. */
    Representation get(Act act, KnownResident resident, UUID id) {
        return view(
                act,
                resident,
                rows.find(act.tx(), together(act, resident), id).orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND)));
    }

    /** A new one. */
    Representation add(Act act, KnownResident resident, RepresentationCreate asked) {
        UUID id = Act.newId();
        put(act, resident, resident, id, asked);
        return get(act, resident, id);
    }

    /** One of the expected version with other contents. */
    Representation change(
            Act act, KnownResident resident, UUID id, java.util.function.UnaryOperator<RepresentationCreate> change) {
        Row row =
                rows.lock(act.tx(), together(act, resident), id).orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND));
        act.call().expect(row.version());
        KnownResident owner = owner(act, resident, row);
        put(act, resident, owner, id, change.apply(opened(owner, row)));
        return get(act, resident, id);
    }

    /** It stays with the record that it was recorded for, so that a merge can be undone. */
    private void put(Act act, KnownResident resident, KnownResident owner, UUID id, RepresentationCreate asked) {
        List<Violation> faults = faults(act, resident, asked);
        if (!faults.isEmpty()) {
            throw Refusal.of(Refusal.Kind.INVALID_BODY, faults);
        }
        rows.put(
                act.tx(),
                new Row(
                        id,
                        owner.id(),
                        asked.representative().residentId(),
                        asked.kind().value(),
                        asked.validFrom(),
                        asked.validUntil(),
                        0,
                        owner.key().seal(PLACE, id, Wire.bytes(normal(asked)))),
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
        List<Violation> faults = new ArrayList<>(
                RepresentationRules.faults(asked, resident.details().birthDate()));
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
        return residents
                .lock(act.tx(), resident.row().centre(), id)
                .map(known -> known.restricted()
                        ? List.of(new Violation("/representative/residentId", "restricted", OpenResidents.RESTRICTED))
                        : List.<Violation>of())
                .orElseGet(() -> List.of(new Violation("/representative/residentId", "unknown", NOBODY)));
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
