package org.opencus.residents.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** How much two persons look like the same one, from 0 to 1: by their names in any order, and their birth dates. */
public final class Likeness {
    /** Above it two persons of one birth date are taken for the same until somebody says that they are not. */
    public static final double SAME_NAME = 0.85;

    /** How alike two dates are whose day and month changed places. */
    public static final double SWAPPED_DAY_AND_MONTH = 0.8;

    private static final double ONE_DIGIT = 0.75;
    private static final double SAME_YEAR = 0.4;

    private Likeness() {}

    /** How well the words asked for are found among those of a name, each word at most once. */
    public static double ofNames(String asked, String known) {
        List<NameCodes.Word> wanted = NameCodes.coded(asked);
        List<NameCodes.Word> there = new java.util.ArrayList<>(NameCodes.coded(known));
        if (wanted.isEmpty()) {
            return 0;
        }
        double sum = 0;
        for (NameCodes.Word word : wanted) {
            double best = 0;
            int at = -1;
            for (int i = 0; i < there.size(); i++) {
                double likeness = ofWords(word, there.get(i));
                if (likeness > best) {
                    best = likeness;
                    at = i;
                }
            }
            if (at >= 0) {
                there.remove(at);
            }
            sum += best;
        }
        return sum / wanted.size();
    }

    private static double ofWords(NameCodes.Word asked, NameCodes.Word known) {
        if (asked.plain().equals(known.plain())) {
            return 1;
        }
        double sounds = 0;
        for (String one : asked.sounds()) {
            for (String other : known.sounds()) {
                sounds = Math.max(sounds, one.equals(other) ? 0.95 : 0.9 * ofTexts(one, other));
            }
        }
        return Math.max(sounds, 0.9 * ofTexts(asked.plain(), known.plain()));
    }

    private static double ofTexts(String one, String other) {
        return 1 - (double) edits(one, other) / Math.max(one.length(), other.length());
    }

    /** Insertions, deletions, changes and swaps of neighbours that turn one text into the other. */
    static int edits(String from, String to) {
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            cost[i][0] = i;
        }
        for (int j = 0; j <= to.length(); j++) {
            cost[0][j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            for (int j = 1; j <= to.length(); j++) {
                int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
                cost[i][j] = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + change);
                if (i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[from.length()][to.length()];
    }

    /** How alike two birth dates are: slips of day and month or of one digit count as nearly the same. */
    public static double ofBirthDates(LocalDate asked, LocalDate known) {
        if (asked.equals(known)) {
            return 1;
        }
        if (asked.getYear() == known.getYear()
                && asked.getMonthValue() == known.getDayOfMonth()
                && asked.getDayOfMonth() == known.getMonthValue()) {
            return SWAPPED_DAY_AND_MONTH;
        }
        if (differentDigits(asked.toString(), known.toString()) == 1) {
            return ONE_DIGIT;
        }
        return asked.getYear() == known.getYear() ? SAME_YEAR : 0;
    }

    private static int differentDigits(String one, String other) {
        int different = Math.abs(one.length() - other.length());
        for (int i = 0; i < Math.min(one.length(), other.length()); i++) {
            different += one.charAt(i) == other.charAt(i) ? 0 : 1;
        }
        return different;
    }

    /** Names and, where both are known, birth dates together. */
    public static double of(double names, Optional<Double> birthDates) {
        return birthDates.map(dates -> 0.65 * names + 0.35 * dates).orElse(names);
    }
}
