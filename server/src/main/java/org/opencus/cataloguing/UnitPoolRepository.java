package org.opencus.cataloguing;

import io.helidon.dbclient.DbClientException;
import io.helidon.dbclient.DbRow;
import io.helidon.dbclient.DbStatementQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.opencus.api.ServiceBaseService.ListUnitPools;
import org.opencus.contract.Refusal;
import org.opencus.contract.Text;
import org.opencus.database.Parameters;
import org.opencus.database.Rows;
import org.opencus.database.Transactions;
import org.opencus.database.Tx;
import org.opencus.model.UnitPool;
import org.opencus.model.UnitPoolInput;
import org.opencus.paging.Cursors;
import org.opencus.paging.Listing;
import org.opencus.paging.Page;

/** Keeps how many units of services there are, and what is granted of them. */
public final class UnitPoolRepository {
    private static final String OVERDRAWN = "unit_pool_not_overdrawn";
    private static final Text TOO_FEW =
            new Text("Nie ma tylu jednostek: pozostało mniej.", "There are not so many units: fewer are left.");

    /** A pool and the number of its version. */
    record Versioned(UnitPool pool, long version) {}

    /** Lets one transaction at a time open pools of a service; false where the centre has no such service. */
    boolean lockService(Tx tx, String centre, UUID service) {
        try (var rows = tx.execute()
                .createNamedQuery(
                        "service.lock",
                        "select id from service where id = :id and centre = :centre and gone_at is null for no key"
                                + " update")
                .addParam("id", service)
                .addParam("centre", centre)
                .execute()) {
            return rows.findFirst().isPresent();
        }
    }

    boolean overlaps(Tx tx, UUID service, UnitPoolInput given) {
        try (var rows = tx.execute()
                .createNamedQuery("unit-pool.overlapping", """
                    select id from unit_pool
                    where service = :service and unit = :unit and first_day <= :to and last_day >= :from
                    """)
                .addParam("service", service)
                .addParam("unit", given.unit())
                .addParam("from", given.from())
                .addParam("to", given.to())
                .execute()) {
            return rows.findFirst().isPresent();
        }
    }

    void insert(Tx tx, String centre, UUID service, UUID id, UnitPoolInput given) {
        var _ = tx.execute()
                .createNamedInsert("unit-pool.insert", """
                    insert into unit_pool (id, centre, service, first_day, last_day, unit, units)
                    values (:id, :centre, :service, :from, :to, :unit, :units)
                    """)
                .addParam("id", id)
                .addParam("centre", centre)
                .addParam("service", service)
                .addParam("from", given.from())
                .addParam("to", given.to())
                .addParam("unit", given.unit())
                .addParam("units", given.units())
                .execute();
    }

    Optional<Versioned> find(Tx tx, String centre, UUID service, UUID id, boolean toChange) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery(
                        toChange ? "unit-pool.lock" : "unit-pool.find",
                        "select * from unit_pool where id = :id and service = :service and centre = :centre"
                                + (toChange ? " for update" : ""))
                .addParam("id", id)
                .addParam("service", service)
                .addParam("centre", centre)
                .execute()) {
            return rows.findFirst().map(row -> new Versioned(pool(row), Rows.number(row, "version")));
        }
    }

    void resize(Tx tx, UUID id, int units) {
        refusingOverdraft(() -> tx.execute()
                .createNamedUpdate(
                        "unit-pool.resize", "update unit_pool set units = :units, version = version + 1 where id = :id")
                .addParam("units", units)
                .addParam("id", id)
                .execute());
    }

    /** Grants units of a pool; refused (409) where fewer are left, however many ask at once. */
    public void grant(Tx tx, UUID pool, UUID grant, long units, Instant at) {
        refusingOverdraft(() -> tx.execute()
                .createNamedInsert(
                        "unit-grant.insert",
                        "insert into unit_grant (id, pool, units, granted_at) values (:id, :pool, :units, :at)")
                .addParam("id", grant)
                .addParam("pool", pool)
                .addParam("units", units)
                .addParam("at", Parameters.moment(at))
                .execute());
    }

    private interface Statement {
        long run();
    }

    private static void refusingOverdraft(Statement statement) {
        try {
            var _ = statement.run();
        } catch (DbClientException e) {
            if (Transactions.brokenConstraint(e).filter(OVERDRAWN::equals).isPresent()) {
                throw Refusal.of(Refusal.Kind.CONFLICT, TOO_FEW);
            }
            throw e;
        }
    }

    Page<UnitPool> page(Tx tx, ListUnitPools asked) {
        Listing listing = Listing.of("unit-pools").with("service", Optional.of(asked.serviceId()));
        Optional<List<String>> after = Cursors.keys(listing, asked.cursor(), 2);
        DbStatementQuery query = tx.execute()
                .createNamedQuery("unit-pool.page", """
                    select * from unit_pool where service = :service and centre = :centre%s
                    order by last_day desc, id desc limit :size
                    """.formatted(
                        after.isPresent() ? " and (last_day, id) < (cast(:to as date), cast(:id as uuid))" : ""))
                .addParam("service", asked.serviceId())
                .addParam("centre", asked.centre())
                .addParam("size", asked.limit() + 1);
        after.ifPresent(keys -> query.addParam("to", keys.get(0)).addParam("id", keys.get(1)));
        try (Stream<DbRow> rows = query.execute()) {
            return Page.of(
                    rows.map(UnitPoolRepository::pool).toList(),
                    asked.limit(),
                    each -> listing.cursor(
                            List.of(each.to().toString(), each.id().toString())));
        }
    }

    /** The pools of a service whose period holds the day. */
    List<UnitPool> on(Tx tx, UUID service, LocalDate day, Optional<String> unit) {
        DbStatementQuery query = tx.execute()
                .createNamedQuery(
                        "unit-pool.on",
                        "select * from unit_pool where service = :service and first_day <= :day and last_day >= :day"
                                + (unit.isPresent() ? " and unit = :unit" : "") + " order by id")
                .addParam("service", service)
                .addParam("day", day);
        unit.ifPresent(word -> query.addParam("unit", word));
        try (Stream<DbRow> rows = query.execute()) {
            return rows.map(UnitPoolRepository::pool).toList();
        }
    }

    /** The days of the week on which a service is given; none where they are not published. */
    List<String> weekdays(Tx tx, UUID service) {
        try (var rows = tx.execute()
                .createNamedQuery("service.weekdays", "select weekdays from service where id = :id")
                .addParam("id", service)
                .execute()) {
            return rows.findFirst().map(row -> Rows.texts(row, "weekdays")).orElse(List.of());
        }
    }

    private static UnitPool pool(DbRow row) {
        int units = Rows.integer(row, "units");
        int granted = Rows.integer(row, "granted");
        return UnitPool.builder()
                .id(Rows.uuid(row, "id"))
                .from(Rows.optionalDay(row, "first_day").orElseThrow())
                .to(Rows.optionalDay(row, "last_day").orElseThrow())
                .unit(Rows.text(row, "unit"))
                .units(units)
                .granted(granted)
                .used(Rows.integer(row, "used"))
                .left(units - granted)
                .build();
    }
}
