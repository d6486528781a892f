package org.opencus.centres.domain;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/**
 * One published rule of a centre's opening hours.
 *
 * @param scope the scope variant that it belongs to; empty for every scope
 * @param opens local clock times, where the centre has published them
 * @param length hours per day, where the documents give no clock times
 * @param monthly true for one day a month of those named, not every week
 * @param ordinal which of the month's days of that name, where the centre has said so
 * @param condition applies only while this is the case
 */
public record HoursRule(
        Optional<String> scope,
        List<DayOfWeek> days,
        Optional<LocalTime> opens,
        Optional<LocalTime> closes,
        Optional<Duration> length,
        boolean monthly,
        Optional<Integer> ordinal,
        Optional<String> condition) {

    /** Keeps the days in the order of the week. */
    public HoursRule {
        days = days.stream().distinct().sorted().toList();
    }

    boolean belongsTo(OpeningCalendar.Question question) {
        return (scope.isEmpty() || scope.equals(question.scope()))
                && (condition.isEmpty() || condition.equals(question.condition()));
    }

    /** Whether the rule speaks of this day; it may be open, but need not while {@link #undated}. */
    boolean covers(LocalDate date) {
        return days.contains(date.getDayOfWeek())
                && ordinal.map(nth -> nth == (date.getDayOfMonth() + 6) / 7).orElse(true);
    }

    /** One day a month, without a word on which. */
    boolean undated() {
        return monthly && ordinal.isEmpty();
    }

    /** How long the centre is open by this rule on this day in real time, so also where the clocks change. */
    Optional<Duration> lengthOn(LocalDate date) {
        return Hours.between(date, opens, closes).or(() -> length);
    }
}
