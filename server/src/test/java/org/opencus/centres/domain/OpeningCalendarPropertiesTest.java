package org.opencus.centres.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencus.centres.domain.DayAnswer.State;
import org.opencus.centres.domain.OpeningCalendar.Question;

/** What holds for every calendar, tried on generated ones. */
class OpeningCalendarPropertiesTest {
    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);
    private static final List<String> CONDITIONS = List.of("day-carer-point", "summer-school");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233})
    void everyDayKeepsTheLaws(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            List<HoursRule> rules = rules(random);
            List<HoursException> exceptions = exceptions(random);
            Question question = new Question(scope(random), condition(random));
            check(rules, exceptions, question);
        }
    }

    private static void check(List<HoursRule> rules, List<HoursException> exceptions, Question question) {
        OpeningCalendar calendar = new OpeningCalendar(rules, exceptions);
        List<DayAnswer> year = calendar.answers(FROM, FROM.plusDays(364), question);

        assertThat(year).hasSize(365);
        for (DayAnswer day : year) {
            assertThat(calendar.answers(day.date(), day.date(), question)).containsExactly(day);
            if (exceptions.stream().noneMatch(exception -> exception.date().equals(day.date()))) {
                checkRuled(day, rules, question, exceptions.isEmpty());
            }
        }
    }

    private static void checkRuled(DayAnswer day, List<HoursRule> rules, Question question, boolean alone) {
        List<HoursRule> relevant =
                rules.stream().filter(rule -> rule.belongsTo(question)).toList();
        List<HoursRule> covering =
                relevant.stream().filter(rule -> rule.covers(day.date())).toList();
        boolean certain = covering.stream().anyMatch(rule -> !rule.undated());
        if (relevant.isEmpty()) {
            assertThat(day.state()).isEqualTo(State.UNKNOWN);
        } else if (PolishHolidays.on(day.date()).isPresent()) {
            assertThat(day.state()).isEqualTo(State.CLOSED);
        } else if (certain) {
            assertThat(day.state()).isEqualTo(State.OPEN);
            assertThat(covering.stream().filter(rule -> !rule.undated()))
                    .allSatisfy(rule -> assertThat(rule.lengthOn(day.date()).orElse(Duration.ZERO))
                            .isLessThanOrEqualTo(day.duration().orElse(Duration.ZERO)));
        } else if (covering.isEmpty()) {
            assertThat(day.state()).isEqualTo(State.CLOSED);
        } else {
            assertThat(day.state()).isIn(alone ? List.of(State.UNCONFIRMED) : List.of(State.UNCONFIRMED, State.CLOSED));
        }
        assertThat(day.reason()).isNotBlank();
    }

    private static List<HoursRule> rules(Random random) {
        List<HoursRule> rules = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            boolean clock = random.nextBoolean();
            boolean monthly = random.nextInt(4) == 0;
            rules.add(new HoursRule(
                    scope(random),
                    random.ints(1 + random.nextInt(5), 1, 8)
                            .mapToObj(DayOfWeek::of)
                            .toList(),
                    Optional.of(LocalTime.of(random.nextInt(24), 30)).filter(time -> clock),
                    Optional.of(LocalTime.of(random.nextInt(24), 0)).filter(time -> clock),
                    Optional.of(Duration.ofMinutes(1 + random.nextInt(900))).filter(length -> !clock),
                    monthly,
                    Optional.of(1 + random.nextInt(5)).filter(nth -> monthly && random.nextBoolean()),
                    condition(random)));
        }
        return rules;
    }

    private static List<HoursException> exceptions(Random random) {
        return random.ints(random.nextInt(8), 0, 365)
                .mapToObj(offset -> new HoursException(
                        FROM.plusDays(offset),
                        random.nextBoolean(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
                .toList();
    }

    private static Optional<String> scope(Random random) {
        return Optional.of(random.nextBoolean() ? "basic" : "extended").filter(scope -> random.nextInt(3) > 0);
    }

    private static Optional<String> condition(Random random) {
        return Optional.of(CONDITIONS.get(random.nextInt(2))).filter(code -> random.nextInt(3) == 0);
    }
}
