package org.opencus.records.domain;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the code that was probably meant by one that does not exist. */
public final class NearestCode {
    private NearestCode() {}

    /** The known code with the fewest letters to change, if that is at most a third of them. */
    public static Optional<String> to(String code, Collection<String> known) {
        int most = Math.max(1, code.length() / 3);
        return known.stream()
                .filter(candidate -> Math.abs(candidate.length() - code.length()) <= most)
                .map(candidate -> new Candidate(candidate, distance(code, candidate)))
                .filter(candidate -> candidate.distance() <= most)
                .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::code))
                .map(Candidate::code);
    }

    private record Candidate(String code, int distance) {}

    /** Levenshtein's distance, two neighbouring letters in the wrong order counting once. */
    static int distance(String from, String to) {
        int[] beforeLast = new int[to.length() + 1];
        int[] last = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
                if (swapped(from, i, to, j)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[to.length()];
    }

    private static boolean swapped(String from, int i, String to, int j) {
        return i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
    }
}
