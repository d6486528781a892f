package org.opencus.residents;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opencus.model.Household;
import org.opencus.model.HouseholdMember;
import org.opencus.model.HouseholdRelation;
import org.opencus.work.Act;

/** Who lives together. */
public final class Households {
    private final HouseholdRepository rows = new HouseholdRepository();

    /** The household of the first of some records, which are of one person, that has one; alone where none has. */
    public Household of(Act act, List<UUID> records) {
        return view(
                act,
                records.getFirst(),
                records.stream()
                        .flatMap(record -> rows.of(act.tx(), record, false).stream())
                        .findFirst());
    }

    /** The same as staff see it, who thereby learn something of every member. */
    Household shown(Act act, UUID resident, Optional<HouseholdRepository.Row> row) {
        Household household = view(act, resident, row);
        household.members().forEach(member -> act.concerns(member.residentId()));
        return household;
    }

    private Household view(Act act, UUID resident, Optional<HouseholdRepository.Row> row) {
        List<HouseholdMember> members = row.map(found -> rows.members(act.tx(), found.id()))
                .orElseGet(() -> List.of(new HouseholdMember(resident, HouseholdRelation.HEAD)));
        int others = row.map(HouseholdRepository.Row::otherPersons).orElse(0);
        return Household.builder()
                .id(row.map(HouseholdRepository.Row::id))
                .members(members)
                .otherPersons(others)
                .persons(members.size() + others)
                .build();
    }
}
