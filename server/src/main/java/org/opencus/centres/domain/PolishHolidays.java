package org.opencus.centres.domain;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Map;
import java.util.Optional;

/** The days off work of the Polish Act of 18 January 1951, as it reads in the year asked for. */
public final class PolishHolidays {
    private static final int FIRST_FREE_EPIPHANY = 2011;
    private static final int FIRST_FREE_CHRISTMAS_EVE = 2025;
    private static final MonthDay EPIPHANY = MonthDay.of(1, 6);
    private static final MonthDay CHRISTMAS_EVE = MonthDay.of(12, 24);
    private static final Map<MonthDay, String> FIXED = Map.of(
            MonthDay.of(1, 1),
            "Nowy Rok",
            EPIPHANY,
            "Święto Trzech Króli",
            MonthDay.of(5, 1),
            "Święto Państwowe 1 maja",
            MonthDay.of(5, 3),
            "Święto Narodowe Trzeciego Maja",
            MonthDay.of(8, 15),
            "Wniebowzięcie Najświętszej Maryi Panny",
            MonthDay.of(11, 1),
            "Wszystkich Świętych",
            MonthDay.of(11, 11),
            "Narodowe Święto Niepodległości",
            CHRISTMAS_EVE,
            "Wigilia Bożego Narodzenia",
            MonthDay.of(12, 25),
            "pierwszy dzień Bożego Narodzenia",
            MonthDay.of(12, 26),
            "drugi dzień Bożego Narodzenia");
    private static final Map<Integer, String> DAYS_AFTER_EASTER =
            Map.of(0, "Wielkanoc", 1, "Poniedziałek Wielkanocny", 49, "Zielone Świątki", 60, "Boże Ciało");

    private PolishHolidays() {}

    /** The Polish name of the holiday on this day, if it is one. */
    public static Optional<String> on(LocalDate date) {
        return fixed(date).or(() -> movable(date));
    }

    private static Optional<String> fixed(LocalDate date) {
        MonthDay day = MonthDay.from(date);
        boolean notYet = day.equals(EPIPHANY) && date.getYear() < FIRST_FREE_EPIPHANY
                || day.equals(CHRISTMAS_EVE) && date.getYear() < FIRST_FREE_CHRISTMAS_EVE;
        return notYet ? Optional.empty() : Optional.ofNullable(FIXED.get(day));
    }

    private static Optional<String> movable(LocalDate date) {
        int offset = date.getDayOfYear() - easter(date.getYear()).getDayOfYear();
        return Optional.ofNullable(DAYS_AFTER_EASTER.get(offset));
    }

    /** Easter Sunday of the Gregorian calendar, by the method of Meeus, Jones and Butcher. */
    static LocalDate easter(int year) {
        int century = year / 100;
        int golden = year % 19;
        int shift = (8 * century + 13) / 25;
        int epact = (19 * golden + century - century / 4 - shift + 15) % 30;
        int moon = epact - (epact + golden / 11) / 29;
        LocalDate fullMoon = LocalDate.of(year, 3, 21).plusDays(moon);
        return fullMoon.plusDays(
                DayOfWeek.SUNDAY.getValue() - fullMoon.getDayOfWeek().getValue() % 7);
    }
}
