package org.opencus.residents;

import static org.opencus.database.Rows.flag;
import static org.opencus.database.Rows.optionalBytes;
import static org.opencus.database.Rows.optionalDay;
import static org.opencus.database.Rows.optionalInteger;
import static org.opencus.database.Rows.text;
import static org.opencus.database.Rows.uuid;

import io.helidon.dbclient.DbRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.opencus.database.Parameters;
import org.opencus.database.Tx;

/** What residents give. */
public final class ContributionRepository {
    /** One contribution; the description is sealed with the key of the record that it was given under. */
    public record Row(
            UUID id, UUID resident, String kind, LocalDate on, Optional<Integer> minutes, Optional<byte[]> sealed) {}

    /** A page of the contributions of one person's records, the latest first; {@code after} are the day and id before. */
    public List<Row> page(Tx tx, List<UUID> residents, Optional<List<String>> after, int size) {
        var statement = tx.execute()
                .createNamedQuery("contribution.page", """
                    select * from resident_contribution where resident_id = any(cast(:residents as uuid[])) %s
                    order by on_day desc, id desc limit :size
                    """.formatted(
                        after.isPresent() ? "and (on_day, id) < (cast(:day as date), cast(:before as uuid))" : ""))
                .addParam("residents", ResidentRepository.texts(residents))
                .addParam("size", size);
        after.ifPresent(keys -> statement.addParam("day", keys.get(0)).addParam("before", keys.get(1)));
        try (Stream<DbRow> rows = statement.execute()) {
            return rows.map(ContributionRepository::row).toList();
        }
    }

    /** Whether one of a person's records has contributed. */
    public boolean any(Tx tx, List<UUID> residents) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("contribution.any", """
                    select exists (select from resident_contribution
                        where resident_id = any(cast(:residents as uuid[]))) as contributed
                    """)
                .addParam("residents", ResidentRepository.texts(residents))
                .execute()) {
            return rows.findFirst().map(row -> flag(row, "contributed")).orElse(false);
        }
    }

    void insert(Tx tx, Row row, Instant at) {
        tx.execute()
                .createNamedInsert("contribution.insert", """
                    insert into resident_contribution values (:id, :resident, :kind, cast(:day as date),
                        cast(:minutes as smallint), cast(:at as timestamptz), cast(:sealed as bytea))
                    """)
                .addParam("id", row.id())
                .addParam("resident", row.resident())
                .addParam("kind", row.kind())
                .addParam("day", row.on().toString())
                .addParam("minutes", row.minutes().orElse(null))
                .addParam("at", Parameters.moment(at))
                .addParam("sealed", row.sealed().orElse(null))
                .execute();
    }

    private static Row row(DbRow row) {
        return new Row(
                uuid(row, "id"),
                uuid(row, "resident_id"),
                text(row, "kind"),
                optionalDay(row, "on_day").orElseThrow(),
                optionalInteger(row, "minutes"),
                optionalBytes(row, "sealed"));
    }
}
