package org.opencus.centres.domain;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/** Whether and when a centre is open on one day, and why. */
public record DayAnswer(
        LocalDate date,
        State state,
        Optional<LocalTime> opens,
        Optional<LocalTime> closes,
        Optional<Duration> duration,
        String reason) {

    /** What is known of the day. */
    public enum State {
        OPEN,
        CLOSED,
        /** A rule says that it can be open, without naming the date. */
        UNCONFIRMED,
        /** The centre has published no hours for the scope asked about. */
        UNKNOWN
    }

    static DayAnswer without(LocalDate date, State state, String reason) {
        return new DayAnswer(date, state, Optional.empty(), Optional.empty(), Optional.empty(), reason);
    }

    static DayAnswer by(HoursRule rule, LocalDate date, State state, String reason) {
        return new DayAnswer(date, state, rule.opens(), rule.closes(), rule.lengthOn(date), reason);
    }
}
