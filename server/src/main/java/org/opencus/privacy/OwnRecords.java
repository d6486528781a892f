package org.opencus.privacy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.opencus.contract.Refusal;
import org.opencus.contract.Text;
import org.opencus.model.RepresentationKind;
import org.opencus.privacy.AccountRepository.Mine;
import org.opencus.privacy.AccountRepository.Ward;
import org.opencus.privacy.Persons.Person;
import org.opencus.residents.Representations;
import org.opencus.work.Act;

/** Which records the caller may see as their own, and as those of their wards. */
final class OwnRecords {
    private static final Text NOT_BY_LAW = new Text(
            "Opiekun nieformalny nie reprezentuje tej osoby w sprawach jej danych.",
            "An informal caregiver does not represent this person in matters of their data.");

    private final Persons persons;
    private final Representations representations;
    private final AccountRepository accounts = new AccountRepository();

    OwnRecords(Persons persons, Representations representations) {
        this.persons = persons;
        this.representations = representations;
    }

    /**
     * A person whose rights the caller may use.
     *
     * @param ward whether it is somebody whom the caller represents
     */
    record Own(Person person, boolean ward) {}

    /** Each once: as my own, or on the strongest ground. */
    List<Mine> all(Act act) {
        return mine(act, Optional.empty());
    }

    private List<Mine> mine(Act act, Optional<UUID> only) {
        Map<UUID, Mine> each = new LinkedHashMap<>();
        accounts.mine(act.tx(), subject(act), Persons.day(act.now()), only).stream()
                .filter(mine -> !each.containsKey(mine.resident()) && holds(act, mine))
                .forEach(mine -> each.put(mine.resident(), mine));
        return List.copyOf(each.values());
    }

    private boolean holds(Act act, Mine mine) {
        return mine.ward()
                .map(ward -> representations.holds(act, mine.centre(), mine.resident(), ward.representation()))
                .orElse(true);
    }

    /** To be read; anybody else is 404 and can see the attempt. */
    Own read(Act act, UUID resident) {
        Mine mine = mine(act, resident);
        return new Own(persons.read(act, mine.centre(), resident), mine.ward().isPresent());
    }

    /** The same, held until the transaction ends. */
    Own lock(Act act, UUID resident) {
        Mine mine = mine(act, resident);
        return new Own(persons.lock(act, mine.centre(), resident), mine.ward().isPresent());
    }

    private Mine mine(Act act, UUID resident) {
        act.concerns(resident);
        Mine mine = mine(act, Optional.of(resident)).stream()
                .findFirst()
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND));
        if (mine.ward()
                .map(Ward::kind)
                .filter(RepresentationKind.INFORMAL_CAREGIVER.value()::equals)
                .isPresent()) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, NOT_BY_LAW);
        }
        if (!mine.resident().equals(resident)) {
            throw Persons.merged("/v1/me/residents/" + mine.resident());
        }
        return mine;
    }

    private static String subject(Act act) {
        return act.call().caller().subject();
    }
}
