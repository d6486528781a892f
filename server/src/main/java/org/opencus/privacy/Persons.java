package org.opencus.privacy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.opencus.contract.Refusal;
import org.opencus.contract.Text;
import org.opencus.residents.KnownResident;
import org.opencus.residents.OpenResidents;
import org.opencus.residents.ResidentRepository;
import org.opencus.work.Act;

/** Fetches persons with all records that stand for them since merges. */
public final class Persons {
    static final ZoneId ZONE = ZoneId.of("Europe/Warsaw");
    private static final Text MERGED = new Text(
            "Ten rekord połączono z innym; zajrzyj do tamtego.",
            "This record was merged into another one; see that one.");

    private final ResidentRepository residents;
    private final OpenResidents open;

    /** Over the residents that are opened here. */
    public Persons(ResidentRepository residents, OpenResidents open) {
        this.residents = residents;
        this.open = open;
    }

    /**
     * One person.
     *
     * @param resident the record that stands for all
     * @param ids of all records, that one first
     */
    record Person(KnownResident resident, List<UUID> ids) {
        UUID id() {
            return resident.id();
        }

        String centre() {
            return resident.row().centre();
        }
    }

    /** To be read; 404 where the centre knows nobody of that id. */
    Person read(Act act, String centre, UUID id) {
        return person(act, open.read(act, centre, id));
    }

    /** To be changed, held until the transaction ends; 409 for a record that was merged into another one. */
    Person lock(Act act, String centre, UUID id) {
        return person(act, open.hold(act, centre, id));
    }

    /** The same for the record that stands for this one since a merge. */
    Person lockStanding(Act act, String centre, UUID id) {
        Person person =
                lock(act, centre, open.read(act, centre, id).row().mergedInto().orElse(id));
        if (!person.ids().contains(id)) {
            throw Refusal.of(Refusal.Kind.CONFLICT);
        }
        return person;
    }

    /** A merged record stands for nobody; the one at the address does. */
    static Refusal merged(String address) {
        return Refusal.of(Refusal.Kind.CONFLICT, MERGED).related(List.of(address));
    }

    private Person person(Act act, KnownResident resident) {
        resident.row().mergedInto().ifPresent(survivor -> {
            throw merged("/v1/centres/" + resident.row().centre() + "/residents/" + survivor);
        });
        List<UUID> ids = new ArrayList<>(List.of(resident.id()));
        ids.addAll(residents.mergedInto(act.tx(), resident.id()));
        act.concerns(ids);
        return new Person(resident, List.copyOf(ids));
    }

    /** The record of a person that a row belongs to: what is sealed there opens with that record's key. */
    KnownResident owner(Act act, Person person, UUID record) {
        return record.equals(person.id()) ? person.resident() : open.read(act, person.centre(), record);
    }

    /** What day it is for the people of the centre. */
    static LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, ZONE);
    }

    static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
