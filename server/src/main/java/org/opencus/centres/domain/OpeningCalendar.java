package org.opencus.centres.domain;

import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.opencus.centres.domain.DayAnswer.State;

/**
 * Answers for any day whether and when a centre is open. An exception overrides everything, a public holiday every
 * rule; of the rules that apply the longest counts, so a conditional extension replaces the hours that it extends.
 */
public final class OpeningCalendar {
    private static final Comparator<HoursRule> BY_CLOCK =
            Comparator.comparing(rule -> rule.opens().isPresent());

    private final List<HoursRule> rules;
    private final Map<LocalDate, HoursException> exceptions;

    /** Of several exceptions for one day the last counts. */
    public OpeningCalendar(List<HoursRule> rules, List<HoursException> exceptions) {
        this.rules = List.copyOf(rules);
        this.exceptions = exceptions.stream()
                .collect(Collectors.toUnmodifiableMap(
                        HoursException::date, Function.identity(), (earlier, later) -> later));
    }

    /**
     * What is asked.
     *
     * @param scope the scope variant that the centre runs, if it has variants
     * @param condition taken as met
     */
    public record Question(Optional<String> scope, Optional<String> condition) {}

    /** One answer per day from {@code from} to {@code to}, both included; none when {@code to} is earlier. */
    public List<DayAnswer> answers(LocalDate from, LocalDate to, Question question) {
        List<HoursRule> relevant =
                rules.stream().filter(rule -> rule.belongsTo(question)).toList();
        return from.datesUntil(to.isBefore(from) ? from : to.plusDays(1))
                .map(date -> answer(date, relevant))
                .toList();
    }

    /** Whether any rule names this condition. */
    public boolean knows(String condition) {
        return rules.stream().anyMatch(rule -> rule.condition().equals(Optional.of(condition)));
    }

    private DayAnswer answer(LocalDate date, List<HoursRule> relevant) {
        HoursException exception = exceptions.get(date);
        if (exception != null) {
            return byException(exception, relevant);
        }
        if (relevant.isEmpty()) {
            return DayAnswer.without(date, State.UNKNOWN, HoursWords.UNPUBLISHED);
        }
        return PolishHolidays.on(date)
                .map(name -> DayAnswer.without(date, State.CLOSED, HoursWords.holiday(name)))
                .orElseGet(() -> byRules(date, relevant));
    }

    private DayAnswer byException(HoursException exception, List<HoursRule> relevant) {
        LocalDate date = exception.date();
        if (!exception.open()) {
            return DayAnswer.without(date, State.CLOSED, exception.reason().orElse(HoursWords.CLOSED_THAT_DAY));
        }
        if (exception.opens().isPresent()) {
            String reason = exception.reason().orElse(HoursWords.OPEN_THAT_DAY);
            Optional<Duration> length = Hours.between(date, exception.opens(), exception.closes());
            return new DayAnswer(date, State.OPEN, exception.opens(), exception.closes(), length, reason);
        }
        return longest(date, relevant, rule -> true)
                .map(rule ->
                        DayAnswer.by(rule, date, State.OPEN, exception.reason().orElse(HoursWords.of(rule))))
                .orElseGet(() ->
                        DayAnswer.without(date, State.OPEN, exception.reason().orElse(HoursWords.OPEN_THAT_DAY)));
    }

    private DayAnswer byRules(LocalDate date, List<HoursRule> relevant) {
        return longest(date, relevant, rule -> !rule.undated())
                .map(rule -> DayAnswer.by(rule, date, State.OPEN, HoursWords.of(rule)))
                .or(() -> longest(date, relevant, rule -> rule.undated() && !settled(rule, date, relevant))
                        .map(rule -> DayAnswer.by(rule, date, State.UNCONFIRMED, HoursWords.of(rule))))
                .orElseGet(() -> DayAnswer.without(date, State.CLOSED, HoursWords.noHours(date)));
    }

    /** The one day a month is known once an exception opens a day on which the centre is otherwise closed. */
    private boolean settled(HoursRule undated, LocalDate date, List<HoursRule> relevant) {
        YearMonth month = YearMonth.from(date);
        return exceptions.values().stream()
                .filter(HoursException::open)
                .map(HoursException::date)
                .filter(day -> YearMonth.from(day).equals(month) && undated.covers(day))
                .anyMatch(day -> longest(day, relevant, rule -> !rule.undated()).isEmpty());
    }

    private static Optional<HoursRule> longest(LocalDate date, List<HoursRule> relevant, Predicate<HoursRule> which) {
        return relevant.stream()
                .filter(which)
                .filter(rule -> rule.covers(date))
                .max(Comparator.comparing(
                                (HoursRule rule) -> rule.lengthOn(date).orElse(Duration.ZERO))
                        .thenComparing(BY_CLOCK));
    }
}
