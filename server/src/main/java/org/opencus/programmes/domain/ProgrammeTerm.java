package org.opencus.programmes.domain;

import java.time.LocalDate;
import java.util.Optional;
import org.opencus.model.ProgrammeState;

/**
 * From when until when an adopted programme is in force.
 *
 * @param endedOn the last day where it ended early
 */
public record ProgrammeTerm(LocalDate from, LocalDate until, Optional<LocalDate> endedOn) {
    /** What it is on a day. */
    public ProgrammeState on(LocalDate day) {
        if (day.isAfter(endedOn.orElse(until))) {
            return ProgrammeState.ENDED;
        }
        return day.isBefore(from) ? ProgrammeState.ADOPTED : ProgrammeState.IN_FORCE;
    }

    /** Whether it may end on that day, which must have come. */
    public boolean mayEndOn(LocalDate day, LocalDate today) {
        return !day.isBefore(from) && !day.isAfter(until) && !day.isAfter(today);
    }
}
