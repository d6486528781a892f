package org.opencus.keys;

import io.helidon.dbclient.DbRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.opencus.database.Parameters;
import org.opencus.database.Rows;
import org.opencus.database.Tx;

/** Keys and the digests of their secrets. */
public final class ApiKeyRepository {
    private static final String KEY = """
        select k.*, (select max(s.valid_until) from api_key_secret s where s.key_id = k.id) as old_secret_until
        from api_key k
        """;

    /** The key to which a secret belongs that works at that moment, whatever became of the key. */
    public Optional<UsedKey> find(Tx tx, String keyName, byte[] digest, Instant at) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("api-key.find", """
                    select k.*, cast(null as timestamptz) as old_secret_until,
                        c.gone_at is null and home.gone_at is null and not exists (
                            select from organisation o
                            where o.centre = any(array[c.code, home.code]) and o.code = k.organisation
                                and o.gone_at is not null) as welcome,
                        set.scopes as partners
                    from api_key k join centre c on c.code = k.centre
                        left join centre home on home.code = c.sandbox_of
                        left join role_scopes set on set.centre = coalesce(home.code, c.code) and set.role = 'partner'
                    where k.key_name = :keyName and exists (
                        select from api_key_secret s where s.key_id = k.id and s.digest = :digest
                            and (s.valid_until is null or s.valid_until > cast(:at as timestamptz)))
                    """)
                .addParam("keyName", keyName)
                .addParam("digest", digest)
                .addParam("at", Parameters.moment(at))
                .execute()) {
            return rows.findFirst()
                    .map(row -> new UsedKey(
                            row(row),
                            Rows.flag(row, "welcome"),
                            Rows.optionalTexts(row, "partners").map(Set::copyOf)));
        }
    }

    /** Writes down that a key was used, unless that was done a moment ago. */
    public void used(Tx tx, UUID id, Instant at, Instant unlessSince) {
        tx.execute()
                .createNamedUpdate("api-key.used", """
                    update api_key set last_used_at = cast(:at as timestamptz)
                    where id = :id and (last_used_at is null or last_used_at < cast(:unlessSince as timestamptz))
                    """)
                .addParam("at", Parameters.moment(at))
                .addParam("id", id)
                .addParam("unlessSince", Parameters.moment(unlessSince))
                .execute();
    }

    /** A page of the keys of a centre, the newest first. */
    List<KeyRow> page(Tx tx, String centre, Optional<UUID> after, int size) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("api-key.page", KEY + """
                    where k.centre = :centre and (cast(:after as uuid) is null or k.id < cast(:after as uuid))
                    order by k.id desc limit :size
                    """)
                .addParam("centre", centre)
                .addParam("after", after.orElse(null))
                .addParam("size", size)
                .execute()) {
            return rows.map(ApiKeyRepository::row).toList();
        }
    }

    /** A key of a centre. */
    Optional<KeyRow> find(Tx tx, String centre, UUID id) {
        return one(tx, "api-key.one", "where k.centre = :centre and k.id = :id", centre, id);
    }

    /** The same, while nobody else changes it. */
    Optional<KeyRow> lock(Tx tx, String centre, UUID id) {
        return one(tx, "api-key.lock", "where k.centre = :centre and k.id = :id for update of k", centre, id);
    }

    private static Optional<KeyRow> one(Tx tx, String statement, String where, String centre, UUID id) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery(statement, KEY + where)
                .addParam("centre", centre)
                .addParam("id", id)
                .execute()) {
            return rows.findFirst().map(ApiKeyRepository::row);
        }
    }

    /** Whether the centre knows the organisation. */
    boolean knows(Tx tx, String centre, String organisation) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("api-key.organisation", """
                    select 1 as one from organisation
                    where centre = :centre and code = :organisation and gone_at is null
                    """)
                .addParam("centre", centre)
                .addParam("organisation", organisation)
                .execute()) {
            return rows.findAny().isPresent();
        }
    }

    /** A new key with its first secret. */
    void insert(Tx tx, KeyRow key, byte[] digest) {
        tx.execute()
                .createNamedInsert("api-key.insert", """
                    insert into api_key (id, centre, key_name, environment, name, organisation, scopes, created_at,
                        created_by, expires_at)
                    values (:id, :centre, :keyName, :environment, :name, cast(:organisation as text),
                        cast(:scopes as text[]), cast(:createdAt as timestamptz), :createdBy,
                        cast(:expiresAt as timestamptz))
                    """)
                .addParam("id", key.id())
                .addParam("centre", key.centre())
                .addParam("keyName", key.keyName())
                .addParam("environment", key.environment())
                .addParam("name", key.name())
                .addParam("organisation", key.organisation().orElse(null))
                .addParam("scopes", Parameters.texts(key.scopes()))
                .addParam("createdAt", Parameters.moment(key.createdAt()))
                .addParam("createdBy", key.createdBy())
                .addParam("expiresAt", Parameters.moment(key.expiresAt()))
                .execute();
        addSecret(tx, key.id(), digest);
    }

    /** Another secret; the newest so far ends at that moment, older ones end at once. */
    void rotate(Tx tx, UUID id, byte[] digest, Instant oldUntil) {
        tx.execute()
                .createNamedDelete(
                        "api-key.forget-old-secrets",
                        "delete from api_key_secret where key_id = :id and valid_until is not null")
                .addParam("id", id)
                .execute();
        tx.execute()
                .createNamedUpdate("api-key.end-secret", """
                    update api_key_secret set valid_until = cast(:until as timestamptz)
                    where key_id = :id and valid_until is null
                    """)
                .addParam("until", Parameters.moment(oldUntil))
                .addParam("id", id)
                .execute();
        addSecret(tx, id, digest);
        tx.execute()
                .createNamedUpdate("api-key.rotated", "update api_key set version = version + 1 where id = :id")
                .addParam("id", id)
                .execute();
    }

    /** Ends a key. */
    void revoke(Tx tx, UUID id, Instant at) {
        tx.execute()
                .createNamedUpdate("api-key.revoke", """
                    update api_key set revoked_at = cast(:at as timestamptz), version = version + 1 where id = :id
                    """)
                .addParam("at", Parameters.moment(at))
                .addParam("id", id)
                .execute();
    }

    private static void addSecret(Tx tx, UUID id, byte[] digest) {
        tx.execute()
                .createNamedInsert(
                        "api-key.add-secret", "insert into api_key_secret (key_id, digest) values (:id, :digest)")
                .addParam("id", id)
                .addParam("digest", digest)
                .execute();
    }

    private static KeyRow row(DbRow row) {
        return new KeyRow(
                Rows.uuid(row, "id"),
                Rows.text(row, "centre"),
                Rows.text(row, "key_name"),
                Rows.text(row, "environment"),
                Rows.text(row, "name"),
                Rows.optionalText(row, "organisation"),
                Rows.texts(row, "scopes"),
                Rows.instant(row, "created_at"),
                Rows.text(row, "created_by"),
                Rows.instant(row, "expires_at"),
                Rows.optionalInstant(row, "last_used_at"),
                Rows.optionalInstant(row, "revoked_at"),
                Rows.optionalInstant(row, "old_secret_until"),
                Rows.number(row, "version"));
    }
}
