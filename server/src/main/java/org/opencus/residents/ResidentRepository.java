package org.opencus.residents;

import static org.opencus.database.Rows.bytes;
import static org.opencus.database.Rows.flag;
import static org.opencus.database.Rows.instant;
import static org.opencus.database.Rows.number;
import static org.opencus.database.Rows.optionalDay;
import static org.opencus.database.Rows.optionalUuid;
import static org.opencus.database.Rows.text;
import static org.opencus.database.Rows.uuid;

import io.helidon.dbclient.DbClientException;
import io.helidon.dbclient.DbRow;
import io.helidon.dbclient.DbStatementDml;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.opencus.crypto.WrappedKey;
import org.opencus.database.Constraints;
import org.opencus.database.Parameters;
import org.opencus.database.Tx;
import org.opencus.model.ResidentRegistration;

/** The table of residents and the one of their keys. */
public final class ResidentRepository {
    static final String COLUMNS = """
        r.id, r.centre, r.version, r.created_at, r.modified_at, r.sealed, r.centre_user_since, r.merged_into, k.wrapped,
        exists (select from processing_restriction p
            where p.resident_id in (r.id, r.merged_into) and p.lifted_at is null) as restricted\
        """;

    private static final String NOT_RESTRICTED = """
        and not exists (select from processing_restriction p where p.resident_id = r.id and p.lifted_at is null)
        """;

    /** What is kept of a resident besides ids and times. */
    record Content(
            byte[] sealed,
            Optional<byte[]> peselHash,
            Set<Long> tokens,
            int hashedBy,
            ResidentRegistration registration,
            Optional<Integer> birthYear,
            Optional<Boolean> livesInMunicipality,
            Optional<Integer> familySize) {}

    /** Which residents a list shows. */
    record Slice(
            Optional<ResidentRegistration> registration,
            Optional<Boolean> centreUser,
            boolean restrictedToo,
            Optional<String> before,
            int size) {}

    /** One resident of a centre, merged ones included; nobody who was erased. */
    public Optional<ResidentRow> find(Tx tx, String centre, UUID id) {
        return one(tx, "resident.find", "", centre, id);
    }

    /** The same, held until the transaction ends. */
    public Optional<ResidentRow> lock(Tx tx, String centre, UUID id) {
        return one(tx, "resident.lock", "for update of r", centre, id);
    }

    private static Optional<ResidentRow> one(Tx tx, String name, String lock, String centre, UUID id) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery(name, """
                    select %s from resident r join resident_key k on k.resident_id = r.id
                    where r.id = :id and r.centre = :centre and r.erased_at is null %s
                    """.formatted(COLUMNS, lock))
                .addParam("id", id)
                .addParam("centre", centre)
                .execute()) {
            return rows.findFirst().map(ResidentRepository::row);
        }
    }

    /** Residents of a centre by their ids, in no order; unknown ones are left out. */
    public List<ResidentRow> all(Tx tx, String centre, Collection<UUID> ids) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("resident.all", """
                    select %s from resident r join resident_key k on k.resident_id = r.id
                    where r.id = any(cast(:ids as uuid[])) and r.centre = :centre and r.erased_at is null
                    """.formatted(COLUMNS))
                .addParam("ids", texts(ids))
                .addParam("centre", centre)
                .execute()) {
            return rows.map(ResidentRepository::row).toList();
        }
    }

    /** The records that were merged into this one. */
    public List<UUID> mergedInto(Tx tx, UUID survivor) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery(
                        "resident.merged-into", "select id from resident where merged_into = :survivor order by id")
                .addParam("survivor", survivor)
                .execute()) {
            return rows.map(row -> uuid(row, "id")).toList();
        }
    }

    /** A page of residents, the newest first. */
    List<ResidentRow> page(Tx tx, String centre, Slice slice) {
        var statement = tx.execute()
                .createNamedQuery("resident.page", """
                    select %s from resident r join resident_key k on k.resident_id = r.id
                    where r.centre = :centre and r.merged_into is null and r.erased_at is null %s
                    order by r.id desc limit :size
                    """.formatted(COLUMNS, conditions(slice)))
                .addParam("centre", centre)
                .addParam("size", slice.size());
        slice.before().ifPresent(id -> statement.addParam("before", id));
        try (Stream<DbRow> rows = statement.execute()) {
            return rows.map(ResidentRepository::row).toList();
        }
    }

    /** Spelt out, so that each filter has its index. */
    private static String conditions(Slice slice) {
        return slice.registration()
                        .map(registration -> "and r.registration = '" + registration.value() + "' ")
                        .orElse("")
                + slice.centreUser()
                        .map(user -> "and r.centre_user_since is " + (user ? "not null " : "null "))
                        .orElse("")
                + (slice.restrictedToo() ? "" : NOT_RESTRICTED)
                + (slice.before().isPresent() ? "and r.id < cast(:before as uuid)" : "");
    }

    /** A new resident with a new key; false where the PESEL belongs to another one. */
    boolean insert(Tx tx, UUID id, String centre, WrappedKey key, Content content, Instant at) {
        tx.execute()
                .createNamedInsert("resident-key.insert", "insert into resident_key values (:id, :wrapped, :wrappedBy)")
                .addParam("id", id)
                .addParam("wrapped", key.bytes())
                .addParam("wrappedBy", key.wrappedBy())
                .execute();
        DbStatementDml statement =
                tx.execute().createNamedInsert("resident.insert", """
                    insert into resident (id, centre, created_at, modified_at, sealed, pesel_hash, tokens, hashed_by,
                        registration, birth_year, lives_in_municipality, family_size)
                    values (:id, :centre, cast(:at as timestamptz), cast(:at as timestamptz), :sealed, :peselHash,
                        cast(:tokens as bigint[]), :hashedBy, :registration, cast(:birthYear as smallint),
                        cast(:livesInMunicipality as boolean), cast(:familySize as smallint))
                    """).addParam("centre", centre);
        return fits(with(statement, id, content, at)::execute);
    }

    /** Replaces what is kept; false where the PESEL belongs to another resident. The row is locked. */
    boolean update(Tx tx, UUID id, Content content, Instant at) {
        DbStatementDml statement = tx.execute().createNamedUpdate("resident.update", """
            update resident set version = version + 1, modified_at = cast(:at as timestamptz), sealed = :sealed,
                pesel_hash = :peselHash, tokens = cast(:tokens as bigint[]), hashed_by = :hashedBy,
                registration = :registration, birth_year = cast(:birthYear as smallint),
                lives_in_municipality = cast(:livesInMunicipality as boolean),
                family_size = cast(:familySize as smallint)
            where id = :id
            """);
        return fits(with(statement, id, content, at)::execute);
    }

    /** Links a record to the one that stands for it, or sets it free; false where its PESEL belongs to another one. */
    boolean link(Tx tx, UUID id, Optional<UUID> survivor, Instant at) {
        return fits(tx.execute()
                .createNamedUpdate("resident.link", """
                    update resident set merged_into = cast(:survivor as uuid), version = version + 1,
                        modified_at = cast(:at as timestamptz)
                    where id = :id
                    """)
                .addParam("id", id)
                .addParam("survivor", survivor.orElse(null))
                .addParam("at", Parameters.moment(at))::execute);
    }

    /** Says that something else of what is shown of these records has changed. */
    public void touch(Tx tx, Collection<UUID> ids, Instant at) {
        tx.execute()
                .createNamedUpdate("resident.touch", """
                    update resident set version = version + 1, modified_at = cast(:at as timestamptz)
                    where id = any(cast(:ids as uuid[]))
                    """)
                .addParam("at", Parameters.moment(at))
                .addParam("ids", texts(ids))
                .execute();
    }

    /** Gives or takes the status of a centre user; the row is locked. */
    void centreUser(Tx tx, UUID id, Optional<LocalDate> since, Instant at) {
        tx.execute()
                .createNamedUpdate("resident.centre-user", """
                    update resident set centre_user_since = cast(:since as date), version = version + 1,
                        modified_at = cast(:at as timestamptz)
                    where id = :id
                    """)
                .addParam("id", id)
                .addParam("since", since.map(LocalDate::toString).orElse(null))
                .addParam("at", Parameters.moment(at))
                .execute();
    }

    /** Residents whose hashes another key than this one made, held until the transaction ends. */
    List<ResidentRow> notHashedBy(Tx tx, int keyId, int most) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("resident.outdated", """
                    select %s from resident r join resident_key k on k.resident_id = r.id
                    where (r.hashed_by < :keyId or r.hashed_by > :keyId) and r.erased_at is null
                    limit :most for update of r
                    """.formatted(COLUMNS))
                .addParam("keyId", keyId)
                .addParam("most", most)
                .execute()) {
            return rows.map(ResidentRepository::row).toList();
        }
    }

    /** Whether another key than this one made hashes of anybody. */
    boolean anyNotHashedBy(Tx tx, int keyId) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("resident.any-outdated", """
                    select exists (select from resident
                        where (hashed_by < :keyId or hashed_by > :keyId) and erased_at is null) as outdated
                    """)
                .addParam("keyId", keyId)
                .execute()) {
            return rows.findFirst().map(row -> flag(row, "outdated")).orElse(false);
        }
    }

    /** Keeps other hashes of the same record; nothing of it changes for anybody who reads it. */
    void rehash(Tx tx, UUID id, Optional<byte[]> peselHash, Set<Long> tokens, int hashedBy) {
        tx.execute()
                .createNamedUpdate("resident.rehash", """
                    update resident set pesel_hash = cast(:peselHash as bytea), tokens = cast(:tokens as bigint[]),
                        hashed_by = :hashedBy
                    where id = :id
                    """)
                .addParam("id", id)
                .addParam("peselHash", peselHash.orElse(null))
                .addParam("tokens", numbers(tokens))
                .addParam("hashedBy", hashedBy)
                .execute();
    }

    private static DbStatementDml with(DbStatementDml statement, UUID id, Content content, Instant at) {
        return statement
                .addParam("id", id)
                .addParam("at", Parameters.moment(at))
                .addParam("sealed", content.sealed())
                .addParam("peselHash", content.peselHash().orElse(null))
                .addParam("tokens", numbers(content.tokens()))
                .addParam("hashedBy", content.hashedBy())
                .addParam("registration", content.registration().value())
                .addParam("birthYear", content.birthYear().orElse(null))
                .addParam("livesInMunicipality", content.livesInMunicipality().orElse(null))
                .addParam("familySize", content.familySize().orElse(null));
    }

    private static boolean fits(Runnable write) {
        try {
            write.run();
            return true;
        } catch (DbClientException e) {
            if (Constraints.broken(e).filter("resident_pesel"::equals).isPresent()) {
                return false;
            }
            throw e;
        }
    }

    static String[] numbers(Collection<Long> numbers) {
        return numbers.stream().map(String::valueOf).toArray(String[]::new);
    }

    static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    static ResidentRow row(DbRow row) {
        return new ResidentRow(
                uuid(row, "id"),
                text(row, "centre"),
                number(row, "version"),
                instant(row, "created_at"),
                instant(row, "modified_at"),
                bytes(row, "wrapped"),
                bytes(row, "sealed"),
                optionalDay(row, "centre_user_since"),
                optionalUuid(row, "merged_into"),
                flag(row, "restricted"));
    }
}
