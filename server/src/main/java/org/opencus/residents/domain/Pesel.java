package org.opencus.residents.domain;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A PESEL: eleven digits that hold a birth date, a number whose last digit tells the sex, and a check digit.
 *
 * @param digits as written
 * @param birthDate of the years 1800 to 2299
 */
public record Pesel(String digits, LocalDate birthDate, boolean female) {
    private static final int[] WEIGHTS = {1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1};
    /** Centuries by the twenties of the month: 1..12 is the 20th century, 21..32 the 21st, 81..92 the 19th. */
    private static final int[] CENTURIES = {1900, 2000, 2100, 2200, 1800};

    /** What is wrong with a number. */
    public enum Fault {
        /** Not eleven digits. */
        FORM,
        /** The check digit does not fit the others. */
        CHECKSUM,
        /** There is no such day. */
        DATE
    }

    /** Either a PESEL or what is wrong. */
    public sealed interface Reading {
        /** It is one. */
        record Valid(Pesel pesel) implements Reading {}

        /** It is none. */
        record Invalid(Fault fault) implements Reading {}
    }

    /** Reads eleven digits. */
    public static Reading read(String text) {
        if (text.length() != WEIGHTS.length || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return new Reading.Invalid(Fault.FORM);
        }
        if (sum(text) % 10 != 0) {
            return new Reading.Invalid(Fault.CHECKSUM);
        }
        boolean female = digit(text, 9) % 2 == 0;
        return date(text)
                .<Reading>map(date -> new Reading.Valid(new Pesel(text, date, female)))
                .orElseGet(() -> new Reading.Invalid(Fault.DATE));
    }

    /** The PESEL of a text, where it is one. */
    public static Optional<Pesel> of(String text) {
        return read(text) instanceof Reading.Valid(Pesel pesel) ? Optional.of(pesel) : Optional.empty();
    }

    private static int sum(String text) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * digit(text, i);
        }
        return sum;
    }

    private static Optional<LocalDate> date(String text) {
        int month = number(text, 2);
        try {
            return Optional.of(LocalDate.of(CENTURIES[month / 20] + number(text, 0), month % 20, number(text, 4)));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static int number(String text, int at) {
        return digit(text, at) * 10 + digit(text, at + 1);
    }

    private static int digit(String text, int at) {
        return text.charAt(at) - '0';
    }

    /** The PESEL that somebody would have; {@code serial} is 0 to 9999 and its last digit tells the sex. */
    public static Pesel made(LocalDate birthDate, int serial) {
        int century = Math.floorDiv(birthDate.getYear(), 100) * 100;
        int shift = 0;
        while (CENTURIES[shift] != century) {
            shift++;
        }
        String ten = "%02d%02d%02d%04d"
                .formatted(
                        birthDate.getYear() % 100,
                        birthDate.getMonthValue() + 20 * shift,
                        birthDate.getDayOfMonth(),
                        serial);
        int check = (10 - sum(ten + "0") % 10) % 10;
        return new Pesel(ten + check, birthDate, serial % 2 == 0);
    }

    /** Without the number itself, which must reach no log. */
    @Override
    public String toString() {
        return "Pesel[***]";
    }
}
