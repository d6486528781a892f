package org.opencus.limits;

import io.helidon.dbclient.DbRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.opencus.database.Parameters;
import org.opencus.database.Rows;
import org.opencus.database.Tx;

/** Sums what the instances counted. */
final class RequestCountRepository {
    /** Adds the counts of a minute and returns the sums; counts of minutes that are over are taken out. */
    public Map<String, Long> add(Tx tx, long minute, Map<String, Long> counts) {
        List<String> keys = new ArrayList<>(counts.keySet());
        // Always in the same order, or two instances would wait for each other.
        keys.sort(null);
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("request-count.add", """
                    with over as (delete from request_count where minute < :minute - 1)
                    insert into request_count (key, minute, count)
                    select key, :minute, count
                    from unnest(cast(:keys as text[]), cast(:counts as bigint[])) as fresh (key, count)
                    on conflict (key) do update set count = request_count.count + excluded.count
                    returning key, count
                    """)
                .addParam("minute", minute)
                .addParam("keys", Parameters.texts(keys))
                .addParam(
                        "counts",
                        Parameters.texts(keys.stream()
                                .map(key -> counts.get(key).toString())
                                .toList()))
                .execute()) {
            Map<String, Long> sums = new HashMap<>();
            rows.forEach(row -> sums.put(Rows.text(row, "key"), Rows.number(row, "count")));
            return sums;
        }
    }
}
