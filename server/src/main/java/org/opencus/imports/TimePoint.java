package org.opencus.imports;

/** Years, months, days, quarters and clock times as the files write them. */
final class TimePoint {
    private TimePoint() {}

    /**
     * Whether the end lies before the beginning: positive then, else 0 or less. Two of different fineness (a quarter and
     * a month) are compared by where the first begins and the second ends.
     */
    static int compare(String from, String to) {
        return first(from).compareTo(last(to));
    }

    private static String first(String point) {
        return isQuarter(point) ? point.substring(0, 5) + month(point, -2) : point;
    }

    private static String last(String point) {
        String end = isQuarter(point) ? point.substring(0, 5) + month(point, 0) : point;
        // Behind every digit, so that "2022" as an end comes after any day of that year.
        return end + "~";
    }

    private static boolean isQuarter(String point) {
        return point.contains("-Q");
    }

    private static String month(String quarter, int shift) {
        return "%02d".formatted(3 * (quarter.charAt(quarter.length() - 1) - '0') + shift);
    }
}
