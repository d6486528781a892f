package org.opencus.records.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestCodeTest {
    private static final List<String> KNOWN =
            List.of("seniors", "families-in-crisis", "youth", "culture", "klub-aa", "aa", "ab");

    @ParameterizedTest
    @CsvSource({
        "senoirs, seniors",
        "senior, seniors",
        "familes-in-crises, families-in-crisis",
        "yuoth, youth",
        "kultura, culture",
        "klub-a, klub-aa",
        "ac, aa",
        "seniors, seniors"
    })
    void findsWhatWasProbablyMeant(String code, String meant) {
        assertThat(NearestCode.to(code, KNOWN)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"x", "homeless", "nothing-like-it", "sport"})
    void guessesNothingWhereNothingIsNear(String code) {
        assertThat(NearestCode.to(code, List.of("seniors", "families-in-crisis", "culture")))
                .isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({"'', '', 0", "a, '', 1", "abc, acb, 1", "abc, abd, 1", "kitten, sitting, 3", "ca, abc, 3"})
    void countsLettersToChange(String from, String to, int distance) {
        assertThat(NearestCode.distance(from, to)).isEqualTo(distance);
    }

    @Test
    void theWayBackIsAsLong() {
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            String from = word(random);
            String to = word(random);
            assertThat(NearestCode.distance(from, to))
                    .isEqualTo(NearestCode.distance(to, from))
                    .isBetween(Math.abs(from.length() - to.length()), Math.max(from.length(), to.length()));
        }
    }

    private static String word(Random random) {
        return random.ints(random.nextInt(9), 'a', 'e')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
