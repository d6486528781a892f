package org.opencus.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Finds the age of somebody in a query ("syn 16 lat", "5-letnia córka"). */
final class Ages {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}");
    private static final Pattern JOINED = Pattern.compile("(\\d{1,3})(lat\\p{L}*|letni\\p{L}*)");
    private static final Pattern YEARS = Pattern.compile("lat|lata|lat[ek].*|latk.*|rok|roku|rocz.*|letni.*");
    /** "55+", "60 plus". */
    private static final Pattern ROUND = Pattern.compile("[5-8][05]");

    private static final Pattern MONTHS = Pattern.compile("mies.*");
    private static final int OLDEST = 120;
    /** "mam 35 lat". */
    private static final Set<String> SPEAKER =
            Set.of("mam", "mamy", "jestem", "majac", "skonczylam", "skonczylem", "koncze", "ukonczylam", "ukonczylem");
    /** "choruje od 5 lat", but not "dzieci od 5 lat". */
    private static final Set<String> SINCE = Set.of("od", "przez", "za", "po");

    private static final Pattern FOR_AN_AGE = Pattern.compile(
            "dziec.*|mlodziez.*|senior.*|maluch.*|zajec.*|klub.*|grup.*|osob.*|ludzi.*|dla|doros.*|wiek.*");
    private static final Pattern CHILD = Pattern.compile(
            "dziec.*|syn.*|cork.*|coreczk.*|maluch.*|niemowl.*|wnu[kc].*|ucz[en].*|nastolat.*|mlodziez.*|przedszkol.*");
    /** "od lat", "kilka lat". */
    private static final Set<String> SOME = Set.of(
            "od",
            "kilka",
            "kilku",
            "pare",
            "paru",
            "wiele",
            "wielu",
            "tyle",
            "tylu",
            "ile",
            "ilu",
            "kilkanascie",
            "kilkadziesiat",
            "dwa",
            "trzy",
            "cztery",
            "piec",
            "dziesiec",
            "pol");

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
            Map.entry("dwudziesto", 20),
            Map.entry("trzydziesto", 30),
            Map.entry("czterdziesto", 40),
            Map.entry("piecdziesiecio", 50),
            Map.entry("szescdziesiecio", 60),
            Map.entry("siedemdziesiecio", 70),
            Map.entry("osiemdziesiecio", 80),
            Map.entry("dziewiecdziesiecio", 90));

    private Ages() {}

    /** The age that is told; of several that of somebody else than the one who speaks. */
    static Optional<Age> in(List<Word> words) {
        return IntStream.range(0, words.size())
                .filter(i -> at(words, i) >= 0 && at(words, i) <= OLDEST && !isDuration(words, i))
                .mapToObj(i -> new Age(at(words, i), i, ofSpeaker(words, i), true))
                .min(Comparator.comparing(Age::ofSpeaker))
                .map(age -> age.sure(words));
    }

    /** The words, those that count years being nothing but numbers, lest "lat" be taken for summers. */
    static List<Word> quiet(List<Word> words) {
        List<Word> quiet = new ArrayList<>(words);
        for (int i = 1; i < words.size(); i++) {
            Word before = words.get(i - 1);
            boolean counts = NUMBER.matcher(before.folded()).matches() || SOME.contains(before.folded());
            if (counts && YEARS.matcher(words.get(i).folded()).matches()) {
                quiet.set(i, new Word(words.get(i).text(), "0", Set.of(), Set.of()));
            }
        }
        return List.copyOf(quiet);
    }

    private static boolean isDuration(List<Word> words, int i) {
        boolean since = i > 0 && SINCE.contains(words.get(i - 1).folded());
        return since && (i < 2 || !FOR_AN_AGE.matcher(words.get(i - 2).folded()).matches());
    }

    private static boolean ofSpeaker(List<Word> words, int i) {
        return words.subList(Math.max(0, i - 2), i).stream().anyMatch(word -> SPEAKER.contains(word.folded()));
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
        boolean last = i + 1 == words.size();
        if (ROUND.matcher(words.get(i).folded()).matches()
                && (last || words.get(i + 1).folded().equals("plus"))) {
            return Integer.parseInt(words.get(i).folded());
        }
        if (!last && NUMBER.matcher(words.get(i).folded()).matches()) {
            int number = Integer.parseInt(words.get(i).folded());
            String unit = words.get(i + 1).folded();
            if (YEARS.matcher(unit).matches()) {
                return number;
            }
            return MONTHS.matcher(unit).matches() ? number / 12 : -1;
        }
        return -1;
    }

    /**
     * An age in full years.
     *
     * @param position of the word that tells it
     * @param ofSpeaker whether it is that of the one who asks
     * @param sure whether help is sought for somebody of that age, as far as one can tell
     */
    record Age(int years, int position, boolean ofSpeaker, boolean sure) {
        /** Who tells the own age and names a child may ask for the child. */
        private Age sure(List<Word> words) {
            boolean child =
                    words.stream().anyMatch(word -> CHILD.matcher(word.folded()).matches());
            return new Age(years, position, ofSpeaker, !ofSpeaker || !child);
        }

        /** Whether it lies outside for sure. */
        boolean outside(int from, int to) {
            return sure && (years < from || years > to);
        }
    }
}
