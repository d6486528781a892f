package org.opencus.privacy;

import static org.opencus.database.Rows.instant;
import static org.opencus.database.Rows.optionalBytes;
import static org.opencus.database.Rows.optionalDay;
import static org.opencus.database.Rows.optionalInstant;
import static org.opencus.database.Rows.optionalText;
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

/** The table of requests of residents. */
final class RequestRepository {
    /** Which requests a list shows. */
    record Slice(Optional<String> status, Optional<String> kind, Optional<String> before, int size) {}

    /** What was decided. */
    record Decision(
            String status, Optional<byte[]> answer, Optional<LocalDate> erasableFrom, Instant at, String subject) {}

    /** All of a person, the newest first. */
    public List<RequestRow> of(Tx tx, List<UUID> residents) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("privacy-request.of", """
                    select * from privacy_request where resident_id = any(cast(:ids as uuid[])) order by id desc
                    """)
                .addParam("ids", Persons.texts(residents))
                .execute()) {
            return rows.map(RequestRepository::row).toList();
        }
    }

    /** One of a person, held until the transaction ends. */
    public Optional<RequestRow> lock(Tx tx, List<UUID> residents, String kind, UUID id) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("privacy-request.lock", """
                    select * from privacy_request
                    where id = :id and kind = :kind and resident_id = any(cast(:ids as uuid[])) for update
                    """)
                .addParam("id", id)
                .addParam("kind", kind)
                .addParam("ids", Persons.texts(residents))
                .execute()) {
            return rows.findFirst().map(RequestRepository::row);
        }
    }

    /** A page of a centre, the newest first. */
    public List<RequestRow> page(Tx tx, String centre, Slice slice) {
        var query = tx.execute()
                .createNamedQuery(
                        "privacy-request.page",
                        "select * from privacy_request where centre = :centre"
                                + (slice.status().isPresent() ? " and status = :status" : "")
                                + (slice.kind().isPresent() ? " and kind = :kind" : "")
                                + (slice.before().isPresent() ? " and id < cast(:before as uuid)" : "")
                                + " order by id desc limit :size")
                .addParam("centre", centre)
                .addParam("size", slice.size());
        slice.status().ifPresent(status -> query.addParam("status", status));
        slice.kind().ifPresent(kind -> query.addParam("kind", kind));
        slice.before().ifPresent(before -> query.addParam("before", before));
        try (Stream<DbRow> rows = query.execute()) {
            return rows.map(RequestRepository::row).toList();
        }
    }

    /** Keeps a new one. */
    public void insert(Tx tx, RequestRow row) {
        tx.execute()
                .createNamedInsert("privacy-request.insert", """
                    insert into privacy_request (id, resident_id, centre, kind, sealed, filed_at, filed_by,
                        filed_by_subject, due_on)
                    values (:id, :resident, :centre, :kind, :text, cast(:at as timestamptz), :by, :subject,
                        cast(:due as date))
                    """)
                .addParam("id", row.id())
                .addParam("resident", row.resident())
                .addParam("centre", row.centre())
                .addParam("kind", row.kind())
                .addParam("text", row.text().orElseThrow())
                .addParam("at", Parameters.moment(row.filedAt()))
                .addParam("by", row.filedBy())
                .addParam("subject", row.filedBySubject().orElseThrow())
                .addParam("due", row.dueOn().toString())
                .execute();
    }

    /** Writes down what was decided. */
    public void decide(Tx tx, UUID id, Decision decision) {
        tx.execute()
                .createNamedUpdate("privacy-request.decide", """
                    update privacy_request set status = :status, answer = cast(:answer as bytea),
                        erasable_from = cast(:from as date), decided_at = cast(:at as timestamptz), decided_by = :by
                    where id = :id
                    """)
                .addParam("status", decision.status())
                .addParam("answer", decision.answer().orElse(null))
                .addParam(
                        "from", decision.erasableFrom().map(LocalDate::toString).orElse(null))
                .addParam("at", Parameters.moment(decision.at()))
                .addParam("by", decision.subject())
                .addParam("id", id)
                .execute();
    }

    private static RequestRow row(DbRow row) {
        return new RequestRow(
                uuid(row, "id"),
                uuid(row, "resident_id"),
                text(row, "centre"),
                text(row, "kind"),
                text(row, "status"),
                optionalBytes(row, "sealed"),
                instant(row, "filed_at"),
                text(row, "filed_by"),
                optionalText(row, "filed_by_subject"),
                optionalDay(row, "due_on").orElseThrow(),
                optionalInstant(row, "decided_at"),
                optionalBytes(row, "answer"),
                optionalDay(row, "erasable_from"));
    }
}
