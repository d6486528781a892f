package org.opencus.centres.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolishHolidaysTest {
    @ParameterizedTest
    @CsvSource({
        "1961-04-02",
        "1981-04-19",
        "2000-04-23",
        "2008-03-23",
        "2011-04-24",
        "2019-04-21",
        "2024-03-31",
        "2025-04-20",
        "2026-04-05",
        "2027-03-28",
        "2028-04-16",
        "2038-04-25",
        "2049-04-18",
        "2076-04-19",
        "2285-03-22"
    })
    void knowsEaster(LocalDate easter) {
        assertThat(PolishHolidays.easter(easter.getYear())).isEqualTo(easter);
    }

    @Test
    void putsEasterOnASundayBetween22MarchAnd25April() {
        assertThat(IntStream.rangeClosed(1583, 4000).mapToObj(PolishHolidays::easter))
                .allSatisfy(day -> assertThat(day.getDayOfWeek()).isEqualTo(DayOfWeek.SUNDAY))
                .allSatisfy(day -> assertThat(day)
                        .isBetween(LocalDate.of(day.getYear(), 3, 22), LocalDate.of(day.getYear(), 4, 25)));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        2026-01-01, Nowy Rok
        2026-01-06, Święto Trzech Króli
        2026-04-05, Wielkanoc
        2026-04-06, Poniedziałek Wielkanocny
        2026-05-01, Święto Państwowe 1 maja
        2026-05-03, Święto Narodowe Trzeciego Maja
        2026-05-24, Zielone Świątki
        2026-06-04, Boże Ciało
        2026-08-15, Wniebowzięcie Najświętszej Maryi Panny
        2026-11-01, Wszystkich Świętych
        2026-11-11, Narodowe Święto Niepodległości
        2026-12-24, Wigilia Bożego Narodzenia
        2026-12-25, pierwszy dzień Bożego Narodzenia
        2026-12-26, drugi dzień Bożego Narodzenia
        """)
    void namesTheFourteenHolidaysOfAYear(LocalDate date, String name) {
        assertThat(PolishHolidays.on(date)).contains(name);
    }

    @Test
    void countsAsManyAsTheActOfTheYear() {
        assertThat(List.of(2010, 2011, 2024, 2025, 2026))
                .extracting(PolishHolidaysTest::count)
                .containsExactly(12, 13, 13, 14, 14);
    }

    @ParameterizedTest
    @CsvSource({"2010-01-06", "2024-12-24", "2026-05-02", "2026-04-03", "2026-12-31", "2026-04-07"})
    void knowsWhatIsNoHoliday(LocalDate date) {
        assertThat(PolishHolidays.on(date)).isEmpty();
    }

    private static int count(int year) {
        LocalDate first = LocalDate.of(year, 1, 1);
        return (int) first.datesUntil(first.plusYears(1))
                .filter(day -> PolishHolidays.on(day).isPresent())
                .count();
    }
}
