package org.opencus.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.dbclient.DbStatementQuery;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opencus.catalogue.ServiceConditions.Reach;
import org.opencus.database.Rows;
import org.opencus.database.Transactions;
import org.opencus.model.PaymentKind;
import org.opencus.model.ScopeVariant;
import org.opencus.model.ServiceKind;
import org.opencus.model.ServiceQuery;
import org.opencus.model.ServiceSort;
import org.opencus.model.StatusFilter;
import org.opencus.model.Weekday;
import org.opencus.testing.DatabaseExtension;

/** What PostgreSQL does for a list of services when there are 20 000 of them: it must not read them all. */
@ExtendWith(DatabaseExtension.class)
class ServicePlanIT {
    private static final Optional<String> GORNO = Optional.of("gorno");
    private static final Optional<String> ANYWHERE = Optional.empty();

    private static Transactions transactions;

    /** A list as asked for; by address of a centre or across them. */
    record Shape(String name, Optional<String> centre, ServiceQuery query, boolean first) {
        @Override
        public String toString() {
            return name + (centre.isPresent() ? " of a centre" : " across centres");
        }
    }

    @BeforeAll
    static void fill(Transactions own) {
        transactions = own;
        GeneratedCatalogue.fill(own, 20_000);
    }

    static Stream<Shape> shapes() {
        Map<String, UnaryOperator<ServiceQuery.Builder>> filters = Map.ofEntries(
                Map.entry("available", asked -> asked),
                Map.entry("by domain", asked -> asked.domain(List.of("domain-3"))),
                Map.entry("by target group", asked -> asked.targetGroup(List.of("group-3", "group-4"))),
                Map.entry("by challenge", asked -> asked.challenge(List.of("challenge-3"))),
                Map.entry("by place", asked -> asked.place(List.of("place-60"))),
                Map.entry("by provider", asked -> asked.provider(List.of("organisation-3"))),
                Map.entry("by kind", asked -> asked.kind(List.of(ServiceKind.SERVICE))),
                Map.entry("by payment", asked -> asked.payment(List.of(PaymentKind.FREE))),
                Map.entry("by age", asked -> asked.age(7)),
                Map.entry("by weekday", asked -> asked.weekday(List.of(Weekday.MON))),
                Map.entry("by parent", asked -> asked.parent("service-9")),
                Map.entry("by scope", asked -> asked.scope(ScopeVariant.BASIC)),
                Map.entry("of any status", asked -> asked.status(List.of(StatusFilter.ANY))),
                Map.entry("planned", asked -> asked.status(List.of(StatusFilter.PLANNED))),
                Map.entry("by name downwards", asked -> asked.sort(ServiceSort.NAME_DESCENDING)),
                Map.entry("by change", asked -> asked.sort(ServiceSort.MODIFIED)),
                Map.entry("by change downwards", asked -> asked.sort(ServiceSort.MODIFIED_DESCENDING)),
                Map.entry("changed", asked -> asked.modifiedAfter(Instant.parse("2026-01-01T05:00:00Z"))));
        return filters.entrySet().stream().sorted(Map.Entry.comparingByKey()).flatMap(ServicePlanIT::variants);
    }

    private static Stream<Shape> variants(Map.Entry<String, UnaryOperator<ServiceQuery.Builder>> filter) {
        ServiceQuery query = filter.getValue().apply(ServiceQuery.builder()).build();
        return Stream.of(GORNO, ANYWHERE)
                .flatMap(centre -> Stream.of(
                        new Shape(filter.getKey(), centre, query, true),
                        new Shape("next page " + filter.getKey(), centre, query, false)));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void aPageNeverReadsAllServices(Shape shape) {
        ServiceOrder order = ServiceOrder.of(shape.query());
        ServiceConditions conditions = new ServiceConditions(shape.centre(), shape.query(), Reach.ASKED);
        String plan = plan(conditions, ServiceSql.page(conditions, order, false, shape.first()), statement -> {
            statement.addParam("size", 21);
            if (!shape.first()) {
                boolean byName = order == ServiceOrder.NAME || order == ServiceOrder.NAME_DOWN;
                statement
                        .addParam("afterValue", byName ? "usluga 8" : "2026-01-01T02:00:00Z")
                        .addParam("afterId", UUID.randomUUID().toString());
            }
        });

        assertThat(plan).doesNotContain("Seq Scan on service ").contains("Index");
    }

    /** Counting reads all that it counts: without reading all only where a filter whose values are not counted leaves few. */
    static Stream<Shape> selective() {
        return shapes().filter(Shape::first)
                .filter(shape -> List.of("by parent", "by weekday").contains(shape.name()));
    }

    @ParameterizedTest
    @MethodSource("selective")
    void countingReadsNoMoreThanItCounts(Shape shape) {
        ServiceConditions conditions = new ServiceConditions(shape.centre(), shape.query(), Reach.ASKED);
        String plan = plan(conditions, ServiceSql.facets(conditions, false), statement -> {});

        assertThat(plan).doesNotContain("Seq Scan on service ").contains("Index");
    }

    private static String plan(ServiceConditions conditions, String sql, Consumer<DbStatementQuery> more) {
        return transactions.read(tx -> {
            DbStatementQuery statement = tx.execute().createNamedQuery("explain", "explain " + sql);
            conditions.parameters().forEach(statement::addParam);
            more.accept(statement);
            try (var rows = statement.execute()) {
                return rows.map(row -> Rows.text(row, "QUERY PLAN")).collect(Collectors.joining("\n"));
            }
        });
    }
}
