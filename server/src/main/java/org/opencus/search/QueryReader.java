package org.opencus.search;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.opencus.search.QueryReading.Correction;

/** Understands what somebody typed: places, needs in everyday words, words that matter, slips of the finger. */
public final class QueryReader {
    private static final double RELATIVE = 0.8;
    /** "Wymiana dachu" is about repairs, not about an exchange of views. */
    private static final double GENERAL_IN_PHRASE = 0.2;

    private static final int MOST_WORDS = 40;
    private static final int MOST_OF_SHORT = 6;

    private final WordReader words;
    private final Vocabulary vocabulary;
    private final Lexicon lexicon;
    private final Spelling spelling;
    private final Seams seams;
    private final Importance importance;

    public QueryReader(WordReader words, Vocabulary vocabulary, Lexicon lexicon) {
        this.words = words;
        this.vocabulary = vocabulary;
        this.lexicon = lexicon;
        this.spelling = new Spelling(words, vocabulary, lexicon);
        this.seams = new Seams(words, vocabulary, lexicon);
        this.importance = new Importance(vocabulary, lexicon.size());
    }

    /** How the text is understood. */
    public QueryReading read(String text) {
        return read(text, false);
    }

    /** The same, but words of the dictionary are also taken for others when nothing here knows them. */
    QueryReading readBoldly(String text) {
        return read(text, true);
    }

    private QueryReading read(String text, boolean boldly) {
        List<Correction> corrections = new ArrayList<>();
        List<Word> typed = seams.mended(inPolish(telling(words.typed(text)), corrections), corrections);
        BitSet taken = new BitSet();
        List<PlaceName> places = places(typed, taken);
        boolean foreign = typed.stream().anyMatch(vocabulary::isForeign) && isShort(typed);
        List<Word> meant = corrected(typed, taken, corrections, boldly);
        if (places.isEmpty() && !meant.equals(typed)) {
            places = places(meant, taken);
        }
        List<String> elsewhere = places.isEmpty() ? elsewhere(meant, taken) : List.of();
        Sorting sorting = new Sorting(Ages.quiet(meant), taken, Ages.in(meant));
        return foreign && (boldly || !sorting.isMeantWherever())
                ? QueryReading.NOTHING
                : sorting.reading(places, corrections, elsewhere);
    }

    /** Of a long story the words that may tell something. */
    private List<Word> telling(List<Word> typed) {
        return typed.size() <= MOST_WORDS
                ? typed
                : typed.stream()
                        .filter(word -> !vocabulary.isFiller(word))
                        .limit(MOST_WORDS)
                        .toList();
    }

    /** In a long story much is mentioned that nobody asks for. */
    private boolean isShort(List<Word> typed) {
        return typed.stream().filter(word -> !vocabulary.isFiller(word)).count() <= MOST_OF_SHORT;
    }

    private List<Word> inPolish(List<Word> typed, List<Correction> corrections) {
        List<Word> polish = new ArrayList<>();
        for (Word word : typed) {
            Optional<String> translated = vocabulary.polish(word);
            translated.ifPresent(meant -> corrections.add(new Correction(word.text(), meant)));
            polish.addAll(translated.map(words::written).orElse(List.of(word)));
        }
        return polish;
    }

    private List<PlaceName> places(List<Word> said, BitSet taken) {
        return new PlaceFinder(lexicon.places(firstWords(said))).find(said, taken);
    }

    private List<String> elsewhere(List<Word> said, BitSet taken) {
        List<String> towns = new ArrayList<>();
        for (int i = 0; i < said.size(); i++) {
            if (!taken.get(i) && vocabulary.isElsewhere(said.get(i))) {
                taken.set(i);
                towns.add(said.get(i).text());
            }
        }
        return towns;
    }

    private static Set<String> firstWords(List<Word> typed) {
        Set<String> first = new LinkedHashSet<>();
        typed.forEach(word -> {
            first.add(word.folded());
            first.addAll(word.lemmas());
        });
        return first;
    }

    private List<Word> corrected(List<Word> typed, BitSet taken, List<Correction> corrections, boolean boldly) {
        Map<String, Long> known = lexicon.entries(allLemmas(typed));
        List<Word> meant = new ArrayList<>();
        for (int i = 0; i < typed.size(); i++) {
            Word word = typed.get(i);
            boolean unknown = !taken.get(i)
                    && (boldly || !word.inDictionary())
                    && !vocabulary.isFiller(word)
                    && !vocabulary.knows(word.folded())
                    && word.lemmas().stream().noneMatch(lemma -> known.containsKey(lemma) || vocabulary.knows(lemma));
            Word read = unknown ? spelling.correct(word).orElse(word) : word;
            if (!read.equals(word)) {
                corrections.add(new Correction(word.text(), read.text()));
            }
            meant.add(read);
        }
        return meant;
    }

    private Set<String> allLemmas(List<Word> typed) {
        Set<String> lemmas = new LinkedHashSet<>();
        typed.forEach(word -> {
            lemmas.addAll(word.lemmas());
            lemmas.addAll(vocabulary.relatives(word.lemmas()));
        });
        return lemmas;
    }

    /** Sorts the words of one query into those that matter and those that do not. */
    private final class Sorting {
        private final List<Word> all;
        private final BitSet taken;
        private final Map<String, Long> entries;
        private final List<Everyday> said = new ArrayList<>();
        private final List<BitSet> where = new ArrayList<>();
        private final BitSet fixed = new BitSet();
        private final BitSet idioms = new BitSet();
        private final BitSet heardWords = new BitSet();
        private final Optional<Ages.Age> age;
        private final String foldedText;

        Sorting(List<Word> all, BitSet taken, Optional<Ages.Age> age) {
            this.all = all;
            this.taken = taken;
            this.entries = lexicon.entries(allLemmas(all));
            this.age = age;
            this.foldedText = all.stream().map(Word::folded).collect(Collectors.joining(" "));
            age.ifPresent(told -> heardWords.set(told.position()));
            hear(need -> !need.alone() && age.stream().noneMatch(told -> told.outside(need.from(), need.to())));
            if (heardWords.isEmpty() && !saysSomethingKnown()) {
                hear(Everyday::alone);
            }
        }

        QueryReading reading(List<PlaceName> places, List<Correction> corrections, List<String> elsewhere) {
            List<Unit> units = new ArrayList<>();
            List<String> aside = new ArrayList<>();
            Map<Integer, Integer> unitOf = new HashMap<>();
            for (int i = 0; i < all.size(); i++) {
                if (!taken.get(i) && (heardWords.get(i) || !idioms.get(i) && carriesMeaning(all.get(i)))) {
                    unitOf.put(i, units.size());
                    units.add(unit(i));
                } else if (!taken.get(i)) {
                    aside.add(all.get(i).text());
                }
            }
            List<Heard> heard = heard(unitOf);
            return new QueryReading(
                    new Weighing(units, heard).weighed(),
                    heard,
                    places,
                    List.copyOf(corrections),
                    List.copyOf(aside),
                    without(),
                    elsewhere,
                    all.stream().anyMatch(vocabulary::isFree));
        }

        /** A need that several words tell is meant whatever else is mentioned ("nikt nie zagląda, tylko telewizor"). */
        private boolean isMeantWherever() {
            return IntStream.range(0, said.size())
                    .anyMatch(i -> said.get(i).wherever()
                            || !said.get(i).who()
                                    && where.get(i).stream()
                                                    .filter(at -> !vocabulary.isForeign(all.get(at)))
                                                    .count()
                                            > 1);
        }

        private Set<String> without() {
            return age.filter(Ages.Age::sure).stream()
                    .flatMap(told -> vocabulary.ages(told.years()))
                    .flatMap(need -> need.without().stream())
                    .collect(Collectors.toUnmodifiableSet());
        }

        private void hear(Predicate<Everyday> which) {
            for (Everyday need : vocabulary.needs()) {
                BitSet positions = which.test(need) ? said(need) : new BitSet();
                if (need.idiom()) {
                    idioms.or(positions);
                } else if (!positions.isEmpty()) {
                    said.add(need);
                    where.add(positions);
                    heardWords.or(positions);
                    if (need.fixed()) {
                        fixed.or(positions);
                    }
                }
            }
        }

        private BitSet said(Everyday need) {
            BitSet positions = new BitSet();
            if (foldedText.equals(need.foldedName())) {
                positions.set(0, all.size());
                return freed(positions);
            }
            need.phrases().forEach(phrase -> phrase.in(all).ifPresent(positions::or));
            boolean unless = !positions.isEmpty()
                    && need.unless().stream().anyMatch(phrase -> phrase.in(all).isPresent());
            return unless ? new BitSet() : freed(positions);
        }

        private BitSet freed(BitSet positions) {
            positions.andNot(taken);
            return positions;
        }

        private boolean saysSomethingKnown() {
            return IntStream.range(0, all.size())
                    .filter(i -> !taken.get(i) && carriesMeaning(all.get(i)) && !vocabulary.isGeneral(all.get(i)))
                    .anyMatch(i -> all.get(i).lemmas().stream().anyMatch(entries::containsKey));
        }

        private List<Heard> heard(Map<Integer, Integer> unitOf) {
            List<Heard> heard = new ArrayList<>();
            for (int i = 0; i < said.size(); i++) {
                Set<Integer> units =
                        where.get(i).stream().boxed().map(unitOf::get).collect(Collectors.toSet());
                Everyday need = said.get(i);
                boolean swallowed = !need.fixed() && isSwallowed(where.get(i));
                if (!swallowed) {
                    heard.add(new Heard(need.name(), units, need.targets(), need.who()));
                }
            }
            ages(heard, unitOf);
            return heard;
        }

        /** A word inside a fixed phrase means nothing else. */
        private boolean isSwallowed(BitSet positions) {
            BitSet free = (BitSet) positions.clone();
            free.andNot(fixed);
            return free.isEmpty();
        }

        private void ages(List<Heard> heard, Map<Integer, Integer> unitOf) {
            age.ifPresent(told -> vocabulary
                    .ages(told.years())
                    .map(need -> new Heard("", Set.of(unitOf.get(told.position())), need.targets(), true))
                    .forEach(heard::add));
        }

        private Unit unit(int position) {
            Word word = all.get(position);
            boolean general = vocabulary.isGeneral(word) && !heardWords.get(position);
            List<Target> targets = new ArrayList<>();
            if (!fixed.get(position) && !idioms.get(position) && !vocabulary.isFiller(word) && !word.isNumber()) {
                boolean saidByPhrase = heardWords.get(position) && vocabulary.isGeneral(word);
                targets.add(Target.lemmas(word.lemmas(), saidByPhrase ? GENERAL_IN_PHRASE : 1));
                Set<String> relatives = vocabulary.relatives(word.lemmas());
                if (!relatives.isEmpty()) {
                    targets.add(Target.lemmas(relatives, RELATIVE));
                }
            }
            boolean known = targets.stream().anyMatch(target -> target.isIn(entries));
            double counts = importance.of(word, entries, heardWords.get(position));
            return new Unit(word, counts, general, known, targets, !general);
        }

        private boolean carriesMeaning(Word word) {
            if (vocabulary.isFiller(word)
                    || vocabulary.isFree(word)
                    || word.isNumber()
                    || word.folded().length() < 2) {
                return false;
            }
            return !word.inDictionary()
                    || word.canBe(PartOfSpeech.NOUN)
                    || word.canBe(PartOfSpeech.ADJECTIVE)
                    || word.canBe(PartOfSpeech.VERB);
        }
    }
}
