package org.opencus.privacy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opencus.contract.Refusal;
import org.opencus.contract.Text;
import org.opencus.model.RepresentationKind;
import org.opencus.privacy.AccountRepository.Mine;
import org.opencus.privacy.Persons.Person;
import org.opencus.work.Act;

/** Which records the caller may see as their own, and as those of their wards. */
final class OwnRecords {
    private static final Text NOT_BY_LAW = new Text(
            "Opiekun nieformalny nie reprezentuje tej osoby w sprawach jej danych.",
            "An informal caregiver does not represent this person in matters of their data.");

    private final Persons persons;
    private final AccountRepository accounts = new AccountRepository();

    OwnRecords(Persons persons) {
        this.persons = persons;
    }

    /**
     * A person whose rights the caller may use.
     *
     * @param ward whether it is somebody whom the caller represents
     */
    record Own(Person person, boolean ward) {}

    List<Mine> all(Act act) {
        return accounts.mine(act.tx(), subject(act), Persons.day(act.now()), Optional.empty());
    }

    /** To be read; anybody else is 404 and can see the attempt. */
    Own read(Act act, UUID resident) {
        Mine mine = mine(act, resident);
        return new Own(
                persons.read(act, mine.centre(), resident),
                mine.representation().isPresent());
    }

    /** The same, held until the transaction ends. */
    Own lock(Act act, UUID resident) {
        Mine mine = mine(act, resident);
        return new Own(
                persons.lock(act, mine.centre(), resident),
                mine.representation().isPresent());
    }

    private Mine mine(Act act, UUID resident) {
        act.concerns(resident);
        Mine mine = accounts.mine(act.tx(), subject(act), Persons.day(act.now()), Optional.of(resident)).stream()
                .findFirst()
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND));
        if (mine.representation()
                .filter(RepresentationKind.INFORMAL_CAREGIVER.value()::equals)
                .isPresent()) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, NOT_BY_LAW);
        }
        return mine;
    }

    private static String subject(Act act) {
        return act.call().caller().subject();
    }
}
