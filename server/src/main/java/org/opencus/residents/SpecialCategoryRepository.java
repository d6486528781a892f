package org.opencus.residents;

import static org.opencus.database.Rows.instant;
import static org.opencus.database.Rows.number;
import static org.opencus.database.Rows.optionalBytes;
import static org.opencus.database.Rows.text;

import io.helidon.dbclient.DbRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.opencus.database.Parameters;
import org.opencus.database.Tx;

/** The table of special-category data. */
final class SpecialCategoryRepository {
    /** What is kept of one person; nothing sealed where it was forgotten. */
    record Row(long version, Instant modifiedAt, Optional<byte[]> sealed) {}

    /** What is kept of a person. */
    public Optional<Row> find(Tx tx, UUID resident) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery(
                        "resident-special.find",
                        "select version, modified_at, sealed from resident_special where resident_id = :id")
                .addParam("id", resident)
                .execute()) {
            return rows.findFirst()
                    .map(row ->
                            new Row(number(row, "version"), instant(row, "modified_at"), optionalBytes(row, "sealed")));
        }
    }

    /** Keeps or forgets; the row of the resident is locked. */
    public void put(Tx tx, UUID resident, Optional<byte[]> sealed, Instant at) {
        tx.execute()
                .createNamedInsert("resident-special.put", """
                    insert into resident_special as s (resident_id, modified_at, sealed)
                    values (:id, cast(:at as timestamptz), cast(:sealed as bytea))
                    on conflict (resident_id) do update set
                        version = s.version + 1, modified_at = excluded.modified_at, sealed = excluded.sealed
                    """)
                .addParam("id", resident)
                .addParam("at", Parameters.moment(at))
                .addParam("sealed", sealed.orElse(null))
                .execute();
    }

    /** Those of the codes that are services of the centre. */
    public List<String> services(Tx tx, String centre, List<String> codes) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("resident-special.services", """
                    select code from service
                    where centre = :centre and gone_at is null and code = any(cast(:codes as text[]))
                    """)
                .addParam("centre", centre)
                .addParam("codes", Parameters.texts(codes))
                .execute()) {
            return rows.map(row -> text(row, "code")).toList();
        }
    }
}
