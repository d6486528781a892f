package org.opencus.privacy;

import static org.opencus.database.Rows.bytes;
import static org.opencus.database.Rows.instant;
import static org.opencus.database.Rows.number;
import static org.opencus.database.Rows.uuid;

import io.helidon.dbclient.DbRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.opencus.database.Parameters;
import org.opencus.database.Tx;

/** The table of breaches. */
final class BreachRepository {
    private static final String SELECT =
            "select b.*, k.wrapped from breach b join resident_key k on k.resident_id = b.id where b.centre = :centre ";

    /** A breach as the database keeps it, with the key that opens its words. */
    record Row(UUID id, long version, Instant registeredAt, byte[] wrapped, byte[] sealed) {}

    /** A page of a centre, the newest first. */
    public List<Row> page(Tx tx, String centre, Optional<String> before, int size) {
        var query = tx.execute()
                .createNamedQuery(
                        "breach.page",
                        SELECT + (before.isPresent() ? "and b.id < cast(:before as uuid) " : "")
                                + "order by b.id desc limit :size")
                .addParam("centre", centre)
                .addParam("size", size);
        before.ifPresent(id -> query.addParam("before", id));
        try (Stream<DbRow> rows = query.execute()) {
            return rows.map(BreachRepository::row).toList();
        }
    }

    /** One of a centre. */
    public Optional<Row> find(Tx tx, String centre, UUID id) {
        return one(tx, "breach.find", "", centre, id);
    }

    /** The same, held until the transaction ends. */
    public Optional<Row> lock(Tx tx, String centre, UUID id) {
        return one(tx, "breach.lock", " for update of b", centre, id);
    }

    private static Optional<Row> one(Tx tx, String name, String lock, String centre, UUID id) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery(name, SELECT + "and b.id = :id" + lock)
                .addParam("centre", centre)
                .addParam("id", id)
                .execute()) {
            return rows.findFirst().map(BreachRepository::row);
        }
    }

    /** Keeps a new one. */
    public void insert(Tx tx, String centre, UUID id, Instant foundAt, byte[] sealed, Instant at) {
        tx.execute()
                .createNamedInsert("breach.insert", """
                    insert into breach (id, centre, found_at, registered_at, sealed)
                    values (:id, :centre, cast(:foundAt as timestamptz), cast(:at as timestamptz), :sealed)
                    """)
                .addParam("id", id)
                .addParam("centre", centre)
                .addParam("foundAt", Parameters.moment(foundAt))
                .addParam("at", Parameters.moment(at))
                .addParam("sealed", sealed)
                .execute();
    }

    /** Keeps one in another state; the row is locked. */
    public void update(Tx tx, UUID id, Instant foundAt, byte[] sealed) {
        tx.execute()
                .createNamedUpdate("breach.update", """
                    update breach set version = version + 1, found_at = cast(:foundAt as timestamptz), sealed = :sealed
                    where id = :id
                    """)
                .addParam("foundAt", Parameters.moment(foundAt))
                .addParam("sealed", sealed)
                .addParam("id", id)
                .execute();
    }

    private static Row row(DbRow row) {
        return new Row(
                uuid(row, "id"),
                number(row, "version"),
                instant(row, "registered_at"),
                bytes(row, "wrapped"),
                bytes(row, "sealed"));
    }
}
