package org.opencus.cataloguing;

import io.helidon.dbclient.DbRow;
import io.helidon.dbclient.DbStatementQuery;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opencus.api.UpkeepService.ConfirmService;
import org.opencus.api.UpkeepService.ListConfirmations;
import org.opencus.api.UpkeepService.ListStaleServices;
import org.opencus.database.Parameters;
import org.opencus.database.Rows;
import org.opencus.database.Tx;
import org.opencus.model.ConfirmationChannel;
import org.opencus.model.ServiceConfirmation;
import org.opencus.model.StaleService;
import org.opencus.model.WireForm;
import org.opencus.paging.Cursors;
import org.opencus.paging.Listing;
import org.opencus.paging.Page;

/** Keeps confirmations of services, and finds those that lack one. */
final class ConfirmationRepository {
    void insert(Tx tx, ConfirmService request, ServiceConfirmation confirmation, String recordedBy) {
        var _ = tx.execute()
                .createNamedInsert("confirmation.insert", """
                    insert into service_confirmation
                        (id, centre, service, confirmed_on, confirmed_by, channel, recorded_at, recorded_by)
                    values (:id, :centre, :service, :on, :by, :channel, :at, :recordedBy)
                    """)
                .addParam("id", confirmation.id())
                .addParam("centre", request.centre())
                .addParam("service", request.serviceId())
                .addParam("on", confirmation.on())
                .addParam("by", confirmation.by())
                .addParam("channel", confirmation.channel().value())
                .addParam("at", Parameters.moment(confirmation.recordedAt()))
                .addParam("recordedBy", recordedBy)
                .execute();
    }

    Page<ServiceConfirmation> page(Tx tx, ListConfirmations asked) {
        Listing listing = Listing.of("confirmations").with("service", Optional.of(asked.serviceId()));
        Optional<List<String>> after = Cursors.keys(listing, asked.cursor(), 2);
        DbStatementQuery query = tx.execute()
                .createNamedQuery("confirmation.page", """
                    select * from service_confirmation where service = :service%s
                    order by confirmed_on desc, id desc limit :size
                    """.formatted(
                        after.isPresent() ? " and (confirmed_on, id) < (cast(:on as date), cast(:id as uuid))" : ""))
                .addParam("service", asked.serviceId())
                .addParam("size", asked.limit() + 1);
        after.ifPresent(keys -> query.addParam("on", keys.get(0)).addParam("id", keys.get(1)));
        try (Stream<DbRow> rows = query.execute()) {
            return Page.of(
                    rows.map(ConfirmationRepository::confirmation).toList(),
                    asked.limit(),
                    each -> listing.cursor(
                            List.of(each.on().toString(), each.id().toString())));
        }
    }

    private static ServiceConfirmation confirmation(DbRow row) {
        return new ServiceConfirmation(
                Rows.uuid(row, "id"),
                Rows.optionalDay(row, "confirmed_on").orElseThrow(),
                Rows.text(row, "confirmed_by"),
                WireForm.constant(ConfirmationChannel.class, Rows.text(row, "channel")),
                Rows.instant(row, "recorded_at"));
    }

    /** Services of which nobody has said for more than so many days that they are as the catalogue says. */
    Page<StaleService> stale(Tx tx, ListStaleServices asked, int days, LocalDate today) {
        Listing listing = Listing.of("stale-services")
                .with("centre", Optional.of(asked.centre()))
                .with("days", Optional.of(days));
        Optional<List<String>> after = Cursors.keys(listing, asked.cursor(), 2);
        DbStatementQuery query = tx.execute()
                .createNamedQuery("service.stale", """
                    select id, code, name, unconfirmed_since(document, modified_at) as since from service
                    where centre = :centre and gone_at is null and status in ('existing', 'planned')
                      and unconfirmed_since(document, modified_at) < :before%s
                    order by unconfirmed_since(document, modified_at), id limit :size
                    """.formatted(
                                after.isPresent()
                                        ? "\n"
                                                + "  and (unconfirmed_since(document, modified_at), id) > (cast(:since"
                                                + " as date), cast(:id as uuid))"
                                        : ""))
                .addParam("centre", asked.centre())
                .addParam("before", today.minusDays(days))
                .addParam("size", asked.limit() + 1);
        after.ifPresent(keys -> query.addParam("since", keys.get(0)).addParam("id", keys.get(1)));
        try (Stream<DbRow> rows = query.execute()) {
            return Page.of(
                    rows.map(row -> stale(row, today)).toList(),
                    asked.limit(),
                    each -> listing.cursor(
                            List.of(each.since().toString(), each.id().toString())));
        }
    }

    private static StaleService stale(DbRow row, LocalDate today) {
        LocalDate since = Rows.optionalDay(row, "since").orElseThrow();
        return new StaleService(
                Rows.uuid(row, "id"),
                Rows.text(row, "code"),
                Rows.text(row, "name"),
                since,
                Math.toIntExact(ChronoUnit.DAYS.between(since, today)));
    }
}
