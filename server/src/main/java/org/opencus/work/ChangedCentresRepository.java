package org.opencus.work;

import io.helidon.dbclient.DbRow;
import java.util.List;
import java.util.stream.Stream;
import org.opencus.database.Rows;
import org.opencus.database.Tx;

/** Asks whose public data a transaction has changed so far; triggers on the tables note it. */
final class ChangedCentresRepository {
    /** Slugs of centres, {@code *} for what all share. */
    public List<String> changed(Tx tx) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery(
                        "change.centres",
                        "select string_to_array(current_setting('open_cus.changed', true), ',') as changed")
                .execute()) {
            return rows.findFirst().map(row -> Rows.texts(row, "changed")).orElse(List.of());
        }
    }
}
