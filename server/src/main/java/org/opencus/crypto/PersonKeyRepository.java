package org.opencus.crypto;

import static org.opencus.database.Rows.bytes;
import static org.opencus.database.Rows.flag;
import static org.opencus.database.Rows.uuid;

import io.helidon.dbclient.DbRow;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.opencus.database.Tx;

/** The table of persons' keys. */
public final class PersonKeyRepository {
    /** The key of a person as it is kept. */
    public record Kept(UUID person, byte[] wrapped) {}

    /** Some key, where there is one: to try whether the keyset fits the database. */
    public Optional<Kept> any(Tx tx) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("person-key.any", "select resident_id, wrapped from resident_key limit 1")
                .execute()) {
            return rows.findFirst().map(PersonKeyRepository::kept);
        }
    }

    /** Keys that another key than this one wrapped, held until the transaction ends. */
    public List<Kept> notWrappedBy(Tx tx, int keyId, int most) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("person-key.outdated", """
                    select resident_id, wrapped from resident_key
                    where wrapped_by < :keyId or wrapped_by > :keyId
                    limit :most for update
                    """)
                .addParam("keyId", keyId)
                .addParam("most", most)
                .execute()) {
            return rows.map(PersonKeyRepository::kept).toList();
        }
    }

    /** Whether there is a key that another key than this one wrapped. */
    public boolean anyNotWrappedBy(Tx tx, int keyId) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("person-key.any-outdated", """
                    select exists (select from resident_key where wrapped_by < :keyId or wrapped_by > :keyId) as outdated
                    """)
                .addParam("keyId", keyId)
                .execute()) {
            return rows.findFirst().map(row -> flag(row, "outdated")).orElse(false);
        }
    }

    /** Keeps the key of a person in another wrapping. */
    public void rewrap(Tx tx, UUID person, WrappedKey key) {
        tx.execute()
                .createNamedUpdate("person-key.rewrap", """
                    update resident_key set wrapped = :wrapped, wrapped_by = :wrappedBy where resident_id = :person
                    """)
                .addParam("wrapped", key.bytes())
                .addParam("wrappedBy", key.wrappedBy())
                .addParam("person", person)
                .execute();
    }

    /** Keeps a new key. */
    public void keep(Tx tx, UUID person, WrappedKey key) {
        tx.execute()
                .createNamedInsert("person-key.keep", "insert into resident_key values (:person, :wrapped, :wrappedBy)")
                .addParam("person", person)
                .addParam("wrapped", key.bytes())
                .addParam("wrappedBy", key.wrappedBy())
                .execute();
    }

    /** Destroys the keys of persons: whatever was sealed for them is unreadable from the commit on. */
    public void destroy(Tx tx, Collection<UUID> persons) {
        tx.execute()
                .createNamedDelete(
                        "person-key.destroy",
                        "delete from resident_key where resident_id = any(cast(:persons as uuid[]))")
                .addParam("persons", persons.stream().map(UUID::toString).toArray(String[]::new))
                .execute();
    }

    private static Kept kept(DbRow row) {
        return new Kept(uuid(row, "resident_id"), bytes(row, "wrapped"));
    }
}
