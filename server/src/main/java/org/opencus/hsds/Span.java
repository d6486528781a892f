package org.opencus.hsds;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A stretch of days, both included.
 *
 * @param from none where it has no beginning
 * @param to none where it has no end
 */
record Span(Optional<LocalDate> from, Optional<LocalDate> to) {
    /** All days. */
    static final Span ALWAYS = new Span(Optional.empty(), Optional.empty());

    /** When a service is given: its ranges and quarters, else from beginning to end; the opening counts as a beginning. */
    static List<Span> of(Document service) {
        Optional<Document> period = service.object("period");
        Optional<LocalDate> opened = service.text("openedOn").map(Span::first);
        List<Span> parts = period.stream().flatMap(Span::parts).toList();
        return parts.isEmpty()
                ? List.of(new Span(
                        period.flatMap(known -> known.text("from"))
                                .map(Span::first)
                                .or(() -> opened),
                        period.flatMap(known -> known.text("to")).map(Span::last)))
                : parts;
    }

    private static Stream<Span> parts(Document period) {
        return Stream.concat(
                period.objects("ranges").stream()
                        .map(range -> new Span(
                                range.text("from").map(Span::first),
                                range.text("to").map(Span::last))),
                period.texts("quarters").stream()
                        .map(quarter -> new Span(Optional.of(first(quarter)), Optional.of(last(quarter)))));
    }

    /** The first day of a year, quarter, month or day as the catalogue writes them. */
    static LocalDate first(String point) {
        return switch (point.length()) {
            case 4 -> LocalDate.of(Integer.parseInt(point), 1, 1);
            case 7 -> month(point, -2).atDay(1);
            default -> LocalDate.parse(point);
        };
    }

    /** The last day of it. */
    static LocalDate last(String point) {
        return switch (point.length()) {
            case 4 -> LocalDate.of(Integer.parseInt(point), 12, 31);
            case 7 -> month(point, 0).atEndOfMonth();
            default -> LocalDate.parse(point);
        };
    }

    /** The month, or a month of the quarter: its last one shifted. */
    private static YearMonth month(String point, int shift) {
        return point.charAt(5) == 'Q'
                ? YearMonth.of(Integer.parseInt(point.substring(0, 4)), 3 * (point.charAt(6) - '0') + shift)
                : YearMonth.parse(point);
    }
}
