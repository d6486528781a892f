package org.opencus.bench;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;

/** The table that the README quotes: one line per figure, as Markdown. */
final class Report {
    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
        out.println("| what | figure | how |");
        out.println("| --- | --- | --- |");
    }

    /** A ratio measured in several rounds: median, and the smallest and largest. */
    void ratio(String what, double[] rounds, String how) {
        double[] sorted = rounds.clone();
        Arrays.sort(sorted);
        line(
                what,
                String.format(
                        Locale.ROOT,
                        "%.2f (%.2f to %.2f)",
                        sorted[sorted.length / 2],
                        sorted[0],
                        sorted[sorted.length - 1]),
                how);
    }

    /** Any other figure with its unit. */
    void line(String what, String figure, String how) {
        out.println("| " + what + " | " + figure + " | " + how + " |");
    }
}
