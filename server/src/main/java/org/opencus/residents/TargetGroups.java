package org.opencus.residents;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.opencus.contract.Text;
import org.opencus.contract.Violation;
import org.opencus.database.Tx;
import org.opencus.model.GroupBasis;
import org.opencus.model.ResidentDetails;
import org.opencus.model.TargetGroupMembership;
import org.opencus.residents.domain.Ages;

/** To which target groups of a centre somebody belongs on a day. */
final class TargetGroups {
    private final TargetGroupRepository groups = new TargetGroupRepository();

    List<TargetGroupMembership> of(Tx tx, String centre, ResidentDetails details, LocalDate on) {
        List<TargetGroupMembership> memberships = new ArrayList<>();
        details.birthDate()
                .filter(birth -> !birth.isAfter(on))
                .map(birth -> Ages.on(birth, on))
                .map(age -> groups.ofAge(tx, centre, age))
                .ifPresent(named -> memberships.addAll(memberships(named, GroupBasis.AGE)));
        if (!details.declaredGroups().isEmpty()) {
            memberships.addAll(memberships(groups.named(tx, centre, details.declaredGroups()), GroupBasis.DECLARED));
        }
        return memberships;
    }

    private static List<TargetGroupMembership> memberships(Map<String, String> named, GroupBasis basis) {
        return named.entrySet().stream()
                .map(group -> new TargetGroupMembership(group.getKey(), group.getValue(), basis))
                .toList();
    }

    /** A violation for each code that the centre does not have, below the pointer. */
    List<Violation> unknown(Tx tx, String centre, List<String> codes, String pointer) {
        if (codes.isEmpty()) {
            return List.of();
        }
        Map<String, String> known = groups.named(tx, centre, codes);
        List<Violation> unknown = new ArrayList<>();
        for (int i = 0; i < codes.size(); i++) {
            if (!known.containsKey(codes.get(i))) {
                unknown.add(new Violation(
                        pointer + "/" + i,
                        "unknown-code",
                        new Text("Centrum nie ma takiej grupy docelowej.", "The centre has no such target group.")));
            }
        }
        return unknown;
    }
}
