package org.opencus.search;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the age of somebody in a query ("syn 16 lat", "5-letnia córka"). */
final class Ages {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}");
    private static final Pattern JOINED = Pattern.compile("(\\d{1,3})(lat\\p{L}*|letni\\p{L}*)");
    private static final Pattern YEARS = Pattern.compile("lat|lata|lat[ek].*|latk.*|rok|roku|rocz.*|letni.*");
    private static final Pattern MONTHS = Pattern.compile("mies.*");
    private static final int OLDEST = 120;

    private Ages() {}

    static Optional<Age> in(List<Word> words) {
        for (int i = 0; i < words.size(); i++) {
            int years = at(words, i);
            if (years >= 0 && years <= OLDEST) {
                return Optional.of(new Age(years, i));
            }
        }
        return Optional.empty();
    }

    private static int at(List<Word> words, int i) {
        Matcher joined = JOINED.matcher(words.get(i).folded());
        if (joined.matches()) {
            return Integer.parseInt(joined.group(1));
        }
        if (i + 1 < words.size() && NUMBER.matcher(words.get(i).folded()).matches()) {
            int number = Integer.parseInt(words.get(i).folded());
            String unit = words.get(i + 1).folded();
            if (YEARS.matcher(unit).matches()) {
                return number;
            }
            return MONTHS.matcher(unit).matches() ? number / 12 : -1;
        }
        return -1;
    }

    /** An age in full years and the position of the word that tells it. */
    record Age(int years, int position) {}
}
