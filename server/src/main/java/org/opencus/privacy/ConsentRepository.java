package org.opencus.privacy;

import static org.opencus.database.Rows.instant;
import static org.opencus.database.Rows.integer;
import static org.opencus.database.Rows.optionalBytes;
import static org.opencus.database.Rows.optionalDay;
import static org.opencus.database.Rows.optionalInstant;
import static org.opencus.database.Rows.optionalText;
import static org.opencus.database.Rows.optionalUuid;
import static org.opencus.database.Rows.text;
import static org.opencus.database.Rows.texts;
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

/** The table of consents. */
public final class ConsentRepository {
    private static final String SELECT =
            "select c.*, w.version as wording_version from consent c join consent_wording w on w.id = c.wording_id ";
    /** What holds on a day. */
    private static final String SHARED = """
        from consent c join resident r on r.id = c.resident_id
        where c.centre = :centre and c.organisation = :organisation and r.erased_at is null
        and c.purpose = 'sharing' and c.withdrawn_at is null and c.valid_from <= cast(:day as date)
        and (c.valid_until is null or c.valid_until >= cast(:day as date))
        and not exists (select from processing_restriction p where p.resident_id in (r.id, r.merged_into) and p.lifted_at is null)
        """;

    /** All consents of some records, which are of one person; the newest first. */
    public List<ConsentRow> of(Tx tx, List<UUID> residents) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery(
                        "consent.of", SELECT + "where c.resident_id = any(cast(:ids as uuid[])) order by c.id desc")
                .addParam("ids", Persons.texts(residents))
                .execute()) {
            return rows.map(ConsentRepository::row).toList();
        }
    }

    /** One consent of a person, held until the transaction ends. */
    public Optional<ConsentRow> lock(Tx tx, List<UUID> residents, UUID id) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery(
                        "consent.lock",
                        SELECT + "where c.id = :id and c.resident_id = any(cast(:ids as uuid[])) for update of c")
                .addParam("id", id)
                .addParam("ids", Persons.texts(residents))
                .execute()) {
            return rows.findFirst().map(ConsentRepository::row);
        }
    }

    /**
     * What residents let an organisation see today, by the record that stands for each; the newest records first, several
     * consents of one person side by side. Locked against withdrawal: what is read was agreed to at that moment.
     */
    public List<ShareRow> shares(Tx tx, String centre, String organisation, Slice slice) {
        var query = tx.execute().createNamedQuery("consent.shares", """
            select coalesce(r.merged_into, r.id) as standing, c.data, c.valid_until
            %1$s and coalesce(r.merged_into, r.id) in (
                select distinct coalesce(r.merged_into, r.id) %1$s %2$s order by 1 desc limit :most)
            order by standing desc for share of c
            """.formatted(SHARED, slice.condition()));
        query.addParam("centre", centre)
                .addParam("organisation", organisation)
                .addParam("most", slice.most())
                .addParam("day", slice.day().toString());
        slice.only().ifPresent(only -> query.addParam("only", only));
        slice.before().ifPresent(before -> query.addParam("before", before));
        try (Stream<DbRow> rows = query.execute()) {
            return rows.map(row ->
                            new ShareRow(uuid(row, "standing"), texts(row, "data"), optionalDay(row, "valid_until")))
                    .toList();
        }
    }

    /** What one consent lets see. */
    public record ShareRow(UUID resident, List<String> data, Optional<LocalDate> until) {}

    /** Which of the shares are asked for, and of how many persons at most. */
    record Slice(LocalDate day, Optional<UUID> only, Optional<String> before, int most) {
        private String condition() {
            return (only.isPresent() ? "and coalesce(r.merged_into, r.id) = cast(:only as uuid) " : "")
                    + (before.isPresent() ? "and coalesce(r.merged_into, r.id) < cast(:before as uuid) " : "");
        }
    }

    /** Whether somebody agreed to a purpose and it holds on a day. */
    public boolean given(Tx tx, List<UUID> residents, String purpose, LocalDate day) {
        return of(tx, residents).stream().anyMatch(row -> row.purpose().equals(purpose) && row.holds(day));
    }

    /** Keeps a new one. */
    public void insert(Tx tx, ConsentRow row) {
        tx.execute()
                .createNamedInsert("consent.insert", """
                    insert into consent (id, resident_id, centre, purpose, organisation, data, wording_id, given_by,
                        given_through, evidence, sealed, valid_from, valid_until, recorded_at)
                    values (:id, :resident, :centre, :purpose, cast(:organisation as text), cast(:data as text[]),
                        :wording, :givenBy, cast(:givenThrough as uuid), :evidence, cast(:note as bytea), cast(:validFrom as date),
                        cast(:validUntil as date), cast(:at as timestamptz))
                    """)
                .addParam("id", row.id())
                .addParam("resident", row.resident())
                .addParam("centre", row.centre())
                .addParam("purpose", row.purpose())
                .addParam("organisation", row.organisation().orElse(null))
                .addParam("data", Parameters.texts(row.data()))
                .addParam("wording", row.wording())
                .addParam("givenBy", row.givenBy())
                .addParam("givenThrough", row.givenThrough().orElse(null))
                .addParam("evidence", row.evidence())
                .addParam("note", row.note().orElse(null))
                .addParam("validFrom", row.validFrom().toString())
                .addParam(
                        "validUntil", row.validUntil().map(LocalDate::toString).orElse(null))
                .addParam("at", Parameters.moment(row.recordedAt()))
                .execute();
    }

    /** Ends one that was not withdrawn before. */
    public void withdraw(Tx tx, UUID id, Instant at, String by) {
        tx.execute()
                .createNamedUpdate("consent.withdraw", """
                    update consent set withdrawn_at = cast(:at as timestamptz), withdrawn_by = :by
                    where id = :id and withdrawn_at is null
                    """)
                .addParam("at", Parameters.moment(at))
                .addParam("by", by)
                .addParam("id", id)
                .execute();
    }

    /** Whether the centre has such an organisation. */
    public boolean knows(Tx tx, String centre, String organisation) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("consent.organisation", """
                    select from organisation where centre = :centre and code = :code and gone_at is null
                    """)
                .addParam("centre", centre)
                .addParam("code", organisation)
                .execute()) {
            return rows.findAny().isPresent();
        }
    }

    private static ConsentRow row(DbRow row) {
        return new ConsentRow(
                uuid(row, "id"),
                uuid(row, "resident_id"),
                text(row, "centre"),
                text(row, "purpose"),
                optionalText(row, "organisation"),
                texts(row, "data"),
                uuid(row, "wording_id"),
                integer(row, "wording_version"),
                text(row, "given_by"),
                optionalUuid(row, "given_through"),
                text(row, "evidence"),
                optionalBytes(row, "sealed"),
                optionalDay(row, "valid_from").orElseThrow(),
                optionalDay(row, "valid_until"),
                instant(row, "recorded_at"),
                optionalInstant(row, "withdrawn_at"),
                optionalText(row, "withdrawn_by"));
    }
}
