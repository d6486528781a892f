package org.opencus.identity.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What no centre may let a role do, and what nobody may give away. */
public final class RoleRules {
    private static final String DIRECTOR = "director";
    private static final String ADMINISTRATOR = "platform-administrator";
    private static final String AUDITOR = "auditor";
    private static final String PARTNER = "partner";

    /** Scopes without which nobody could take a change back, or would see what was done. */
    private static final Map<String, List<String>> KEPT = Map.of(
            DIRECTOR,
            List.of("access:read", "access:write"),
            ADMINISTRATOR,
            List.of("access:read", "access:write", "centres:write"),
            AUDITOR,
            List.of("audit:read"),
            "data-protection-officer",
            List.of("audit:read"));

    /** Who may do the one may let others do the other, which is less. */
    private static final Map<String, String> INCLUDED_IN = Map.of(
            "catalogue:propose", "catalogue:write",
            "residents:shared", "consents:write",
            "providers:own", "providers:write",
            "residents:count", "residents:read");

    private static final String PLATFORM = "centres:";
    /** What is meant for them all the same: their own, what residents agreed to, how many these are. */
    private static final Map<String, String> FOR_OUTSIDERS =
            Map.of("residents:shared", PARTNER, "providers:own", PARTNER, "residents:count", "regional-lead");

    private static final List<String> PEOPLE = List.of("residents:", "consents:", "privacy:");
    private static final List<String> INSIDE =
            List.of("residents:", "consents:", "privacy:", "audit:", "access:", "keys:", "providers:");
    private static final Set<String> OUTSIDERS =
            Set.of(PARTNER, "volunteer", "resident", "grant-reviewer", "regional-lead");

    /** Why something is refused. */
    public enum Fault {
        /** More scopes for a role that the one who asks holds. */
        OWN_ROLE,
        /** A scope that the one who asks lacks, and that is not what the role ships with. */
        NOT_YOURS,
        /** What this role must never do. */
        NOT_FOR_THIS_ROLE,
        /** Without it nobody could take the change back, or supervise. */
        NEEDED
    }

    /** One thing that is refused. */
    public record Finding(Fault fault, String scope) {}

    /** Who asks: their roles and scopes at the centre. */
    public record Giver(Set<String> roles, Set<String> scopes) {
        /** Whether they may let somebody else do what the scope names: they may do it, or more, themselves. */
        public boolean mayGive(String scope) {
            return scopes.contains(scope) || INCLUDED_IN.containsKey(scope) && scopes.contains(INCLUDED_IN.get(scope));
        }
    }

    private RoleRules() {}

    /** What is wrong with letting the role, which ships with some scopes, do {@code wanted} instead of {@code present}. */
    public static List<Finding> findings(
            String role, Set<String> shipped, Set<String> present, Collection<String> wanted, Giver giver) {
        List<Finding> findings = new ArrayList<>();
        for (String scope : wanted) {
            if (isForbidden(role, scope)) {
                findings.add(new Finding(Fault.NOT_FOR_THIS_ROLE, scope));
            } else if (!present.contains(scope) && giver.roles().contains(role)) {
                findings.add(new Finding(Fault.OWN_ROLE, scope));
            } else if (!present.contains(scope) && !shipped.contains(scope) && !giver.mayGive(scope)) {
                findings.add(new Finding(Fault.NOT_YOURS, scope));
            }
        }
        KEPT.getOrDefault(role, List.of()).stream()
                .filter(scope -> !wanted.contains(scope))
                .forEach(scope -> findings.add(new Finding(Fault.NEEDED, scope)));
        return findings;
    }

    /** Whether holders of positions may have the role: it is one of people of the centre. */
    public static boolean isForStaff(String role) {
        return !OUTSIDERS.contains(role) && !role.equals(ADMINISTRATOR);
    }

    private static boolean isForbidden(String role, String scope) {
        return scope.startsWith(PLATFORM) && !role.equals(ADMINISTRATOR)
                || OUTSIDERS.contains(role)
                        && INSIDE.stream().anyMatch(scope::startsWith)
                        && !role.equals(FOR_OUTSIDERS.get(scope))
                || role.equals(ADMINISTRATOR) && PEOPLE.stream().anyMatch(scope::startsWith)
                || role.equals(AUDITOR) && !scope.equals("me") && !scope.endsWith(":read");
    }
}
