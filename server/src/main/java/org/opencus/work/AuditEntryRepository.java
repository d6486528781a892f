package org.opencus.work;

import java.util.UUID;
import org.opencus.database.Parameters;
import org.opencus.database.Tx;

/** Appends to the log. */
final class AuditEntryRepository {
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
