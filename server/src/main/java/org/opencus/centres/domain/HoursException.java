package org.opencus.centres.domain;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/** What a centre has published for one day; it overrides every rule and every holiday. */
public record HoursException(
        LocalDate date, boolean open, Optional<LocalTime> opens, Optional<LocalTime> closes, Optional<String> reason) {}
