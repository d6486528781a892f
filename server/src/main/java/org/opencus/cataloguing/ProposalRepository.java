package org.opencus.cataloguing;

import io.helidon.dbclient.DbRow;
import io.helidon.dbclient.DbStatementQuery;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.opencus.api.ProposalsService.ListProposals;
import org.opencus.contract.Values;
import org.opencus.database.Parameters;
import org.opencus.database.Rows;
import org.opencus.database.Tx;
import org.opencus.paging.Cursors;
import org.opencus.paging.Listing;
import org.opencus.paging.Page;

/** Keeps what partners propose; whoever asks for an organisation sees nothing of the others. */
final class ProposalRepository {
    private static final String SELECT = """
        select p.*, s.name as service_name,
            p.state = 'open' and coalesce(p.base_version <> s.version, false) as outdated
        from service_proposal p left join service s on s.id = p.service
        where p.centre = :centre\
        """;

    /** A proposal as it is kept; of a new service there is no base version, and no service until it is accepted. */
    record ProposalRow(
            UUID id,
            String kind,
            String state,
            Optional<UUID> service,
            Optional<String> serviceName,
            Optional<Long> baseVersion,
            boolean outdated,
            JsonObject change,
            Optional<String> note,
            String organisation,
            String proposedBy,
            Instant proposedAt,
            Optional<Decision> decision) {
        boolean isOpen() {
            return state.equals("open");
        }
    }

    /** What staff decided. */
    record Decision(Instant at, String by, Optional<String> reason) {}

    void insert(Tx tx, String centre, ProposalRow row) {
        var _ = tx.execute()
                .createNamedInsert("proposal.insert", """
                    insert into service_proposal
                        (id, centre, kind, service, base_version, change, note, organisation, proposed_by, proposed_at)
                    values (:id, :centre, :kind, cast(:service as uuid), cast(:base as bigint), cast(:change as jsonb),
                        cast(:note as text), :organisation, :by, :at)
                    """)
                .addParam("id", row.id())
                .addParam("centre", centre)
                .addParam("kind", row.kind())
                .addParam("service", row.service().orElse(null))
                .addParam("base", row.baseVersion().orElse(null))
                .addParam("change", row.change().toString())
                .addParam("note", row.note().orElse(null))
                .addParam("organisation", row.organisation())
                .addParam("by", row.proposedBy())
                .addParam("at", Parameters.moment(row.proposedAt()))
                .execute();
    }

    /** What is open for one version of a service is open for another one that differs in nothing it could change. */
    void follow(Tx tx, UUID service, long before, long after) {
        var _ = tx.execute()
                .createNamedUpdate("proposal.follow", """
                    update service_proposal set base_version = :after
                    where service = :service and state = 'open' and base_version = :before
                    """)
                .addParam("after", after)
                .addParam("service", service)
                .addParam("before", before)
                .execute();
    }

    /** The proposal; only if it is of the organisation, where one is given. */
    Optional<ProposalRow> find(Tx tx, String centre, UUID id, Optional<String> organisation) {
        DbStatementQuery query = tx.execute()
                .createNamedQuery(
                        "proposal.find",
                        SELECT + " and p.id = :id" + (organisation.isPresent() ? " and p.organisation = :own" : ""))
                .addParam("centre", centre)
                .addParam("id", id);
        organisation.ifPresent(own -> query.addParam("own", own));
        try (Stream<DbRow> rows = query.execute()) {
            return rows.findFirst().map(ProposalRepository::row);
        }
    }

    /** Waits until nobody else decides about the proposal. */
    boolean lock(Tx tx, String centre, UUID id) {
        try (var rows = tx.execute()
                .createNamedQuery(
                        "proposal.lock",
                        "select id from service_proposal where id = :id and centre = :centre for update")
                .addParam("id", id)
                .addParam("centre", centre)
                .execute()) {
            return rows.findFirst().isPresent();
        }
    }

    void decide(Tx tx, UUID id, String state, Decision decision, Optional<UUID> service) {
        var _ = tx.execute()
                .createNamedUpdate("proposal.decide", """
                    update service_proposal
                    set state = :state, decided_at = :at, decided_by = :by, reason = cast(:reason as text),
                        service = coalesce(service, cast(:service as uuid))
                    where id = :id
                    """)
                .addParam("state", state)
                .addParam("at", Parameters.moment(decision.at()))
                .addParam("by", decision.by())
                .addParam("reason", decision.reason().orElse(null))
                .addParam("service", service.orElse(null))
                .addParam("id", id)
                .execute();
    }

    Page<ProposalRow> page(Tx tx, ListProposals asked, Optional<String> organisation) {
        Listing listing = Listing.of("proposals")
                .with("centre", Optional.of(asked.centre()))
                .with("state", asked.state())
                .with("organisation", organisation);
        Optional<List<String>> after = Cursors.keys(listing, asked.cursor(), 1);
        DbStatementQuery query = tx.execute()
                .createNamedQuery(
                        "proposal.page",
                        SELECT + (organisation.isPresent() ? " and p.organisation = :own" : "")
                                + (asked.state().isPresent() ? " and p.state = :state" : "")
                                + (after.isPresent() ? " and p.id < cast(:after as uuid)" : "")
                                + " order by p.id desc limit :size")
                .addParam("centre", asked.centre())
                .addParam("size", asked.limit() + 1);
        organisation.ifPresent(own -> query.addParam("own", own));
        asked.state().ifPresent(state -> query.addParam("state", state.value()));
        after.ifPresent(keys -> query.addParam("after", keys.getFirst()));
        try (Stream<DbRow> rows = query.execute()) {
            return Page.of(
                    rows.map(ProposalRepository::row).toList(),
                    asked.limit(),
                    each -> listing.cursor(List.of(each.id().toString())));
        }
    }

    private static ProposalRow row(DbRow row) {
        Optional<Decision> decision = Rows.optionalInstant(row, "decided_at")
                .map(at -> new Decision(at, Rows.text(row, "decided_by"), Rows.optionalText(row, "reason")));
        return new ProposalRow(
                Rows.uuid(row, "id"),
                Rows.text(row, "kind"),
                Rows.text(row, "state"),
                Rows.optionalUuid(row, "service"),
                Rows.optionalText(row, "service_name"),
                Rows.optionalNumber(row, "base_version"),
                Rows.flag(row, "outdated"),
                object(Rows.text(row, "change")),
                Rows.optionalText(row, "note"),
                Rows.text(row, "organisation"),
                Rows.text(row, "proposed_by"),
                Rows.instant(row, "proposed_at"),
                decision);
    }

    private static JsonObject object(String json) {
        try (JsonReader reader = Values.JSON.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
