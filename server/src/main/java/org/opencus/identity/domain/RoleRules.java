package org.opencus.identity.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What no centre may let a role do, and what nobody may give themselves. */
public final class RoleRules {
    private static final String DIRECTOR = "director";
    private static final String ADMINISTRATOR = "platform-administrator";
    private static final Set<String> KEPT_BY_DIRECTOR = Set.of("access:read", "access:write");
    private static final List<String> PEOPLE = List.of("residents:", "consents:", "privacy:");
    private static final List<String> INSIDE =
            List.of("residents:", "consents:", "privacy:", "audit:", "access:", "keys:");
    private static final Set<String> OUTSIDERS =
            Set.of("partner", "volunteer", "resident", "grant-reviewer", "regional-lead");

    /** Why something is refused. */
    public enum Fault {
        /** More scopes for a role that the one who asks holds. */
        OWN_ROLE,
        /** What this role must never do. */
        NOT_FOR_THIS_ROLE,
        /** Without it nobody at the centre could change it back. */
        NEEDED
    }

    /** One thing that is refused. */
    public record Finding(Fault fault, String scope) {}

    private RoleRules() {}

    /** What is wrong with letting the role do {@code wanted} instead of {@code present}. */
    public static List<Finding> findings(
            String role, Set<String> present, Collection<String> wanted, Set<String> rolesOfCaller) {
        List<Finding> findings = new ArrayList<>();
        for (String scope : wanted) {
            if (isForbidden(role, scope)) {
                findings.add(new Finding(Fault.NOT_FOR_THIS_ROLE, scope));
            } else if (rolesOfCaller.contains(role) && !present.contains(scope)) {
                findings.add(new Finding(Fault.OWN_ROLE, scope));
            }
        }
        if (role.equals(DIRECTOR)) {
            KEPT_BY_DIRECTOR.stream()
                    .sorted()
                    .filter(scope -> !wanted.contains(scope))
                    .forEach(scope -> findings.add(new Finding(Fault.NEEDED, scope)));
        }
        return findings;
    }

    /** Whether holders of positions may have the role: it is one of people of the centre. */
    public static boolean isForStaff(String role) {
        return !OUTSIDERS.contains(role) && !role.equals(ADMINISTRATOR);
    }

    private static boolean isForbidden(String role, String scope) {
        return OUTSIDERS.contains(role) && INSIDE.stream().anyMatch(scope::startsWith)
                || role.equals(ADMINISTRATOR) && PEOPLE.stream().anyMatch(scope::startsWith);
    }
}
