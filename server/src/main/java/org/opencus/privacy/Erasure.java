package org.opencus.privacy;

import org.opencus.crypto.PersonKeyRepository;
import org.opencus.privacy.Persons.Person;
import org.opencus.work.Act;

/**
 * Erases persons for good: their keys are destroyed, so that copies of what they sealed say nothing, and what lies open
 * goes. What is counted stays and tells nobody.
 */
public final class Erasure {
    private final PersonKeyRepository keys = new PersonKeyRepository();
    private final ErasureRepository tables = new ErasureRepository();

    /** All records of a person, which are locked. */
    void erase(Act act, Person person) {
        tables.strip(act.tx(), person.ids(), act.now());
        tables.forget(act.tx(), person.ids());
        keys.destroy(act.tx(), person.ids());
    }
}
