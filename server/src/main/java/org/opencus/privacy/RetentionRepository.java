package org.opencus.privacy;

import static org.opencus.database.Rows.instant;
import static org.opencus.database.Rows.number;
import static org.opencus.database.Rows.optionalDay;
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
import org.opencus.model.Retention;
import org.opencus.model.RetentionCreate;
import org.opencus.model.RetentionReason;
import org.opencus.model.WireForm;

/** The table of what the law wants kept. */
public final class RetentionRepository {
    /** All of a person as they were corrected last, the longest first. */
    public List<Retention> of(Tx tx, List<UUID> residents) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("retention.of", """
                    select kept.id, latest.resident_id, latest.reason, latest.kept_until, kept.recorded_at, latest.version
                    from retention kept cross join lateral (
                        select * from retention r where r.id = kept.id or r.corrects = kept.id
                        order by r.version desc limit 1) latest
                    where kept.resident_id = any(cast(:ids as uuid[])) and kept.corrects is null
                    order by latest.kept_until desc, kept.id
                    """)
                .addParam("ids", Persons.texts(residents))
                .execute()) {
            return rows.map(RetentionRepository::retention).toList();
        }
    }

    /** The last day on which something of a person must be there. */
    public Optional<LocalDate> until(Tx tx, List<UUID> residents) {
        return of(tx, residents).stream().map(Retention::keptUntil).max(LocalDate::compareTo);
    }

    /** Keeps a new one. */
    public void insert(Tx tx, Retention retention) {
        tx.execute()
                .createNamedInsert("retention.insert", """
                    insert into retention (id, resident_id, reason, kept_until, recorded_at)
                    values (:id, :resident, :reason, cast(:until as date), cast(:at as timestamptz))
                    """)
                .addParam("id", retention.id())
                .addParam("resident", retention.residentId())
                .addParam("reason", retention.reason().value())
                .addParam("until", retention.keptUntil().toString())
                .addParam("at", Parameters.moment(retention.recordedAt()))
                .execute();
    }

    /** Corrects one; the person is locked, and what was written stays. */
    public void correct(Tx tx, Retention current, RetentionCreate next, UUID id, Instant at) {
        tx.execute()
                .createNamedInsert("retention.correct", """
                    insert into retention (id, resident_id, reason, kept_until, recorded_at, corrects, version)
                    values (:id, :resident, :reason, cast(:until as date), cast(:at as timestamptz), :corrects, :version)
                    """)
                .addParam("id", id)
                .addParam("resident", current.residentId())
                .addParam("reason", next.reason().value())
                .addParam("until", next.keptUntil().toString())
                .addParam("at", Parameters.moment(at))
                .addParam("corrects", current.id())
                .addParam("version", current.version() + 1)
                .execute();
    }

    private static Retention retention(DbRow row) {
        return Retention.builder()
                .id(uuid(row, "id"))
                .residentId(uuid(row, "resident_id"))
                .reason(WireForm.constant(RetentionReason.class, text(row, "reason")))
                .keptUntil(optionalDay(row, "kept_until").orElseThrow())
                .recordedAt(instant(row, "recorded_at"))
                .version(number(row, "version"))
                .build();
    }
}
