package org.opencus.work;

import java.time.Instant;
import java.util.HashSet;
import org.opencus.contract.Call;
import org.opencus.database.Tx;

/** An act that nobody surrounds: for measuring what its surroundings cost. */
public final class BareAct {
    private BareAct() {}

    /** Neither kept in the log nor refused to anybody. */
    public static Act of(Call call, Instant now, Tx tx) {
        return new Act(call, now, tx, new HashSet<>());
    }
}
