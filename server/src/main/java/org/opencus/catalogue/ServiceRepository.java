package org.opencus.catalogue;

import static org.opencus.database.Rows.number;
import static org.opencus.database.Rows.text;

import io.helidon.dbclient.DbRow;
import io.helidon.dbclient.DbStatementQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.opencus.database.Parameters;
import org.opencus.database.Rows;
import org.opencus.database.Tx;
import org.opencus.model.CodeName;
import org.opencus.model.FacetValue;
import org.opencus.model.Facets;

/** Reads services. */
public final class ServiceRepository {
    /**
     * What is read of a list.
     *
     * @param hits only these, in this order by relevance
     * @param after the position and id behind which the page starts
     */
    record Slice(
            ServiceConditions conditions,
            ServiceOrder order,
            Optional<List<UUID>> hits,
            Optional<List<String>> after,
            int size) {

        /** By relevance a page starts behind the hit last shown; should that no longer be one, behind its former rank. */
        Slice cut() {
            List<UUID> all = hits.orElseThrow();
            int start = after.map(keys -> {
                        int shown = all.indexOf(UUID.fromString(keys.get(1)));
                        return shown < 0 ? Integer.parseInt(keys.get(0)) : shown + 1;
                    })
                    .orElse(0);
            List<UUID> rest = all.subList(Math.min(start, all.size()), all.size());
            return new Slice(conditions, order, Optional.of(rest), Optional.empty(), size);
        }
    }

    /** The rows of a page, in one round trip; empty when there is no such centre. */
    Optional<List<ServiceRow>> page(Tx tx, Slice slice) {
        String sql = ServiceSql.page(
                slice.conditions(),
                slice.order(),
                slice.hits().isPresent(),
                slice.after().isEmpty());
        DbStatementQuery statement = tx.execute().createNamedQuery("service.page", sql);
        slice.conditions().parameters().forEach(statement::addParam);
        slice.hits().ifPresent(ids -> statement.addParam("hits", texts(ids)));
        slice.after()
                .ifPresent(keys -> statement.addParam("afterValue", keys.get(0)).addParam("afterId", keys.get(1)));
        try (Stream<DbRow> rows = statement.addParam("size", slice.size()).execute()) {
            List<Optional<ServiceRow>> found = rows.map(ServiceRow::of).toList();
            boolean noCentre = found.isEmpty() && slice.conditions().centre().isPresent();
            return noCentre
                    ? Optional.empty()
                    : Optional.of(found.stream().flatMap(Optional::stream).toList());
        }
    }

    /** Counts over the whole list, in one round trip. */
    Facets facets(Tx tx, ServiceConditions conditions, Optional<List<UUID>> hits) {
        DbStatementQuery statement =
                tx.execute().createNamedQuery("service.facets", ServiceSql.facets(conditions, hits.isPresent()));
        conditions.parameters().forEach(statement::addParam);
        hits.ifPresent(ids -> statement.addParam("hits", texts(ids)));
        Map<String, List<FacetValue>> facets = new HashMap<>();
        try (Stream<DbRow> rows = statement.execute()) {
            rows.forEach(row -> facets.computeIfAbsent(text(row, "facet"), _ -> new ArrayList<>())
                    .add(value(row)));
        }
        return new Facets(
                facets.get("total").getFirst().count(),
                facets.getOrDefault("domains", List.of()),
                facets.getOrDefault("targetGroups", List.of()),
                facets.getOrDefault("challenges", List.of()),
                facets.getOrDefault("places", List.of()),
                facets.getOrDefault("providers", List.of()),
                facets.getOrDefault("statuses", List.of()),
                facets.getOrDefault("payments", List.of()));
    }

    private static FacetValue value(DbRow row) {
        String code = text(row, "code");
        String name = text(row, "name");
        return new FacetValue(code, name.isEmpty() ? FacetWords.of(code) : name, number(row, "n"));
    }

    private static String[] texts(List<UUID> ids) {
        return Parameters.texts(ids.stream().map(UUID::toString).toList());
    }

    /**
     * What stands around a service.
     *
     * @param available it can be had today
     * @param parts what it consists of, by name
     */
    record Surroundings(boolean available, List<CodeName> parts) {}

    /** Reads what stands around a service that exists. */
    Surroundings surroundings(Tx tx, UUID id) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("service.surroundings", """
                    select coalesce(%s, false) as available, part.code, part.name
                    from service s join centre on centre.code = s.centre
                        left join service part
                            on part.centre = s.centre and part.parent = s.code and part.gone_at is null
                    where s.id = :id
                    order by part.sort_key, part.id
                    """.formatted(ServiceConditions.AVAILABLE))
                .addParam("id", id)
                .execute()) {
            List<DbRow> found = rows.toList();
            boolean available = found.stream().anyMatch(row -> Rows.flag(row, "available"));
            return new Surroundings(
                    available, found.stream().flatMap(ServiceRepository::part).toList());
        }
    }

    private static Stream<CodeName> part(DbRow row) {
        return Rows.optionalText(row, "code").map(code -> new CodeName(code, text(row, "name"))).stream();
    }
}
