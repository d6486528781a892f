package org.opencus.centres.domain;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/** Clock times of a day in Poland. */
final class Hours {
    private static final ZoneId ZONE = ZoneId.of("Europe/Warsaw");

    private Hours() {}

    /** Real time from opening to closing; a closing time not after the opening one is on the next day. */
    static Optional<Duration> between(LocalDate date, Optional<LocalTime> opens, Optional<LocalTime> closes) {
        return opens.flatMap(from -> closes.map(to -> Duration.between(
                date.atTime(from).atZone(ZONE),
                date.plusDays(to.isAfter(from) ? 0 : 1).atTime(to).atZone(ZONE))));
    }
}
