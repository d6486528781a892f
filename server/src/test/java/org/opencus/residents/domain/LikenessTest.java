package org.opencus.residents.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTest {
    /** What is heard, mistyped or typed without Polish letters, against what stands in the record. */
    @ParameterizedTest
    @CsvSource({
        "Anna Kowalska, Anna Kowalska",
        "Kowalska Anna, Anna Kowalska",
        "ANNA KOWALSKA, Anna Kowalska",
        "Zaneta Brzeczyszczykiewicz, Żaneta Brzęczyszczykiewicz",
        "Rzaneta Bżęczyszczykiewicz, Żaneta Brzęczyszczykiewicz",
        "Jan Wujcik, Jan Wójcik",
        "Jan Wojcik, Jan Wójcik",
        "Hojnacka Maria, Maria Chojnacka",
        "Chenryk Nowak, Henryk Nowak",
        "Jan Wonsik, Jan Wąsik",
        "Jan Wasik, Jan Wąsik",
        "Stefan Wyszynski, Stefan Wyszyński",
        "Anna Nowak-Kowalska, Anna Kowalska-Nowak",
        "Anna Kowaslka, Anna Kowalska",
        "Anna Kwalska, Anna Kowalska",
        "Krzysztof Skszypek, Krzysztof Skrzypek",
        "Xawery Vogt, Ksawery Wogt",
        "Łucja Żołądź, Lucja Zoladz"
    })
    void findsTheSameNameBehindASlip(String asked, String known) {
        assertThat(meet(asked, known)).as("hashes meet").isTrue();
        assertThat(Likeness.ofNames(asked, known)).isGreaterThanOrEqualTo(Likeness.SAME_NAME);
    }

    /** Each word of one name has a code in common with some word of the other: what the database can see. */
    private static boolean meet(String asked, String known) {
        List<Set<String>> there =
                NameCodes.coded(known).stream().map(NameCodes.Word::near).toList();
        return NameCodes.coded(asked).stream()
                .map(NameCodes.Word::near)
                .allMatch(
                        near -> there.stream().anyMatch(other -> other.stream().anyMatch(near::contains)));
    }

    @ParameterizedTest
    @CsvSource({
        "Anna Kowalska, Jan Nowak",
        "Anna Kowalska, Anna Nowak",
        "Jan Lis, Jan Las",
        "Anna Kowalska, Hanna Wiśniewska",
        "Maria Zielińska, Marian Jeleński"
    })
    void keepsDifferentPeopleApart(String asked, String known) {
        assertThat(Likeness.ofNames(asked, known)).isLessThan(Likeness.SAME_NAME);
    }

    @ParameterizedTest
    @CsvSource({
        "1950-03-02, 1950-03-02, 1.0",
        "1950-03-02, 1950-02-03, 0.8",
        "1950-03-02, 1950-03-12, 0.75",
        "1950-03-02, 1950-11-30, 0.4",
        "1950-03-02, 1971-11-30, 0.0"
    })
    void comparesBirthDates(LocalDate asked, LocalDate known, double likeness) {
        assertThat(Likeness.ofBirthDates(asked, known)).isEqualTo(likeness);
    }

    @Test
    void readsHostileNamesWithoutHarm() {
        assertThat(NameCodes.coded("' or 1=1; -- \u202e \ud83d\ude00 \u0000"))
                .extracting(NameCodes.Word::plain)
                .contains("or");
        assertThat(NameCodes.coded("x".repeat(10_000)))
                .allMatch(word -> word.near().size() < 100);
        assertThat(NameCodes.coded("\u0645\u062d\u0645\u062f \u0639\u0644\u064a"))
                .hasSize(2);
        assertThat(NameCodes.coded("")).isEmpty();
        assertThat(Likeness.ofNames("", "Anna")).isZero();
    }

    /** Any one slip of a key in a word of five letters and more leaves something in common. */
    @RepeatedTest(300)
    void oneSlipInAWordLeavesSomethingInCommon(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        String word = word(random);
        assertThat(meet(slipped(word, random), word)).as(word).isTrue();
    }

    /** Letters whose code does not depend on their neighbours. */
    private static final String SOUNDS = "abdefgklmnprtuw";

    /** Twins of a letter count as one, so that a slip beside or between them would be two. */
    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int length = 5 + random.nextInt(8); word.length() < length; ) {
            char next = SOUNDS.charAt(random.nextInt(SOUNDS.length()));
            if (word.substring(Math.max(0, word.length() - 2)).indexOf(next) < 0) {
                word.append(next);
            }
        }
        return word.toString();
    }

    private static String slipped(String word, Random random) {
        int at = random.nextInt(word.length() - 1);
        String letter = random.nextBoolean() ? "i" : "s";
        return switch (random.nextInt(4)) {
            case 0 -> word.substring(0, at) + word.substring(at + 1);
            case 1 -> word.substring(0, at) + letter + word.substring(at);
            case 2 -> word.substring(0, at) + letter + word.substring(at + 1);
            default -> word.substring(0, at) + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
        };
    }
}
