package org.opencus.identity;

import java.util.HashSet;
import java.util.Set;
import org.opencus.contract.Caller;
import org.opencus.database.Tx;
import org.opencus.identity.domain.RoleRules.Giver;

/** Whom somebody may let act in which role. */
public final class Appointments {
    private final RoleScopesRepository repository = new RoleScopesRepository();

    /**
     * Whether the caller holds all rights of the role themselves. What it ships with counts, too: otherwise somebody could
     * narrow a role, give it away and bring it back.
     */
    public boolean mayAppoint(Tx tx, String centre, String role, Caller caller) {
        Set<String> given = new HashSet<>(Roles.shipped(role));
        repository.find(tx, repository.home(tx, centre), role).ifPresent(row -> given.addAll(row.scopes()));
        var giver = new Giver(caller.roles(), caller.scopes());
        return given.stream().allMatch(giver::mayGive);
    }
}
