package org.opencus.search;

import static org.opencus.database.Rows.flag;
import static org.opencus.database.Rows.optionalText;
import static org.opencus.database.Rows.text;
import static org.opencus.database.Rows.texts;
import static org.opencus.database.Rows.uuid;

import io.helidon.dbclient.DbRow;
import io.helidon.dbclient.DbStatementQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.opencus.database.Parameters;
import org.opencus.database.Tx;

/** Finds candidates in the index; whether they answer is decided by the ranking. */
final class SearchRepository {
    /** More candidates than anybody pages through. */
    static final int MOST_CANDIDATES = 300;
    /** Entries of a tier that are looked at; keeps common words from costing more as the index grows. */
    private static final int MOST_OF_TIER = 800;

    private static final int MOST_RANKED = 6;

    /** A tier is looked at only when those before it gave too little. */
    private static final String TIER = """
        tier%1$d as materialized (
            select * from search_entry
            where terms @@ cast(:tier%1$d as tsquery)%2$s
            and kind = any(cast(:kinds as text[]))
            and (:status = 'any' or (:status = 'available') = available)
            and (:status <> 'other' or kind = 'service')
            and (cardinality(cast(:statuses as text[])) = 0 or status = any(cast(:statuses as text[])))
            and (cardinality(cast(:near as text[])) = 0
                or areas && cast(:near as text[])
                or places && cast(:around as text[])
                or everywhere and centre = any(cast(:placecentres as text[])))
            limit %3$s
        )\
        """;

    private static final String FIND = """
        with %s
        select id, kind, centre, code, name, description, status, available, domains, target_groups, challenges,
            places, providers, payment, areas, everywhere, passages
        from (%s) as found
        order by %s desc, id
        limit :most
        """;

    /** The most promising entries for a reading. */
    List<Candidate> candidates(Tx tx, Wanted wanted) {
        DbStatementQuery query = tx.execute()
                .createNamedQuery("search.find", sql(wanted))
                .addParam("kinds", Parameters.texts(wanted.question().kinds()))
                .addParam("status", wanted.availability())
                .addParam("statuses", Parameters.texts(wanted.question().statuses()))
                .addParam("most", MOST_CANDIDATES);
        places(query, wanted.reading().places());
        for (int i = 0; i < wanted.tiers().size(); i++) {
            query.addParam("tier" + i, wanted.tiers().get(i));
        }
        List<String> parts = parts(wanted);
        for (int i = 0; i < parts.size(); i++) {
            query.addParam("part" + i, parts.get(i));
            query.addParam("weight" + i, wanted.weights().get(i));
        }
        try (Stream<DbRow> rows = query.execute()) {
            return rows.map(SearchRepository::candidate).toList();
        }
    }

    /** Only numbers differ between the statements, never words. */
    private static String sql(Wanted wanted) {
        List<String> tiers = new ArrayList<>();
        List<String> all = new ArrayList<>();
        for (int i = 0; i < wanted.tiers().size(); i++) {
            tiers.add(TIER.formatted(i, real(wanted) + notBefore(i), limit(i)));
            all.add("select * from tier" + i);
        }
        return FIND.formatted(String.join(", ", tiers), String.join(" union all ", all), rank(wanted));
    }

    /** Who looks across centres does not want those that are sandboxes. */
    private static String real(Wanted wanted) {
        return wanted.question().centres().isEmpty()
                ? " and centre not in (select code from centre where sandbox_of is not null)"
                : "";
    }

    private static String notBefore(int tier) {
        return IntStream.range(0, tier)
                .mapToObj(before -> " and not terms @@ cast(:tier" + before + " as tsquery)")
                .collect(Collectors.joining());
    }

    private static String limit(int tier) {
        String before = IntStream.range(0, tier)
                .mapToObj(i -> "(select count(*) from tier" + i + ")")
                .collect(Collectors.joining(" + "));
        return tier == 0
                ? Integer.toString(MOST_OF_TIER)
                : "case when " + before + " >= " + MOST_CANDIDATES + " then 0 else " + MOST_OF_TIER + " end";
    }

    private static List<String> parts(Wanted wanted) {
        return wanted.parts().subList(0, Math.min(MOST_RANKED, wanted.parts().size()));
    }

    /** A rough rank: how much of each part is there, labels counting as the fields do. */
    private static String rank(Wanted wanted) {
        List<String> ranks = new ArrayList<>();
        for (int i = 0; i < parts(wanted).size(); i++) {
            ranks.add("cast(:weight" + i + " as real) * ts_rank('{0.4, 0.6, 0.8, 1}', terms, cast(:part" + i
                    + " as tsquery))");
        }
        return ranks.isEmpty() ? "cast(0 as real)" : String.join(" + ", ranks);
    }

    private static void places(DbStatementQuery query, Collection<PlaceName> places) {
        Set<String> around = places.stream()
                .flatMap(place -> place.ancestors().stream().skip(1))
                .collect(Collectors.toSet());
        query.addParam(
                        "near",
                        Parameters.texts(places.stream().map(PlaceName::code).toList()))
                .addParam("around", Parameters.texts(around))
                .addParam(
                        "placecentres",
                        Parameters.texts(places.stream()
                                .map(PlaceName::centre)
                                .distinct()
                                .toList()));
    }

    private static Candidate candidate(DbRow row) {
        return new Candidate(
                uuid(row, "id"),
                text(row, "kind"),
                text(row, "centre"),
                text(row, "code"),
                text(row, "name"),
                optionalText(row, "description"),
                text(row, "status"),
                flag(row, "available"),
                new SearchEntry.Labels(
                        texts(row, "domains"),
                        texts(row, "target_groups"),
                        texts(row, "challenges"),
                        texts(row, "places"),
                        texts(row, "providers"),
                        optionalText(row, "payment")),
                Set.copyOf(texts(row, "areas")),
                flag(row, "everywhere"),
                PassageText.read(text(row, "passages")));
    }
}
