package org.opencus.privacy;

import static org.opencus.database.Rows.instant;
import static org.opencus.database.Rows.optionalText;
import static org.opencus.database.Rows.text;
import static org.opencus.database.Rows.uuid;

import io.helidon.dbclient.DbRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opencus.database.Parameters;
import org.opencus.database.Tx;

/** The tables of logins and of the codes that connect them with records. */
public final class AccountRepository {
    /** A code that was used up. */
    public record UsedCode(UUID resident, String centre, String madeBy) {}

    /** A login of a person. */
    public record Account(String subject, Instant linkedAt) {}

    /**
     * A record that somebody may see.
     *
     * @param ward on what ground, for the record of somebody whom they represent
     */
    public record Mine(UUID resident, String centre, Optional<Ward> ward) {}

    /** A representation whose recorded period has not passed. */
    public record Ward(UUID representation, String kind) {}

    /** Keeps a code in the place of the one before. */
    public void keepCode(Tx tx, UsedCode code, byte[] hash, Instant until) {
        tx.execute()
                .createNamedInsert("account.keep-code", """
                    insert into resident_account_code (resident_id, centre, code_hash, made_by, expires_at)
                    values (:resident, :centre, :hash, :madeBy, cast(:until as timestamptz))
                    on conflict (resident_id) do update set code_hash = excluded.code_hash,
                        made_by = excluded.made_by, expires_at = excluded.expires_at
                    """)
                .addParam("resident", code.resident())
                .addParam("centre", code.centre())
                .addParam("hash", hash)
                .addParam("madeBy", code.madeBy())
                .addParam("until", Parameters.moment(until))
                .execute();
    }

    /** The code with one of these hashes, if it is still good. */
    public Optional<UsedCode> findCode(Tx tx, List<byte[]> hashes, Instant now) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("account.find-code", """
                    select resident_id, centre, made_by from resident_account_code
                    where code_hash in (select decode(hex, 'hex') from unnest(cast(:hashes as text[])) hex)
                      and expires_at > cast(:now as timestamptz)
                    """)
                .addParam("hashes", hex(hashes))
                .addParam("now", Parameters.moment(now))
                .execute()) {
            return rows.findFirst()
                    .map(row -> new UsedCode(uuid(row, "resident_id"), text(row, "centre"), text(row, "made_by")));
        }
    }

    /** Uses a code up; false where somebody was faster. */
    public boolean useCode(Tx tx, List<byte[]> hashes) {
        return tx.execute()
                        .createNamedDelete("account.use-code", """
                            delete from resident_account_code
                            where code_hash in (select decode(hex, 'hex') from unnest(cast(:hashes as text[])) hex)
                            """)
                        .addParam("hashes", hex(hashes))
                        .execute()
                == 1;
    }

    private static String[] hex(List<byte[]> hashes) {
        return hashes.stream().map(hash -> HexFormat.of().formatHex(hash)).toArray(String[]::new);
    }

    /** Connects a login with a record. */
    public void link(Tx tx, String subject, UsedCode code, Instant at) {
        tx.execute()
                .createNamedInsert("account.link", """
                    insert into resident_account (subject, resident_id, centre, linked_at)
                    values (:subject, :resident, :centre, cast(:at as timestamptz)) on conflict do nothing
                    """)
                .addParam("subject", subject)
                .addParam("resident", code.resident())
                .addParam("centre", code.centre())
                .addParam("at", Parameters.moment(at))
                .execute();
    }

    /** The logins of a person. */
    public List<Account> of(Tx tx, List<UUID> residents) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("account.of", """
                    select subject, min(linked_at) as linked_at from resident_account
                    where resident_id = any(cast(:ids as uuid[])) group by subject order by subject
                    """)
                .addParam("ids", Persons.texts(residents))
                .execute()) {
            return rows.map(row -> new Account(text(row, "subject"), instant(row, "linked_at")))
                    .toList();
        }
    }

    /** The logins of those who act or acted for a person, also where records of theirs were merged since. */
    public Set<String> representatives(Tx tx, List<UUID> residents) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("account.representatives", """
                    with standing as (
                        select coalesce(r.merged_into, r.id) as id from resident_representation p
                        join resident r on r.id = p.representative_id
                        where p.resident_id = any(cast(:ids as uuid[]))),
                    records as (
                        select id from standing
                        union select r.id from resident r join standing on r.merged_into = standing.id)
                    select a.subject from resident_account a join records on a.resident_id = records.id
                    """)
                .addParam("ids", Persons.texts(residents))
                .execute()) {
            return rows.map(row -> text(row, "subject")).collect(Collectors.toSet());
        }
    }

    /**
     * The records that a login may see on a day, its own first, those of wards once for each representation; of a merged
     * one the record that stands for it.
     */
    public List<Mine> mine(Tx tx, String subject, LocalDate day, Optional<UUID> only) {
        var query = tx.execute().createNamedQuery("account.mine", """
            with own as (
                select coalesce(r.merged_into, r.id) as id from resident_account a
                join resident r on r.id = a.resident_id where a.subject = :subject),
            records as (
                select id from own union select r.id from resident r join own on r.merged_into = own.id),
            wards as (
                select coalesce(w.merged_into, w.id) as id, p.id as representation, p.kind from resident_representation p join records on p.representative_id = records.id
                join resident w on w.id = p.resident_id
                where p.valid_from <= cast(:day as date)
                  and (p.valid_until is null or p.valid_until >= cast(:day as date)))
            select r.id, r.centre, mine.representation, mine.kind
            from (select id, cast(null as uuid) as representation, null as kind from own
                union select id, representation, kind from wards) mine
            join resident r on r.id = mine.id
            where r.erased_at is null %s
            order by mine.kind = 'informal-caregiver' nulls first, mine.kind nulls first, r.id, 3
            """.formatted(
                        only.isPresent()
                                ? "and r.id = (select coalesce(merged_into, id) from resident where id = :only)"
                                : ""));
        query.addParam("subject", subject).addParam("day", day.toString());
        only.ifPresent(id -> query.addParam("only", id));
        try (Stream<DbRow> rows = query.execute()) {
            return rows.map(row -> new Mine(
                            uuid(row, "id"),
                            text(row, "centre"),
                            optionalText(row, "kind").map(kind -> new Ward(uuid(row, "representation"), kind))))
                    .toList();
        }
    }
}
