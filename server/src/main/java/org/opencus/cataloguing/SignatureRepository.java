package org.opencus.cataloguing;

import jakarta.json.JsonObjectBuilder;
import org.opencus.contract.Caller;
import org.opencus.contract.Values;
import org.opencus.database.Tx;

/** Tells the database who acts, so that the versions that a transaction makes carry it. */
public final class SignatureRepository {
    /** Signs what the transaction writes from now on. */
    public void sign(Tx tx, Caller caller) {
        JsonObjectBuilder acting = Values.JSON.createObjectBuilder().add("subject", caller.subject());
        caller.name().ifPresent(name -> acting.add("name", name));
        caller.organisation().ifPresent(organisation -> acting.add("organisation", organisation));
        acting.add(
                "roles",
                Values.JSON.createArrayBuilder(caller.roles().stream().sorted().toList()));
        try (var rows = tx.execute()
                .createNamedQuery("version.sign", "select set_config('open_cus.acting', :acting, true)")
                .addParam("acting", acting.build().toString())
                .execute()) {
            var _ = rows.findFirst().orElseThrow();
        }
    }
}
