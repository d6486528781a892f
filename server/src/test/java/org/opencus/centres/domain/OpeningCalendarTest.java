package org.opencus.centres.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencus.centres.domain.DayAnswer.State;
import org.opencus.centres.domain.OpeningCalendar.Question;

class OpeningCalendarTest {
    private static final HoursRule MONTHLY_SUNDAY = rule("", "sun", 6).monthly().build();
    private static final List<HoursRule> DOBCZYCE = List.of(
            rule("basic", "mon tue wed thu fri sat", 8).build(),
            rule("extended", "mon tue wed thu fri", 12).build(),
            rule("extended", "mon tue wed thu fri", 14)
                    .condition("day-carer-point")
                    .build(),
            rule("extended", "sat", 8).build(),
            MONTHLY_SUNDAY);

    @ParameterizedTest
    @CsvSource(textBlock = """
        basic,    '',              2026-11-23, OPEN,        PT8H,  zakres podstawowy: pon.–sob. po 8 godzin
        basic,    '',              2026-11-28, OPEN,        PT8H,  zakres podstawowy: pon.–sob. po 8 godzin
        basic,    day-carer-point, 2026-11-23, OPEN,        PT8H,  zakres podstawowy: pon.–sob. po 8 godzin
        basic,    '',              2026-11-29, UNCONFIRMED, PT6H,  'raz w miesiącu w niedzielę, 6 godzin'
        extended, '',              2026-11-27, OPEN,        PT12H, zakres rozszerzony: pon.–pt. po 12 godzin
        extended, day-carer-point, 2026-11-27, OPEN,        PT14H, 'zakres rozszerzony: pon.–pt. po 14 godzin, jeżeli działa day-carer-point'
        extended, other,           2026-11-27, OPEN,        PT12H, zakres rozszerzony: pon.–pt. po 12 godzin
        extended, day-carer-point, 2026-11-28, OPEN,        PT8H,  zakres rozszerzony: sob. 8 godzin
        extended, '',              2026-11-29, UNCONFIRMED, PT6H,  'raz w miesiącu w niedzielę, 6 godzin'
        extended, '',              2026-12-24, CLOSED,      '',    Wigilia Bożego Narodzenia – dzień ustawowo wolny od pracy
        extended, '',              2024-12-24, OPEN,        PT12H, zakres rozszerzony: pon.–pt. po 12 godzin
        extended, day-carer-point, 2026-06-04, CLOSED,      '',    Boże Ciało – dzień ustawowo wolny od pracy
        basic,    '',              2026-04-05, CLOSED,      '',    Wielkanoc – dzień ustawowo wolny od pracy
        '',       '',              2026-11-23, CLOSED,      '',    brak godzin otwarcia: pon.
        '',       '',              2026-11-29, UNCONFIRMED, PT6H,  'raz w miesiącu w niedzielę, 6 godzin'
        """)
    void answersForDobczyce(
            String scope, String condition, LocalDate date, State state, String duration, String reason) {
        DayAnswer day = only(new OpeningCalendar(DOBCZYCE, List.of()), date, scope, condition);

        assertThat(day.state()).isEqualTo(state);
        assertThat(day.duration().map(Duration::toString).orElse("")).isEqualTo(duration);
        assertThat(day.reason()).isEqualTo(reason);
    }

    @Test
    void knowsNothingOfACentreThatPublishedNoHours() {
        OpeningCalendar none = new OpeningCalendar(List.of(), List.of());

        assertThat(only(none, LocalDate.of(2026, 11, 23), "", "").state()).isEqualTo(State.UNKNOWN);
        assertThat(only(none, LocalDate.of(2026, 12, 25), "", "").state()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void knowsNothingOfAScopeWithoutHours() {
        OpeningCalendar basicOnly =
                new OpeningCalendar(List.of(rule("basic", "mon", 8).build()), List.of());

        assertThat(only(basicOnly, LocalDate.of(2026, 11, 23), "extended", "").state())
                .isEqualTo(State.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 2026-11-01, CLOSED", // All Saints
        "1, 2026-10-04, OPEN",
        "1, 2026-10-11, CLOSED",
        "2, 2026-10-11, OPEN",
        "4, 2026-10-25, OPEN",
        "4, 2026-10-18, CLOSED",
        "5, 2026-10-25, CLOSED",
        "5, 2026-11-29, OPEN",
        "5, 2026-11-22, CLOSED"
    })
    void opensOnTheSundayThatTheOrdinalNames(int ordinal, LocalDate date, State state) {
        OpeningCalendar calendar = new OpeningCalendar(
                List.of(rule("", "sun", 6).monthly().ordinal(ordinal).build()), List.of());

        assertThat(only(calendar, date, "basic", "").state()).isEqualTo(state);
    }

    @Test
    void anExceptionOverridesRulesAndHolidays() {
        OpeningCalendar calendar = new OpeningCalendar(
                DOBCZYCE,
                List.of(
                        new HoursException(day(23), false, clock(""), clock(""), Optional.of("awaria ogrzewania")),
                        new HoursException(day(24), true, clock("10:00"), clock("13:30"), Optional.empty()),
                        new HoursException(day(11), true, clock(""), clock(""), Optional.of("dyżur świąteczny"))));

        assertThat(only(calendar, day(23), "basic", ""))
                .isEqualTo(DayAnswer.without(day(23), State.CLOSED, "awaria ogrzewania"));
        DayAnswer shortened = only(calendar, day(24), "basic", "");
        assertThat(shortened.opens()).contains(LocalTime.of(10, 0));
        assertThat(shortened.closes()).contains(LocalTime.of(13, 30));
        assertThat(shortened.duration()).contains(Duration.parse("PT3H30M"));
        DayAnswer holiday = only(calendar, day(11), "basic", "");
        assertThat(holiday.state()).isEqualTo(State.OPEN);
        assertThat(holiday.duration()).contains(Duration.ofHours(8));
        assertThat(holiday.reason()).isEqualTo("dyżur świąteczny");
    }

    @Test
    void anExceptionSpeaksAlsoForACentreWithoutRules() {
        OpeningCalendar calendar = new OpeningCalendar(
                List.of(), List.of(new HoursException(day(23), true, clock(""), clock(""), Optional.empty())));

        DayAnswer open = only(calendar, day(23), "", "");
        assertThat(open.state()).isEqualTo(State.OPEN);
        assertThat(open.duration()).isEmpty();
        assertThat(open.reason()).isEqualTo("tego dnia wyjątkowo czynne");
    }

    @Test
    void theOneSundayOfAMonthIsSettledByAnExceptionThatOpensOne() {
        OpeningCalendar calendar = new OpeningCalendar(
                DOBCZYCE, List.of(new HoursException(day(15), true, clock(""), clock(""), Optional.empty())));

        assertThat(only(calendar, day(15), "basic", ""))
                .isEqualTo(DayAnswer.by(MONTHLY_SUNDAY, day(15), State.OPEN, "raz w miesiącu w niedzielę, 6 godzin"));
        assertThat(only(calendar, day(22), "basic", "").state()).isEqualTo(State.CLOSED);
        assertThat(only(calendar, LocalDate.of(2026, 12, 6), "basic", "").state())
                .isEqualTo(State.UNCONFIRMED);
    }

    @Test
    void anExceptionOnADayOpenAnywaySettlesNothing() {
        HoursRule someWeekday = rule("", "mon sun", 6).monthly().build();
        HoursRule mondays = rule("", "mon", 4).build();
        OpeningCalendar calendar = new OpeningCalendar(
                List.of(someWeekday, mondays),
                List.of(new HoursException(day(16), true, clock("08:00"), clock("10:00"), Optional.empty())));

        assertThat(only(calendar, day(22), "", "").state()).isEqualTo(State.UNCONFIRMED);
    }

    @Test
    void ofSeveralExceptionsForADayTheLastCounts() {
        OpeningCalendar calendar = new OpeningCalendar(
                DOBCZYCE,
                List.of(
                        new HoursException(day(23), false, clock(""), clock(""), Optional.empty()),
                        new HoursException(day(23), true, clock(""), clock(""), Optional.empty())));

        assertThat(only(calendar, day(23), "basic", "").state()).isEqualTo(State.OPEN);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-28, PT8H",
        "2026-03-29, PT7H", // clocks go forward at 2:00
        "2026-10-25, PT9H", // clocks go back at 3:00
        "2026-10-26, PT8H"
    })
    void measuresRealTimeWhereTheClocksChange(LocalDate date, Duration length) {
        HoursRule shelter = rule("", "mon tue wed thu fri sat sun", 0)
                .clock("01:00", "09:00")
                .build();

        assertThat(only(new OpeningCalendar(List.of(shelter), List.of()), date, "", "")
                        .duration())
                .contains(length);
    }

    @ParameterizedTest
    @CsvSource({"22:00, 06:00, PT8H", "08:00, 16:00, PT8H", "00:00, 00:00, PT24H"})
    void anEndNotAfterTheStartIsOnTheNextDay(String opens, String closes, Duration length) {
        HoursRule rule = rule("", "mon", 0).clock(opens, closes).build();

        assertThat(only(new OpeningCalendar(List.of(rule), List.of()), day(23), "", "")
                        .duration())
                .contains(length);
    }

    @Test
    void ofEquallyLongRulesTheOneWithClockTimesCounts() {
        OpeningCalendar calendar = new OpeningCalendar(
                List.of(
                        rule("", "mon", 8).build(),
                        rule("", "mon", 0).clock("08:00", "16:00").build(),
                        rule("", "mon", 8).build()),
                List.of());

        assertThat(only(calendar, day(23), "", "").reason()).isEqualTo("pon. 8:00–16:00");
    }

    @Test
    void answersForEveryDayOfALongRangeInOrder() {
        LocalDate from = LocalDate.of(2027, 12, 1);
        List<DayAnswer> days = new OpeningCalendar(DOBCZYCE, List.of())
                .answers(from, from.plusDays(365), new Question(Optional.of("basic"), Optional.empty()));

        assertThat(days)
                .extracting(DayAnswer::date)
                .containsExactlyElementsOf(from.datesUntil(from.plusDays(366)).toList());
        assertThat(days).extracting(DayAnswer::date).contains(LocalDate.of(2028, 2, 29));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        mon tue           | 60  | pon., wt. po 1 godzinie
        mon wed fri       | 120 | pon., śr., pt. po 2 godziny
        tue wed thu       | 720 | wt.–czw. po 12 godzin
        sat               | 90  | sob. 1 godz. 30 min
        sat sun           | 1320| sob., niedz. po 22 godziny
        mon               | 60  | pon. 1 godzina
        """)
    void saysTheRuleInPolish(String days, int minutes, String words) {
        HoursRule rule = rule("", days, 0).length(Duration.ofMinutes(minutes)).build();

        assertThat(HoursWords.of(rule)).isEqualTo(words);
    }

    @Test
    void saysTheDayOfTheMonthInPolish() {
        assertThat(HoursWords.of(rule("", "sun", 6).monthly().ordinal(2).build()))
                .isEqualTo("w drugą niedzielę miesiąca, 6 godzin");
        assertThat(HoursWords.of(rule("", "tue", 1).monthly().ordinal(5).build()))
                .isEqualTo("w piąty wtorek miesiąca, 1 godzina");
        assertThat(HoursWords.of(rule("", "tue thu", 3).monthly().build()))
                .isEqualTo("raz w miesiącu we wtorek lub w czwartek, 3 godziny");
    }

    private static DayAnswer only(OpeningCalendar calendar, LocalDate date, String scope, String condition) {
        return calendar.answers(date, date, new Question(option(scope), option(condition)))
                .getFirst();
    }

    private static LocalDate day(int november) {
        return LocalDate.of(2026, 11, november);
    }

    private static Optional<LocalTime> clock(String time) {
        return option(time).map(LocalTime::parse);
    }

    private static Optional<String> option(String text) {
        return Optional.of(text).filter(given -> !given.isEmpty());
    }

    private static RuleBuilder rule(String scope, String days, int hours) {
        List<DayOfWeek> week = Arrays.stream(days.split(" "))
                .map(day -> Arrays.stream(DayOfWeek.values())
                        .filter(value ->
                                value.name().toLowerCase(java.util.Locale.ROOT).startsWith(day))
                        .findFirst()
                        .orElseThrow())
                .collect(Collectors.toList());
        return new RuleBuilder(new HoursRule(
                option(scope),
                week,
                Optional.empty(),
                Optional.empty(),
                Optional.of(Duration.ofHours(hours)).filter(length -> !length.isZero()),
                false,
                Optional.empty(),
                Optional.empty()));
    }

    private record RuleBuilder(HoursRule build) {
        RuleBuilder monthly() {
            return with(build.opens(), build.closes(), build.length(), true, build.ordinal(), build.condition());
        }

        RuleBuilder ordinal(int nth) {
            return with(
                    build.opens(),
                    build.closes(),
                    build.length(),
                    build.monthly(),
                    Optional.of(nth),
                    build.condition());
        }

        RuleBuilder condition(String code) {
            return with(
                    build.opens(), build.closes(), build.length(), build.monthly(), build.ordinal(), Optional.of(code));
        }

        RuleBuilder length(Duration length) {
            return with(
                    build.opens(),
                    build.closes(),
                    Optional.of(length),
                    build.monthly(),
                    build.ordinal(),
                    build.condition());
        }

        RuleBuilder clock(String opens, String closes) {
            return with(
                    OpeningCalendarTest.clock(opens),
                    OpeningCalendarTest.clock(closes),
                    Optional.empty(),
                    build.monthly(),
                    build.ordinal(),
                    build.condition());
        }

        private RuleBuilder with(
                Optional<LocalTime> opens,
                Optional<LocalTime> closes,
                Optional<Duration> length,
                boolean monthly,
                Optional<Integer> ordinal,
                Optional<String> condition) {
            return new RuleBuilder(
                    new HoursRule(build.scope(), build.days(), opens, closes, length, monthly, ordinal, condition));
        }
    }
}
