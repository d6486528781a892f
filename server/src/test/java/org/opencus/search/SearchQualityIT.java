package org.opencus.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencus.database.Transactions;
import org.opencus.search.CaregiverQueries.Outcome;
import org.opencus.testing.DatabaseExtension;

/** How often people find what they need when they ask in their own words. */
@ExtendWith(DatabaseExtension.class)
class SearchQualityIT {
    private static final System.Logger LOGGER = System.getLogger(SearchQualityIT.class.getName());
    private static final int SEEN_AT_ONCE = 3;
    private static final String NOTHING = "-";

    private final SearchedCatalogue catalogue;

    SearchQualityIT(Transactions transactions) {
        this.catalogue = new SearchedCatalogue(transactions);
    }

    private record Asked(String text, List<String> expected) {
        boolean answeredBy(List<String> found) {
            return expected.equals(List.of(NOTHING))
                    ? found.isEmpty()
                    : found.stream().anyMatch(expected::contains);
        }
    }

    @ParameterizedTest
    @CsvSource({"everyday-queries.tsv, 0.98", "held-out-queries.tsv, 0.95"})
    void answersAmongTheFirstThreeOfAll(String file, double least) throws IOException {
        check(file, least, text -> first(catalogue.findAnyStatus(text).matches()));
    }

    @ParameterizedTest
    @CsvSource({"everyday-queries.tsv, 0.98", "held-out-queries.tsv, 0.95"})
    void answersAmongTheFirstThreeOfWhatCanBeHadOrCannotYet(String file, double least) throws IOException {
        check(file, least, text -> {
            CatalogueSearch.Answer answer = catalogue.find(text);
            return Stream.concat(first(answer.matches()).stream(), first(answer.notYet()).stream())
                    .toList();
        });
    }

    /** Each kind of question that the catalogue can answer, and those that it cannot, must come out well. */
    @ParameterizedTest
    @CsvSource({"caregiver-queries.tsv, 0.97, 0.99, 0.90", "caregiver-held-out-queries.tsv, 0.88, 0.95, 0.80"})
    void answersFirstWhatItCanAndNothingWhatItCannot(String file, double first, double amongFirst, double nothing)
            throws IOException, InterruptedException, ExecutionException {
        Map<Boolean, List<Outcome>> outcomes = CaregiverQueries.ask(catalogue, file).stream()
                .collect(Collectors.partitioningBy(outcome -> outcome.query().unanswerable()));
        LOGGER.log(
                System.Logger.Level.INFO,
                "{0}: first {1}, among the first three {2}, no nonsense {3}",
                file,
                CaregiverQueries.table(outcomes.get(false), Outcome::rightFirst),
                CaregiverQueries.table(outcomes.get(false), Outcome::rightAmongFirst),
                CaregiverQueries.table(outcomes.get(true), Outcome::noNonsense));
        atLeast(first, outcomes.get(false), Outcome::rightFirst);
        atLeast(amongFirst, outcomes.get(false), Outcome::rightAmongFirst);
        atLeast(nothing, outcomes.get(true), Outcome::noNonsense);
    }

    private static void atLeast(double least, List<Outcome> outcomes, Predicate<Outcome> good) {
        assertThat(CaregiverQueries.rate(outcomes, good))
                .describedAs(CaregiverQueries.missed(outcomes, good))
                .isGreaterThanOrEqualTo(least);
    }

    private static void check(String file, double least, Function<String, List<String>> finding) throws IOException {
        List<Asked> all = read(file);
        List<String> missed = all.parallelStream()
                .flatMap(asked -> {
                    List<String> found = finding.apply(asked.text());
                    return asked.answeredBy(found)
                            ? Stream.empty()
                            : Stream.of(asked.text() + ": expected " + asked.expected() + ", found " + found);
                })
                .toList();
        double rate = 1 - missed.size() / (double) all.size();
        LOGGER.log(System.Logger.Level.INFO, "{0}: {1} of {2} answered", file, all.size() - missed.size(), all.size());
        assertThat(rate).describedAs(String.join("\n", missed)).isGreaterThanOrEqualTo(least);
    }

    private static List<String> first(List<Match> matches) {
        return SearchedCatalogue.codes(matches).stream().limit(SEEN_AT_ONCE).toList();
    }

    private static List<Asked> read(String file) throws IOException {
        try (var lines = new BufferedReader(
                new InputStreamReader(SearchQualityIT.class.getResourceAsStream(file), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split("\t"))
                    .map(parts -> new Asked(parts[0], List.of(parts[1].split(" "))))
                    .toList();
        }
    }
}
