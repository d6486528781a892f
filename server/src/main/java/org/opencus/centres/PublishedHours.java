package org.opencus.centres;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import org.opencus.centres.domain.DayAnswer;
import org.opencus.centres.domain.HoursException;
import org.opencus.centres.domain.HoursRule;
import org.opencus.centres.domain.OpeningCalendar;
import org.opencus.model.Centre;
import org.opencus.model.DayState;
import org.opencus.model.OpeningDay;
import org.opencus.model.OpeningException;
import org.opencus.model.OpeningRecurrence;
import org.opencus.model.OpeningRule;
import org.opencus.model.ScopeVariant;
import org.opencus.model.Weekday;

/** Between opening hours as the contract writes them and as the rules take them. */
final class PublishedHours {
    private PublishedHours() {}

    static OpeningCalendar calendar(Centre centre) {
        return new OpeningCalendar(
                centre.openingRules().stream().map(PublishedHours::rule).toList(),
                centre.openingExceptions().stream()
                        .map(PublishedHours::exception)
                        .toList());
    }

    private static HoursRule rule(OpeningRule rule) {
        return new HoursRule(
                rule.scope().map(ScopeVariant::value),
                rule.days().stream().map(PublishedHours::day).toList(),
                rule.opens().map(LocalTime::parse),
                rule.closes().map(LocalTime::parse),
                rule.duration().map(Duration::parse),
                rule.recurrence().filter(OpeningRecurrence.ONCE_A_MONTH::equals).isPresent(),
                rule.ordinal(),
                rule.condition());
    }

    private static HoursException exception(OpeningException exception) {
        return new HoursException(
                exception.date(),
                exception.open(),
                exception.opens().map(LocalTime::parse),
                exception.closes().map(LocalTime::parse),
                exception.reason());
    }

    static OpeningDay view(DayAnswer day) {
        return OpeningDay.builder()
                .date(day.date())
                .weekday(Weekday.values()[day.date().getDayOfWeek().ordinal()])
                .state(DayState.valueOf(day.state().name()))
                .opens(day.opens().map(LocalTime::toString))
                .closes(day.closes().map(LocalTime::toString))
                .duration(day.duration().map(Duration::toString))
                .reason(day.reason())
                .build();
    }

    private static DayOfWeek day(Weekday weekday) {
        return DayOfWeek.of(weekday.ordinal() + 1);
    }
}
