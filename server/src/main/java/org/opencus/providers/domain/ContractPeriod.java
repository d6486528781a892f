package org.opencus.providers.domain;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

/** From the first to the last day of a contract, both counted. */
public record ContractPeriod(LocalDate from, LocalDate until) {
    /** Whether it ends before it begins. */
    public boolean isBackwards() {
        return until.isBefore(from);
    }

    /** How many days it has. */
    public long days() {
        return ChronoUnit.DAYS.between(from, until) + 1;
    }

    /** The calendar years that it touches; none where it is backwards. */
    public List<Integer> years() {
        return isBackwards()
                ? List.of()
                : IntStream.rangeClosed(from.getYear(), until.getYear()).boxed().toList();
    }

    /** Whether the day is one of it. */
    public boolean covers(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(until);
    }
}
