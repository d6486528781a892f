package org.opencus.hsds;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Days of the week as RFC 5545 abbreviates them. */
final class Weekdays {
    private static final Map<String, String> DAYS =
            Map.of("mon", "MO", "tue", "TU", "wed", "WE", "thu", "TH", "fri", "FR", "sat", "SA", "sun", "SU");

    private Weekdays() {}

    /** The days that the catalogue names, separated by commas; empty where it names none. */
    static Optional<String> byday(List<String> days) {
        return days.stream().map(DAYS::get).reduce((left, right) -> left + "," + right);
    }
}
