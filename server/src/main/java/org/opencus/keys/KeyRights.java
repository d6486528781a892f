package org.opencus.keys;

import java.util.Set;
import org.opencus.contract.Caller;
import org.opencus.database.Tx;

/** What keys may be let do, by those who know the rights of people. */
public interface KeyRights {
    /** Whether the caller may let others do what the scope names. */
    boolean mayGive(Caller caller, String scope);

    /** What partners may do at a centre: keys that name an organisation never do more. */
    Set<String> ofPartners(Tx tx, String centre);
}
