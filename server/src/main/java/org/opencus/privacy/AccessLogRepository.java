package org.opencus.privacy;

import static org.opencus.database.Rows.instant;
import static org.opencus.database.Rows.optionalText;
import static org.opencus.database.Rows.text;
import static org.opencus.database.Rows.texts;
import static org.opencus.database.Rows.uuid;

import io.helidon.dbclient.DbRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.opencus.database.Tx;

/** Reads the log of acts by the person whom they concerned. */
final class AccessLogRepository {
    /** One entry. */
    record Row(
            UUID id,
            Instant at,
            Optional<String> centre,
            String subject,
            Optional<String> name,
            List<String> roles,
            Optional<String> organisation,
            String operation,
            String act,
            String purpose,
            String outcome,
            Optional<String> reason) {}

    /** A page of what concerned any of these records, the newest first. */
    public List<Row> page(Tx tx, List<UUID> residents, Optional<String> before, int size) {
        var query = tx.execute()
                .createNamedQuery(
                        "access-log.page", """
                            select e.id, e.at, e.centre, e.subject, e.name, e.roles, e.operation, e.act, e.purpose, e.outcome,
                                e.reason, coalesce(o.name, e.organisation) as organisation
                            from audit_entry e
                            left join organisation o on o.centre = e.centre and o.code = e.organisation
                            where e.residents && cast(:ids as uuid[]) %s
                            order by e.id desc limit :size
                            """.formatted(before.isPresent() ? "and e.id < cast(:before as uuid)" : ""))
                .addParam("ids", Persons.texts(residents))
                .addParam("size", size);
        before.ifPresent(id -> query.addParam("before", id));
        try (Stream<DbRow> rows = query.execute()) {
            return rows.map(AccessLogRepository::row).toList();
        }
    }

    private static Row row(DbRow row) {
        return new Row(
                uuid(row, "id"),
                instant(row, "at"),
                optionalText(row, "centre"),
                text(row, "subject"),
                optionalText(row, "name"),
                texts(row, "roles"),
                optionalText(row, "organisation"),
                text(row, "operation"),
                text(row, "act"),
                text(row, "purpose"),
                text(row, "outcome"),
                optionalText(row, "reason"));
    }
}
