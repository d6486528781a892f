package org.opencus.records;

import static org.opencus.database.Rows.text;

import io.helidon.dbclient.DbRow;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.opencus.database.Tx;

/** Reads the names that references are shown with, also of what has left the catalogue. */
public final class NameRepository {
    /** The names that records of the centre may refer to. */
    public Names load(Tx tx, String centre) {
        Map<RecordKind, Map<String, String>> names = new EnumMap<>(RecordKind.class);
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("name.of-centre", """
                    select kind, code, name from catalogue_name
                    where centre = :centre or centre is null
                    """)
                .addParam("centre", centre)
                .execute()) {
            rows.forEach(row -> RecordKind.of(text(row, "kind"))
                    .ifPresent(kind -> names.computeIfAbsent(kind, _ -> new HashMap<>())
                            .put(text(row, "code"), text(row, "name"))));
        }
        return new Names(names);
    }
}
