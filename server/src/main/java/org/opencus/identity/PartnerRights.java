package org.opencus.identity;

import java.util.Set;
import org.opencus.contract.Caller;
import org.opencus.database.Tx;
import org.opencus.identity.domain.RoleRules.Giver;
import org.opencus.keys.KeyRights;
import org.opencus.model.RoleName;

/** What partners may do at a centre, and who may let them. */
public final class PartnerRights implements KeyRights {
    private static final String PARTNER = RoleName.PARTNER.value();

    private final RoleScopesRepository repository = new RoleScopesRepository();

    @Override
    public boolean mayGive(Caller caller, String scope) {
        return new Giver(caller.roles(), caller.scopes()).mayGive(scope);
    }

    @Override
    public Set<String> ofPartners(Tx tx, String centre) {
        return repository
                .find(tx, repository.home(tx, centre), PARTNER)
                .map(row -> Set.copyOf(row.scopes()))
                .orElseGet(() -> Roles.shipped(PARTNER));
    }
}
