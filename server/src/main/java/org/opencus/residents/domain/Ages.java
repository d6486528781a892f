package org.opencus.residents.domain;

import java.time.LocalDate;

/**
 * Ages as the Civil Code counts them (art. 112): a year of life ends as its last day begins, and where a year has no 29
 * February, the last day is the 28th.
 */
public final class Ages {
    private static final int OF_AGE = 18;

    private Ages() {}

    /** Full years of life on a day that is not before the birth. */
    public static int on(LocalDate birth, LocalDate day) {
        int years = day.getYear() - birth.getYear();
        return day.isBefore(birth.plusYears(years)) ? years - 1 : years;
    }

    /** The first day on which somebody is of age (Civil Code art. 10). */
    public static LocalDate ofAgeFrom(LocalDate birth) {
        return birth.plusYears(OF_AGE);
    }
}
