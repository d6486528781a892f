package org.opencus.residents;

import static org.opencus.database.Rows.bytes;
import static org.opencus.database.Rows.number;
import static org.opencus.database.Rows.optionalDay;
import static org.opencus.database.Rows.optionalUuid;
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

/** Who acts for whom. */
public final class RepresentationRepository {
    /** One representation; what tells who the representative is, is sealed. */
    public record Row(
            UUID id,
            UUID resident,
            Optional<UUID> representative,
            String kind,
            LocalDate validFrom,
            Optional<LocalDate> validUntil,
            long version,
            byte[] sealed) {}

    /** Those who act for any of these records, which are of one person. */
    public List<Row> of(Tx tx, List<UUID> residents) {
        return rows(tx, "representation.of", "resident_id = any(cast(:ids as uuid[]))", residents);
    }

    /** Those for whom any of these records, which are of one person, acts. */
    public List<Row> by(Tx tx, List<UUID> representatives) {
        return rows(tx, "representation.by", "representative_id = any(cast(:ids as uuid[]))", representatives);
    }

    private static List<Row> rows(Tx tx, String name, String condition, List<UUID> ids) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery(name, "select * from resident_representation where " + condition + " order by id")
                .addParam("ids", ResidentRepository.texts(ids))
                .execute()) {
            return rows.map(RepresentationRepository::row).toList();
        }
    }

    /** One representation of a person with these records. */
    public Optional<Row> find(Tx tx, List<UUID> residents, UUID id) {
        return one(tx, "representation.find", "", residents, id);
    }

    /** The same, held until the transaction ends. */
    public Optional<Row> lock(Tx tx, List<UUID> residents, UUID id) {
        return one(tx, "representation.lock", "for update", residents, id);
    }

    private static Optional<Row> one(Tx tx, String name, String lock, List<UUID> residents, UUID id) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery(name, """
                    select * from resident_representation
                    where id = :id and resident_id = any(cast(:residents as uuid[])) %s
                    """.formatted(lock))
                .addParam("id", id)
                .addParam("residents", ResidentRepository.texts(residents))
                .execute()) {
            return rows.findFirst().map(RepresentationRepository::row);
        }
    }

    void put(Tx tx, Row row, Instant at) {
        tx.execute()
                .createNamedInsert("representation.put", """
                    insert into resident_representation as r (id, resident_id, representative_id, kind, valid_from,
                        valid_until, created_at, modified_at, sealed)
                    values (:id, :resident, cast(:representative as uuid), :kind, cast(:validFrom as date),
                        cast(:validUntil as date), cast(:at as timestamptz), cast(:at as timestamptz), :sealed)
                    on conflict (id) do update set representative_id = excluded.representative_id,
                        kind = excluded.kind, valid_from = excluded.valid_from, valid_until = excluded.valid_until,
                        version = r.version + 1, modified_at = excluded.modified_at, sealed = excluded.sealed
                    """)
                .addParam("id", row.id())
                .addParam("resident", row.resident())
                .addParam("representative", row.representative().orElse(null))
                .addParam("kind", row.kind())
                .addParam("validFrom", row.validFrom().toString())
                .addParam(
                        "validUntil", row.validUntil().map(LocalDate::toString).orElse(null))
                .addParam("at", Parameters.moment(at))
                .addParam("sealed", row.sealed())
                .execute();
    }

    private static Row row(DbRow row) {
        return new Row(
                uuid(row, "id"),
                uuid(row, "resident_id"),
                optionalUuid(row, "representative_id"),
                text(row, "kind"),
                optionalDay(row, "valid_from").orElseThrow(),
                optionalDay(row, "valid_until"),
                number(row, "version"),
                bytes(row, "sealed"));
    }
}
