package org.opencus.audit;

import io.helidon.dbclient.DbRow;
import io.helidon.dbclient.DbStatementQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.opencus.api.AuditService.ListAuditEvents;
import org.opencus.database.Parameters;
import org.opencus.database.Rows;
import org.opencus.database.Tx;
import org.opencus.model.AuditAct;
import org.opencus.model.AuditEvent;
import org.opencus.model.AuditOutcome;
import org.opencus.model.Purpose;
import org.opencus.model.WireForm;
import org.opencus.paging.Cursors;
import org.opencus.paging.Listing;
import org.opencus.paging.Page;

/** Reads the log. */
final class AuditEventRepository {
    /** An entry's id is made when the act ends, its time is when the act began. */
    private static final Duration ID_SLACK = Duration.ofMinutes(10);

    /** The newest entries of a centre first; ids sort by time. */
    public Page<AuditEvent> page(Tx tx, ListAuditEvents asked) {
        Listing listing = listing(asked);
        Optional<List<String>> after = Cursors.keys(listing, asked.cursor(), 1);
        DbStatementQuery query = tx.execute().createNamedQuery("audit.page", sql(asked, after.isPresent()));
        query.addParam("centre", asked.centre());
        asked.from()
                .ifPresent(from -> query.addParam("from", Parameters.moment(from))
                        .addParam("first", earliestId(from.minus(ID_SLACK))));
        asked.to()
                .ifPresent(to ->
                        query.addParam("to", Parameters.moment(to)).addParam("last", earliestId(to.plus(ID_SLACK))));
        asked.subject().ifPresent(subject -> query.addParam("subject", subject));
        asked.residentId().ifPresent(id -> query.addParam("resident", id));
        asked.role().ifPresent(role -> query.addParam("role", role.value()));
        asked.operation().ifPresent(operation -> query.addParam("operation", operation));
        after.ifPresent(keys -> query.addParam("after", keys.getFirst()));
        query.addParam("size", asked.limit() + 1);
        try (Stream<DbRow> rows = query.execute()) {
            return Page.of(
                    rows.map(AuditEventRepository::event).toList(),
                    asked.limit(),
                    event -> listing.cursor(List.of(event.id().toString())));
        }
    }

    /** Before all ids (UUIDv7) that were made at a moment or later. */
    private static String earliestId(Instant at) {
        return new UUID(at.toEpochMilli() << 16, 0).toString();
    }

    private static Listing listing(ListAuditEvents asked) {
        return Listing.of("audit-events")
                .with("centre", Optional.of(asked.centre()))
                .with("from", asked.from())
                .with("to", asked.to())
                .with("subject", asked.subject())
                .with("residentId", asked.residentId())
                .with("role", asked.role())
                .with("operation", asked.operation())
                .with("outcome", asked.outcome());
    }

    private static String sql(ListAuditEvents asked, boolean more) {
        return "select * from audit_entry where centre = :centre"
                + (asked.from().isPresent()
                        ? " and at >= cast(:from as timestamptz) and id >= cast(:first as uuid)"
                        : "")
                + (asked.to().isPresent() ? " and at < cast(:to as timestamptz) and id < cast(:last as uuid)" : "")
                + (asked.subject().isPresent() ? " and subject = :subject" : "")
                + (asked.residentId().isPresent() ? " and residents @> array[cast(:resident as uuid)]" : "")
                + (asked.role().isPresent() ? " and roles @> array[cast(:role as text)]" : "")
                + (asked.operation().isPresent() ? " and operation = :operation" : "")
                // Spelt out, so that the index of refused ones is used.
                + asked.outcome()
                        .map(outcome -> " and outcome = '" + outcome.value() + "'")
                        .orElse("")
                + (more ? " and id < cast(:after as uuid)" : "")
                + " order by id desc limit :size";
    }

    private static AuditEvent event(DbRow row) {
        return AuditEvent.builder()
                .id(Rows.uuid(row, "id"))
                .at(Rows.instant(row, "at"))
                .centre(Rows.optionalText(row, "centre"))
                .subject(Rows.text(row, "subject"))
                .name(Rows.optionalText(row, "name"))
                .roles(Rows.texts(row, "roles"))
                .organisation(Rows.optionalText(row, "organisation"))
                .operation(Rows.text(row, "operation"))
                .act(WireForm.constant(AuditAct.class, Rows.text(row, "act")))
                .purpose(WireForm.constant(Purpose.class, Rows.text(row, "purpose")))
                .residents(Rows.uuids(row, "residents"))
                .requestId(Rows.text(row, "request_id"))
                .outcome(WireForm.constant(AuditOutcome.class, Rows.text(row, "outcome")))
                .reason(Rows.optionalText(row, "reason"))
                .build();
    }
}
