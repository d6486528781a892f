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
    private static final int MOST_WORDS = 40;

    private final WordReader words;
    private final Vocabulary vocabulary;
    private final Lexicon lexicon;
    private final Spelling spelling;
    private final Importance importance;

    public QueryReader(WordReader words, Vocabulary vocabulary, Lexicon lexicon) {
        this.words = words;
        this.vocabulary = vocabulary;
        this.lexicon = lexicon;
        this.spelling = new Spelling(words, vocabulary, lexicon);
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
        List<Word> typed = words.typed(text);
        typed = typed.size() > MOST_WORDS ? typed.subList(0, MOST_WORDS) : typed;
        BitSet taken = new BitSet();
        List<PlaceName> places = new PlaceFinder(lexicon.places(firstWords(typed))).find(typed, taken);
        if (typed.stream().anyMatch(vocabulary::isForeign)) {
            return QueryReading.NOTHING;
        }
        List<Correction> corrections = new ArrayList<>();
        List<Word> meant = corrected(typed, taken, corrections, boldly);
        return new Sorting(Ages.quiet(meant), taken, Ages.in(meant)).reading(places, corrections);
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

        Sorting(List<Word> all, BitSet taken, Optional<Ages.Age> age) {
            this.all = all;
            this.taken = taken;
            this.entries = lexicon.entries(allLemmas(all));
            this.age = age;
            age.ifPresent(told -> heardWords.set(told.position()));
            hear(need -> !need.alone() && age.stream().noneMatch(told -> told.outside(need.from(), need.to())));
            if (heardWords.isEmpty() && !saysSomethingKnown()) {
                hear(Everyday::alone);
            }
        }

        QueryReading reading(List<PlaceName> places, List<Correction> corrections) {
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
                    without());
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
            if (need.unless().stream().noneMatch(phrase -> phrase.in(all).isPresent())) {
                need.phrases().forEach(phrase -> phrase.in(all).ifPresent(positions::or));
            }
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
                targets.add(Target.lemmas(word.lemmas(), 1));
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
            if (vocabulary.isFiller(word) || word.isNumber() || word.folded().length() < 2) {
                return false;
            }
            return !word.inDictionary()
                    || word.canBe(PartOfSpeech.NOUN)
                    || word.canBe(PartOfSpeech.ADJECTIVE)
                    || word.canBe(PartOfSpeech.VERB);
        }
    }
}
