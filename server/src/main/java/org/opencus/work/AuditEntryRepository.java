package org.opencus.work;

import io.helidon.dbclient.DbRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.opencus.database.Parameters;
import org.opencus.database.Rows;
import org.opencus.database.Tx;

/** Appends to the log. */
final class AuditEntryRepository {
    /** The centres of residents, with those of each. */
    public Map<String, List<UUID>> centres(Tx tx, List<UUID> residents) {
        Map<String, List<UUID>> centres = new TreeMap<>();
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery(
                        "audit.centres",
                        "select id, centre from resident where id = any(cast(:residents as uuid[])) order by id")
                .addParam(
                        "residents",
                        Parameters.texts(residents.stream().map(UUID::toString).toList()))
                .execute()) {
            rows.forEach(row -> centres.computeIfAbsent(Rows.text(row, "centre"), _ -> new ArrayList<>())
                    .add(Rows.uuid(row, "id")));
        }
        return centres;
    }

    /** The last statement of its transaction, because it holds one of the chains until the commit. */
    public void append(Tx tx, AuditEntry entry) {
        long appended = tx.execute()
                .createNamedQuery("audit.append", """
                    select append_audit_entry(cast(row(
                        null, null, cast(:id as uuid), cast(:at as timestamptz), cast(:centre as text),
                        cast(:subject as text), cast(:name as text), cast(:roles as text[]),
                        cast(:organisation as text), cast(:operation as text), cast(:act as text),
                        cast(:purpose as text), cast(:residents as uuid[]), cast(:requestId as text),
                        cast(:outcome as text), cast(:reason as text), null) as audit_entry))
                    """)
                .addParam("id", entry.id())
                .addParam("at", Parameters.moment(entry.at()))
                .addParam("centre", entry.centre().orElse(null))
                .addParam("subject", entry.caller().subject())
                .addParam("name", entry.caller().name().orElse(null))
                .addParam(
                        "roles",
                        Parameters.texts(
                                entry.caller().roles().stream().sorted().toList()))
                .addParam("organisation", entry.caller().organisation().orElse(null))
                .addParam("operation", entry.operation())
                .addParam("act", entry.act())
                .addParam("purpose", entry.purpose())
                .addParam(
                        "residents",
                        Parameters.texts(
                                entry.residents().stream().map(UUID::toString).toList()))
                .addParam("requestId", entry.requestId())
                .addParam("outcome", entry.reason().isPresent() ? "refused" : "done")
                .addParam("reason", entry.reason().orElse(null))
                .execute()
                .count();
        if (appended != 1) {
            throw new IllegalStateException("the entry was not appended");
        }
    }
}
