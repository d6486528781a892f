package org.opencus.diagnoses;

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
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.opencus.contract.Refusal;
import org.opencus.contract.Text;
import org.opencus.contract.Wire;
import org.opencus.database.Constraints;
import org.opencus.database.Parameters;
import org.opencus.database.Tx;
import org.opencus.diagnoses.domain.DiagnosisTerm;
import org.opencus.model.DiagnosisInput;

/** The table of diagnoses. */
public final class DiagnosisRepository {
    private static final Text RELIED_ON = new Text(
            "Opiera się na niej program, projekt programu lub późniejsza diagnoza.",
            "A programme, a draft or a later diagnosis rests on it.");
    private static final String COLUMNS = """
        d.*, coalesce(c.statutory, false) as statutory,
        (select u.id from diagnosis u where u.updates = d.id order by u.id desc limit 1) as updated_by\
        """;

    /** Which diagnoses a list shows. */
    record Slice(Optional<Boolean> dueSoon, LocalDate today, Optional<String> before, int size) {}

    /** A diagnosis of the centre. */
    public Optional<DiagnosisRow> find(Tx tx, String centre, UUID id) {
        return one(tx, "diagnosis.find", "", centre, id);
    }

    /** The same; its term stays as it is until the transaction ends. */
    public Optional<DiagnosisRow> hold(Tx tx, String centre, UUID id) {
        return one(tx, "diagnosis.hold", "for share of d", centre, id);
    }

    /** The same, for a change. */
    Optional<DiagnosisRow> lock(Tx tx, String centre, UUID id) {
        return one(tx, "diagnosis.lock", "for update of d", centre, id);
    }

    private static Optional<DiagnosisRow> one(Tx tx, String name, String lock, String centre, UUID id) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery(
                        name,
                        "select %s from diagnosis d join centre c on c.code = d.centre where d.id = :id and d.centre = :centre %s"
                                .formatted(COLUMNS, lock))
                .addParam("id", id)
                .addParam("centre", centre)
                .execute()) {
            return rows.findFirst().map(DiagnosisRepository::row);
        }
    }

    /** A page of a centre's diagnoses, the newest first. */
    List<DiagnosisRow> page(Tx tx, String centre, Slice slice) {
        var statement = tx.execute()
                .createNamedQuery("diagnosis.page", """
                    select %s from diagnosis d join centre c on c.code = d.centre where d.centre = :centre %s
                    order by d.id desc limit :size
                    """.formatted(COLUMNS, conditions(slice)))
                .addParam("centre", centre)
                .addParam("size", slice.size());
        slice.dueSoon()
                .ifPresent(_ -> statement
                        .addParam("today", slice.today())
                        .addParam("years", DiagnosisTerm.YEARS)
                        .addParam("warnDays", DiagnosisRow.WARN_DAYS));
        slice.before().ifPresent(id -> statement.addParam("before", id));
        try (Stream<DbRow> rows = statement.execute()) {
            return rows.map(DiagnosisRepository::row).toList();
        }
    }

    /** Follows {@link DiagnosisTerm}, of the centre as it is now. */
    private static String conditions(Slice slice) {
        String due = """
            (coalesce(least(cast(d.document ->> 'validUntil' as date), case when c.statutory then
                    cast(d.document ->> 'until' as date) + cast(:years as integer) * interval '1 year' end)
                - coalesce(cast(d.document ->> 'warnDays' as integer), cast(:warnDays as integer)) * interval '1 day'
                    <= cast(:today as date), false)
                and not exists (select from diagnosis u where u.updates = d.id))\
            """;
        return slice.dueSoon()
                        .map(wanted -> wanted ? "and " + due : "and not " + due)
                        .orElse("")
                + slice.before().map(_ -> " and d.id < cast(:before as uuid)").orElse("");
    }

    /** The last day of the longest programme, adopted or not, that rests on the diagnosis. */
    Optional<LocalDate> lastDayRelied(Tx tx, UUID id) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery(
                        "diagnosis.relied-on",
                        "select max(ends_on) as last_day from programme_version where diagnosis = :id")
                .addParam("id", id)
                .execute()) {
            return rows.findFirst().flatMap(row -> optionalDay(row, "last_day"));
        }
    }

    /** A new diagnosis. */
    public void insert(Tx tx, DiagnosisRow row) {
        filled(tx.execute().createNamedInsert("diagnosis.insert", """
            insert into diagnosis (id, centre, version, document, updates, modified_at)
            values (:id, :centre, :version, cast(:document as jsonb), cast(:updates as uuid),
                cast(:modifiedAt as timestamptz))
            """).addParam("centre", row.centre()), row)
                .execute();
    }

    void update(Tx tx, DiagnosisRow row) {
        filled(tx.execute().createNamedUpdate("diagnosis.update", """
            update diagnosis set version = :version, document = cast(:document as jsonb),
                updates = cast(:updates as uuid), modified_at = cast(:modifiedAt as timestamptz)
            where id = :id
            """), row).execute();
    }

    private static DbStatementDml filled(DbStatementDml statement, DiagnosisRow row) {
        return statement
                .addParam("id", row.id())
                .addParam("version", row.version())
                .addParam("document", Wire.text(row.content()))
                .addParam("updates", row.content().updates().orElse(null))
                .addParam("modifiedAt", Parameters.moment(row.modifiedAt()));
    }

    /** Takes it away; refused (409) while something rests on it. */
    void delete(Tx tx, UUID id) {
        try {
            tx.execute()
                    .createNamedDelete("diagnosis.delete", "delete from diagnosis where id = :id")
                    .addParam("id", id)
                    .execute();
        } catch (DbClientException e) {
            if (Constraints.broken(e).isPresent()) {
                throw Refusal.of(Refusal.Kind.CONFLICT, RELIED_ON);
            }
            throw e;
        }
    }

    private static DiagnosisRow row(DbRow row) {
        return new DiagnosisRow(
                uuid(row, "id"),
                text(row, "centre"),
                flag(row, "statutory"),
                number(row, "version"),
                Wire.read(text(row, "document"), DiagnosisInput.class),
                optionalUuid(row, "updated_by"),
                instant(row, "modified_at"));
    }
}
