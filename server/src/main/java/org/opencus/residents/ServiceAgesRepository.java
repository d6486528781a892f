package org.opencus.residents;

import static org.opencus.database.Rows.optionalInteger;
import static org.opencus.database.Rows.texts;

import io.helidon.dbclient.DbRow;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opencus.database.Tx;
import org.opencus.model.AgeLimit;

/** Reads from the catalogue for what ages services are. */
final class ServiceAgesRepository {
    /** Any of the limits fits; all ages where there is none. */
    record ServiceAges(List<AgeLimit> limits, List<String> targetGroups) {
        boolean allow(int age) {
            return limits.stream()
                    .anyMatch(
                            limit -> limit.min().orElse(0) <= age && limit.max().orElse(Integer.MAX_VALUE) >= age);
        }
    }

    /** Those of a service of a centre. */
    public Optional<ServiceAges> find(Tx tx, String centre, String service) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("service.ages", """
                    select s.target_groups, lower(ages) as youngest, upper(ages) - 1 as oldest
                    from service s left join lateral unnest(s.age_ranges) as ages on true
                    where s.centre = :centre and s.code = :code and s.gone_at is null order by ages
                    """)
                .addParam("centre", centre)
                .addParam("code", service)
                .execute()) {
            List<DbRow> found = rows.toList();
            return found.stream()
                    .findFirst()
                    .map(first -> new ServiceAges(
                            found.stream()
                                    .map(ServiceAgesRepository::limit)
                                    .filter(limit -> limit.min().isPresent()
                                            || limit.max().isPresent())
                                    .toList(),
                            texts(first, "target_groups")));
        }
    }

    private static AgeLimit limit(DbRow row) {
        return AgeLimit.builder()
                .min(optionalInteger(row, "youngest"))
                .max(optionalInteger(row, "oldest"))
                .build();
    }
}
