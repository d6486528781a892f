package org.opencus.records;

import io.helidon.dbclient.DbRow;
import java.time.Instant;
import org.opencus.database.Rows;
import org.opencus.database.Tx;

/**
 * Lets one transaction at a time change the catalogue, so that changes commit in the order of their {@code modified_at}
 * and the change feed skips none.
 */
public final class CatalogueTurnRepository {
    /** Waits until no other transaction changes the catalogue; held until this one ends. */
    public void take(Tx tx) {
        query(tx, "turn.take", "select at from catalogue_turn for update");
    }

    /** The instant of the changes of this transaction, later than that of all before; by the database's clock. */
    public Instant now(Tx tx) {
        return query(tx, "turn.now", """
            update catalogue_turn set at = greatest(clock_timestamp(), at + interval '1 microsecond')
            returning at
            """);
    }

    private static Instant query(Tx tx, String name, String sql) {
        try (var rows = tx.execute().createNamedQuery(name, sql).execute()) {
            DbRow row = rows.findFirst().orElseThrow();
            return Rows.instant(row, "at");
        }
    }
}
