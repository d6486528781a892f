package org.opencus.hsds;

import static org.opencus.database.Rows.optionalText;
import static org.opencus.database.Rows.text;
import static org.opencus.database.Rows.texts;

import io.helidon.dbclient.DbRow;
import io.helidon.dbclient.DbStatementQuery;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.opencus.database.Parameters;
import org.opencus.database.Rows;
import org.opencus.database.Tx;
import org.opencus.model.ServiceStatus;

/** Reads services of a centre, and services at their places: first which ones, then those. */
final class ServiceEntryRepository {
    /** What both lists filter by; `service` is a row of directory_service. */
    private static final String MATCHES = """
        service.centre = :centre
        and (service.gone_at is null or cast(:modifiedAfter as timestamptz) is not null)
        and (cast(:modifiedAfter as timestamptz) is null or service.modified_at >= cast(:modifiedAfter as timestamptz)
            or ((select surroundings_changed_at(:centre)) >= cast(:modifiedAfter as timestamptz)
                and service.last_modified >= cast(:modifiedAfter as timestamptz)))
        and (cast(:organization as uuid) is null or service.organization_id = cast(:organization as uuid))
        and (cast(:found as uuid[]) is null or service.id = any (cast(:found as uuid[])))
        and %s and %s
        """.formatted(carries("term"), carries("taxonomy"));

    private static final String SERVICES = """
        select (select count(*) from directory_service as service where %1$s) as total,
            array(
                select id from directory_service as service where %1$s
                order by case when cast(:found as uuid[]) is not null then array_position(cast(:found as uuid[]), id) end,
                    sort_key, id
                limit :size offset :start
            ) as ids
        """.formatted(MATCHES);

    private static final String PLACED = """
        with middle as (
            select avg(cast(document ->> 'latitude' as float8)) as latitude,
                avg(cast(document ->> 'longitude' as float8)) as longitude
            from place
            where centre = :centre and gone_at is null and document ->> 'postalCode' = cast(:postalCode as text)
        ), matching as (
            select placed.id, placed.place_sort_key, service.sort_key,
                array_position(cast(:found as uuid[]), service.id) as rank
            from directory_service_at_place as placed
            join directory_service as service on service.id = placed.service_id
            cross join middle
            where %s
                and (cast(:postalCode as text) is null
                    or placed.place_document ->> 'postalCode' = cast(:postalCode as text)
                    or metres_between(middle.latitude, middle.longitude,
                        cast(placed.place_document ->> 'latitude' as float8),
                        cast(placed.place_document ->> 'longitude' as float8)) <= cast(:metres as float8))
        )
        select (select count(*) from matching) as total,
            array(
                select id from matching order by rank, sort_key, place_sort_key, id limit :size offset :start
            ) as ids
        """.formatted(MATCHES);

    /** Which services match, by name unless a search has ranked them. */
    Slice<UUID> ids(Tx tx, String centre, ServiceFilter filter, Range range) {
        return slice(bound(tx.execute().createNamedQuery("directory.services", SERVICES), centre, filter, range));
    }

    /** Which services at places match, by the service's name and then the place's. */
    Slice<UUID> placedIds(Tx tx, String centre, ServiceFilter filter, Optional<Nearby> nearby, Range range) {
        var query = tx.execute()
                .createNamedQuery("directory.services-at-places", PLACED)
                .addParam("postalCode", nearby.map(Nearby::postalCode).orElse(null))
                .addParam("metres", nearby.flatMap(Nearby::metres).orElse(null));
        return slice(bound(query, centre, filter, range));
    }

    /** Services of the centre in the order of their ids, also those that are gone. */
    List<ServiceEntry> load(Tx tx, String centre, List<UUID> ids) {
        return rows(tx, centre, ids, "directory.services-by-id", """
            select * from directory_service
            where centre = :centre and id = any (cast(:ids as uuid[]))
            order by array_position(cast(:ids as uuid[]), id)
            """, ServiceEntryRepository::service);
    }

    /** Services at places in the order of their ids, also of services that are gone. */
    List<ServicePlacement> loadPlaced(Tx tx, String centre, List<UUID> ids) {
        return rows(tx, centre, ids, "directory.services-at-places-by-id", """
            select placed.id as placed_id, placed.place, service.*
            from directory_service_at_place as placed
            join directory_service as service on service.id = placed.service_id
            where placed.centre = :centre and placed.id = any (cast(:ids as uuid[]))
            order by array_position(cast(:ids as uuid[]), placed.id)
            """, ServiceEntryRepository::placed);
    }

    /** The services of some organizations, by name. */
    List<ServiceEntry> ofOrganizations(Tx tx, String centre, List<UUID> organizations) {
        return rows(
                tx, centre, organizations, "directory.services-of-organizations", """
                select * from directory_service
                where centre = :centre and gone_at is null and organization_id = any (cast(:ids as uuid[]))
                order by sort_key, id
                """, ServiceEntryRepository::service);
    }

    private static <T> List<T> rows(
            Tx tx, String centre, List<UUID> ids, String name, String sql, Function<DbRow, T> mapping) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery(name, sql)
                .addParam("centre", centre)
                .addParam("ids", array(ids))
                .execute()) {
            return rows.map(mapping).toList();
        }
    }

    private static Slice<UUID> slice(DbStatementQuery query) {
        try (Stream<DbRow> rows = query.execute()) {
            DbRow row = rows.findFirst().orElseThrow();
            return new Slice<>(
                    Rows.number(row, "total"),
                    texts(row, "ids").stream().map(UUID::fromString).toList());
        }
    }

    private static String carries(String name) {
        return """
            case cast(:%1$s as text)
                when '' then true
                when 'service-domains' then service.domains && cast(:%1$sCodes as text[])
                when 'target-groups' then service.target_groups && cast(:%1$sCodes as text[])
                when 'challenges' then service.challenges && cast(:%1$sCodes as text[])
                when 'service-statuses' then service.status = any (cast(:%1$sCodes as text[]))
                else false
            end\
            """.formatted(name);
    }

    private static DbStatementQuery bound(DbStatementQuery query, String centre, ServiceFilter filter, Range range) {
        return bound(bound(query, "term", filter.term()), "taxonomy", filter.taxonomy())
                .addParam("centre", centre)
                .addParam(
                        "modifiedAfter",
                        filter.modifiedAfter().map(Parameters::moment).orElse(null))
                .addParam("organization", filter.organization().orElse(null))
                .addParam(
                        "found",
                        filter.found().map(ServiceEntryRepository::array).orElse(null))
                .addParam("size", range.perPage())
                .addParam("start", range.start());
    }

    private static DbStatementQuery bound(DbStatementQuery query, String name, Optional<TermFilter> filter) {
        String taxonomy = filter.map(
                        asked -> asked.taxonomy().map(Taxonomy::code).orElse("none"))
                .orElse("");
        return query.addParam(name, taxonomy)
                .addParam(
                        name + "Codes",
                        Parameters.texts(filter.map(TermFilter::codes).orElse(List.of())));
    }

    private static String[] array(List<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    private static ServicePlacement placed(DbRow row) {
        return new ServicePlacement(Rows.uuid(row, "placed_id"), service(row), text(row, "place"));
    }

    private static ServiceEntry service(DbRow row) {
        return new ServiceEntry(
                Rows.uuid(row, "id"),
                text(row, "code"),
                text(row, "name"),
                status(text(row, "status")),
                Rows.optionalInstant(row, "gone_at").isPresent(),
                Rows.flag(row, "available"),
                optionalText(row, "delivery"),
                optionalText(row, "payment"),
                texts(row, "domains"),
                texts(row, "target_groups"),
                texts(row, "challenges"),
                texts(row, "places"),
                texts(row, "providers"),
                Rows.uuid(row, "organization_id"),
                Rows.optionalUuid(row, "programme_id"),
                Rows.instant(row, "last_modified"),
                Document.parse(text(row, "document")));
    }

    private static ServiceStatus status(String value) {
        return Stream.of(ServiceStatus.values())
                .filter(status -> status.value().equals(value))
                .findFirst()
                .orElseThrow();
    }
}
