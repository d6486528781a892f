package org.opencus.search;

import static org.opencus.database.Rows.text;

import io.helidon.dbclient.DbRow;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opencus.catalogue.FacetWords;
import org.opencus.database.Tx;
import org.opencus.model.FacetValue;
import org.opencus.model.Facets;
import org.opencus.records.RecordKind;

/** Counts what was found by what it can be narrowed by, with the names of the codes. */
final class FacetRepository {
    /** Counts over all matches, not only those of a page. */
    Facets facets(Tx tx, List<Match> matches) {
        return new Facets(
                (long) matches.size(),
                named(tx, RecordKind.SERVICE_DOMAIN, matches, labels -> labels.domains()),
                named(tx, RecordKind.TARGET_GROUP, matches, labels -> labels.targetGroups()),
                named(tx, RecordKind.CHALLENGE, matches, labels -> labels.challenges()),
                named(tx, RecordKind.PLACE, matches, labels -> labels.places()),
                named(tx, RecordKind.ORGANISATION, matches, labels -> labels.providers()),
                worded(count(services(matches).map(match -> match.record().status()))),
                worded(count(services(matches).flatMap(match -> match.record().labels().payment().stream()))));
    }

    private static Stream<Match> services(List<Match> matches) {
        return matches.stream().filter(match -> match.record().kind().equals("service"));
    }

    private static List<FacetValue> named(
            Tx tx, RecordKind kind, List<Match> matches, Function<SearchEntry.Labels, List<String>> codes) {
        Map<String, Long> counts = count(
                services(matches).flatMap(match -> codes.apply(match.record().labels()).stream()));
        if (counts.isEmpty()) {
            return List.of();
        }
        Map<String, String> names = names(tx, kind, counts);
        return values(counts, code -> names.getOrDefault(code, code));
    }

    private static List<FacetValue> worded(Map<String, Long> counts) {
        return values(counts, FacetWords::of);
    }

    private static Map<String, Long> count(Stream<String> codes) {
        return codes.collect(Collectors.groupingBy(code -> code, LinkedHashMap::new, Collectors.counting()));
    }

    private static List<FacetValue> values(Map<String, Long> counts, Function<String, String> name) {
        return counts.entrySet().stream()
                .map(count -> new FacetValue(count.getKey(), name.apply(count.getKey()), count.getValue()))
                .sorted(Comparator.comparing(FacetValue::count)
                        .reversed()
                        .thenComparing(FacetValue::name)
                        .thenComparing(FacetValue::code))
                .toList();
    }

    private static Map<String, String> names(Tx tx, RecordKind kind, Map<String, Long> codes) {
        Map<String, String> names = new HashMap<>();
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("search.names-of-facets", """
                    select code, min(name) as name from search_entry
                    where kind = :kind and terms @@ cast(:terms as tsquery)
                    group by code
                    """)
                .addParam("kind", kind.word())
                .addParam(
                        "terms",
                        Terms.anyOf(codes.keySet().stream()
                                .map(code -> kind.word() + ":" + code)
                                .toList()))
                .execute()) {
            rows.forEach(row -> names.put(text(row, "code"), text(row, "name")));
        }
        return names;
    }
}
