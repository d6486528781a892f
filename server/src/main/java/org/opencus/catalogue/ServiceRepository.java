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
import org.opencus.database.Rows;
import org.opencus.database.Tx;
import org.opencus.model.CodeName;
import org.opencus.model.FacetValue;
import org.opencus.model.Facets;

/** Reads services. */
public final class ServiceRepository {
    /** Counts over the whole list, in one round trip. */
    Facets facets(Tx tx, ServiceConditions conditions, Optional<List<UUID>> hits) {
        DbStatementQuery statement =
                tx.execute().createNamedQuery("service.facets", ServiceSql.facets(conditions, hits.isPresent()));
        conditions.parameters().forEach(statement::addParam);
        hits.ifPresent(ids -> statement.addParam("hits", ServicePageRepository.idTexts(ids)));
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
