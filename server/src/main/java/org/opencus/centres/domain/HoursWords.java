package org.opencus.centres.domain;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Rules of opening hours in Polish, as a resident reads them. */
final class HoursWords {
    static final String UNPUBLISHED = "centrum nie opublikowało godzin otwarcia";
    static final String CLOSED_THAT_DAY = "tego dnia wyjątkowo nieczynne";
    static final String OPEN_THAT_DAY = "tego dnia wyjątkowo czynne";

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("H:mm");
    private static final List<String> SHORT = List.of("pon.", "wt.", "śr.", "czw.", "pt.", "sob.", "niedz.");
    private static final List<String> ACCUSATIVE =
            List.of("poniedziałek", "wtorek", "środę", "czwartek", "piątek", "sobotę", "niedzielę");
    private static final List<String> NTH_MASCULINE = List.of("pierwszy", "drugi", "trzeci", "czwarty", "piąty");
    private static final List<String> NTH_FEMININE = List.of("pierwszą", "drugą", "trzecią", "czwartą", "piątą");

    private HoursWords() {}

    static String holiday(String name) {
        return name + " – dzień ustawowo wolny od pracy";
    }

    static String noHours(LocalDate date) {
        return "brak godzin otwarcia: " + SHORT.get(date.getDayOfWeek().ordinal());
    }

    static String of(HoursRule rule) {
        return scope(rule) + days(rule) + hours(rule) + condition(rule);
    }

    private static String scope(HoursRule rule) {
        return switch (rule.scope().orElse("")) {
            case "" -> "";
            case "basic" -> "zakres podstawowy: ";
            case "extended" -> "zakres rozszerzony: ";
            default -> "zakres " + rule.scope().get() + ": ";
        };
    }

    private static String condition(HoursRule rule) {
        return rule.condition().map(code -> ", jeżeli działa " + code).orElse("");
    }

    private static String days(HoursRule rule) {
        if (rule.ordinal().isPresent()) {
            return rule.days().stream()
                            .map(day -> nth(rule.ordinal().get(), day))
                            .collect(Collectors.joining(" i ")) + " miesiąca,";
        }
        if (rule.monthly()) {
            return "raz w miesiącu "
                    + rule.days().stream().map(HoursWords::on).collect(Collectors.joining(" lub "))
                    + ",";
        }
        return week(rule.days());
    }

    private static String nth(int ordinal, DayOfWeek day) {
        String name = ACCUSATIVE.get(day.ordinal());
        return "w " + (name.endsWith("ę") ? NTH_FEMININE : NTH_MASCULINE).get(ordinal - 1) + " " + name;
    }

    private static String on(DayOfWeek day) {
        return (day == DayOfWeek.TUESDAY ? "we " : "w ") + ACCUSATIVE.get(day.ordinal());
    }

    /** {@code pon.–pt.} for three days and more in a row, else {@code pon., wt.}. */
    private static String week(List<DayOfWeek> days) {
        int last = days.size() - 1;
        boolean inRow = last >= 2 && days.get(last).ordinal() - days.get(0).ordinal() == last;
        return inRow
                ? name(days.get(0)) + "–" + name(days.get(last))
                : days.stream().map(HoursWords::name).collect(Collectors.joining(", "));
    }

    private static String name(DayOfWeek day) {
        return SHORT.get(day.ordinal());
    }

    private static String hours(HoursRule rule) {
        Optional<LocalTime> opens = rule.opens();
        Optional<LocalTime> closes = rule.closes();
        if (opens.isPresent() && closes.isPresent()) {
            return " " + CLOCK.format(opens.get()) + "–" + CLOCK.format(closes.get());
        }
        boolean each = rule.days().size() > 1 && !rule.monthly();
        return rule.length()
                .map(length -> (each ? " po " : " ") + length(length, each))
                .orElse("");
    }

    private static String length(Duration length, boolean each) {
        long hours = length.toHours();
        int minutes = length.toMinutesPart();
        if (minutes != 0) {
            return hours + " godz. " + minutes + " min";
        }
        if (hours == 1) {
            return each ? "1 godzinie" : "1 godzina";
        }
        boolean few = hours % 10 >= 2 && hours % 10 <= 4 && (hours < 12 || hours > 14);
        return hours + (few ? " godziny" : " godzin");
    }
}
