package org.opencus.cataloguing.domain;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * When a service is given.
 *
 * @param spans what it is limited to; none where it is given all the time
 */
public record OfferPeriod(List<Span> spans) {
    /** From one point in time to another, both included: years, months, days or quarters as documents write them. */
    public record Span(Optional<String> from, Optional<String> to) {
        private boolean covers(LocalDate day) {
            return from.filter(point -> day.isBefore(first(point))).isEmpty()
                    && to.filter(point -> day.isAfter(last(point))).isEmpty();
        }
    }

    /** Whether it is given on the day. */
    public boolean covers(LocalDate day) {
        return spans.isEmpty() || spans.stream().anyMatch(span -> span.covers(day));
    }

    private static LocalDate first(String point) {
        if (point.contains("-Q")) {
            return quarter(point).minusMonths(2).atDay(1);
        }
        return switch (point.length()) {
            case 4 -> LocalDate.of(Integer.parseInt(point), 1, 1);
            case 7 -> YearMonth.parse(point).atDay(1);
            default -> LocalDate.parse(point);
        };
    }

    private static LocalDate last(String point) {
        if (point.contains("-Q")) {
            return quarter(point).atEndOfMonth();
        }
        return switch (point.length()) {
            case 4 -> LocalDate.of(Integer.parseInt(point), 12, 31);
            case 7 -> YearMonth.parse(point).atEndOfMonth();
            default -> LocalDate.parse(point);
        };
    }

    /** The last month of a quarter. */
    private static YearMonth quarter(String point) {
        int number = point.charAt(point.length() - 1) - '0';
        return YearMonth.of(Integer.parseInt(point.substring(0, 4)), 3 * number);
    }
}
