package org.opencus.search;

import static org.opencus.database.Rows.text;

import io.helidon.dbclient.DbRow;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.opencus.database.Parameters;
import org.opencus.database.Tx;

/** Reads the names of centres. */
final class CentreNameRepository {
    /** Slugs of all centres that exist: sandboxes are not among them. */
    List<String> all(Tx tx) {
        try (Stream<DbRow> rows =
                tx.execute().createNamedQuery("search.centres", """
                    select code from centre where gone_at is null and sandbox_of is null order by code
                    """).execute()) {
            return rows.map(row -> text(row, "code")).toList();
        }
    }

    /** Names by slug; a centre that is not there is left out. */
    Map<String, String> names(Tx tx, Collection<String> slugs) {
        Map<String, String> names = new HashMap<>();
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("search.names-of-centres", """
                    select code, name from centre where code = any(cast(:slugs as text[])) and gone_at is null
                    """)
                .addParam("slugs", Parameters.texts(slugs))
                .execute()) {
            rows.forEach(row -> names.put(text(row, "code"), text(row, "name")));
        }
        return names;
    }
}
