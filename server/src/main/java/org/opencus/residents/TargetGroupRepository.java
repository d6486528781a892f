package org.opencus.residents;

import static org.opencus.database.Rows.text;

import io.helidon.dbclient.DbRow;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.opencus.database.Parameters;
import org.opencus.database.Tx;

/** Reads the target groups of a centre, as its catalogue has them. */
final class TargetGroupRepository {
    /** Codes and names of the groups that are defined by ages, at this centre, to which somebody of an age belongs. */
    public Map<String, String> ofAge(Tx tx, String centre, int age) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("target-group.of-age", """
                    select code, name from target_group
                    where centre = :centre and gone_at is null
                        and jsonb_array_length(coalesce(document -> 'ageDefinitions', '[]')) > 0
                        and age_ranges @> cast(:age as integer)
                    order by code
                    """)
                .addParam("centre", centre)
                .addParam("age", age)
                .execute()) {
            return names(rows);
        }
    }

    /** Names of those of the codes that the centre has. */
    public Map<String, String> named(Tx tx, String centre, Collection<String> codes) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("target-group.named", """
                    select code, name from target_group
                    where centre = :centre and gone_at is null and code = any(cast(:codes as text[])) order by code
                    """)
                .addParam("centre", centre)
                .addParam("codes", Parameters.texts(codes))
                .execute()) {
            return names(rows);
        }
    }

    private static Map<String, String> names(Stream<DbRow> rows) {
        Map<String, String> names = new LinkedHashMap<>();
        rows.forEach(row -> names.put(text(row, "code"), text(row, "name")));
        return names;
    }
}
