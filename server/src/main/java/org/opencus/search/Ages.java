package org.opencus.search;

import java.util.List;
import java.util.Map;
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
    /** "ośmiolatek", "piętnastoletni", "siedemdziesięciolatka". */
    private static final Pattern WORDED = Pattern.compile("(\\p{L}+?)(?:lat(?:ek|k\\p{L}*)|letni\\p{L}*)");

    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("dwu", 2),
            Map.entry("trzy", 3),
            Map.entry("cztero", 4),
            Map.entry("piecio", 5),
            Map.entry("szescio", 6),
            Map.entry("siedmio", 7),
            Map.entry("osmio", 8),
            Map.entry("dziewiecio", 9),
            Map.entry("dziesiecio", 10),
            Map.entry("jedenasto", 11),
            Map.entry("dwunasto", 12),
            Map.entry("trzynasto", 13),
            Map.entry("czternasto", 14),
            Map.entry("pietnasto", 15),
            Map.entry("szesnasto", 16),
            Map.entry("siedemnasto", 17),
            Map.entry("osiemnasto", 18),
            Map.entry("szescdziesiecio", 60),
            Map.entry("siedemdziesiecio", 70),
            Map.entry("osiemdziesiecio", 80),
            Map.entry("dziewiecdziesiecio", 90));

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
        Matcher worded = WORDED.matcher(words.get(i).folded());
        if (worded.matches() && NUMBERS.containsKey(worded.group(1))) {
            return NUMBERS.get(worded.group(1));
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
