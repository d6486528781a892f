package org.opencus.search;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Queries as people type them, with what should come first, asked of the shipped catalogue several at once. */
final class CaregiverQueries {
    private static final int AT_ONCE = 4;
    private static final int SEEN_AT_ONCE = 3;
    private static final String NOTHING = "nothing";

    private CaregiverQueries() {}

    /**
     * One query.
     *
     * @param centre slug, or * for all centres
     * @param expected codes; one that ends in * stands for all that begin so
     */
    record Query(String centre, String kind, String text, List<String> expected) {
        boolean unanswerable() {
            return kind.equals(NOTHING);
        }

        private boolean expects(String code) {
            return expected.stream()
                    .anyMatch(wanted -> wanted.endsWith("*")
                            ? code.startsWith(wanted.substring(0, wanted.length() - 1))
                            : wanted.equals(code));
        }

        private SearchQuestion question(List<String> statuses) {
            List<String> centres = centre.equals("*") ? List.of() : List.of(centre);
            return new SearchQuestion(text, centres, SearchQuestion.KINDS, statuses);
        }
    }

    /**
     * What came of it.
     *
     * @param found best first: whatever status it has, or where nothing is expected what people would see
     */
    record Outcome(Query query, List<String> found) {
        boolean rightFirst() {
            return !found.isEmpty() && query.expects(found.getFirst());
        }

        boolean rightAmongFirst() {
            return found.stream().limit(SEEN_AT_ONCE).anyMatch(query::expects);
        }

        boolean noNonsense() {
            return found.stream().allMatch(query::expects);
        }

        @Override
        public String toString() {
            return "%s %s: %s expected %s, found %s"
                    .formatted(
                            query.centre(),
                            query.kind(),
                            query.text(),
                            query.expected(),
                            found.stream().limit(SEEN_AT_ONCE + 2L).toList());
        }
    }

    static List<Outcome> ask(SearchedCatalogue catalogue, String file)
            throws IOException, InterruptedException, ExecutionException {
        try (var pool = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Outcome>> asked = read(file).stream()
                    .map(query -> pool.submit(() -> outcome(catalogue, query)))
                    .toList();
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Outcome> outcome : asked) {
                outcomes.add(outcome.get());
            }
            return outcomes;
        }
    }

    /** The share of the outcomes that are good. */
    static double rate(List<Outcome> outcomes, Predicate<Outcome> good) {
        return outcomes.stream().filter(good).count() / (double) outcomes.size();
    }

    /** How many of each kind are good. */
    static Map<String, String> table(List<Outcome> outcomes, Predicate<Outcome> good) {
        Map<String, List<Outcome>> kinds = outcomes.stream()
                .collect(Collectors.groupingBy(outcome -> outcome.query().kind(), TreeMap::new, Collectors.toList()));
        Map<String, String> table = new TreeMap<>();
        kinds.forEach((kind, all) -> table.put(kind, all.stream().filter(good).count() + "/" + all.size()));
        return table;
    }

    /** The outcomes that are not good, to be read by people. */
    static String missed(List<Outcome> outcomes, Predicate<Outcome> good) {
        return outcomes.stream()
                .filter(good.negate())
                .sorted(Comparator.comparing(outcome -> outcome.query().kind()))
                .map(Outcome::toString)
                .collect(Collectors.joining("\n"));
    }

    private static Outcome outcome(SearchedCatalogue catalogue, Query query) {
        if (query.unanswerable()) {
            CatalogueSearch.Answer answer = catalogue.find(query.question(List.of()));
            return new Outcome(
                    query,
                    SearchedCatalogue.codes(Stream.concat(answer.matches().stream(), answer.notYet().stream())
                            .toList()));
        }
        return new Outcome(
                query,
                SearchedCatalogue.codes(
                        catalogue.find(query.question(SearchQuestion.STATUSES)).matches()));
    }

    private static List<Query> read(String file) throws IOException {
        try (var lines = new BufferedReader(
                new InputStreamReader(CaregiverQueries.class.getResourceAsStream(file), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split("\t"))
                    .map(parts -> new Query(parts[0], parts[1], parts[2], List.of(parts[3].split(" "))))
                    .toList();
        }
    }
}
