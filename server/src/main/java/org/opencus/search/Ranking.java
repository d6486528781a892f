package org.opencus.search;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decides which candidates answer a query, how well and why. */
final class Ranking {
    private static final double LEAST_QUALITY = 0.25;
    private static final double LEAST_COVERAGE = 0.28;
    /** Where no need was recognised, stray words prove little. */
    private static final double LEAST_COVERAGE_BY_WORDS = 0.47;

    private static final double SHARE_OF_BEST = 0.45;
    private static final double SHARE_OF_OTHERS = 0.35;
    private static final double SECOND_SIGHT = 0.12;
    private static final double INSIDE_PLACE = 0.25;
    private static final double EXISTING = 0.03;
    private static final double NAME_SHARE = 0.12;
    private static final double IN_A_ROW = 0.05;
    /** Who is not told to be meant finds what is for everybody first. */
    private static final double FOR_OTHERS = 0.88;

    private static final double OUTRIGHT = 0.2;
    private static final String FREE = "free";
    private static final double COSTS_NOTHING = 0.05;
    private static final Set<String> ANYBODY = Set.of("local-community", "centre-users");
    private static final int MOST_REASONS = 5;
    private static final Map<String, Double> KINDS = Map.of("service", 1.0, "organisation", 0.85, "community", 0.6);
    private static final double OTHER_KIND = 0.7;

    private final QueryReading reading;
    private final double wanted;
    private final boolean onlyGeneral;
    /** Whether nothing is named but a whole municipality, so that all that is there answers. */
    private final boolean onlyWide;

    private final double leastCoverage;

    Ranking(QueryReading reading) {
        this.reading = reading;
        this.wanted = reading.units().stream().mapToDouble(Unit::importance).sum();
        this.onlyGeneral = reading.onlyGeneral();
        this.onlyWide = reading.units().isEmpty() && reading.places().stream().allMatch(PlaceName::wide);
        this.leastCoverage = reading.heard().isEmpty() ? LEAST_COVERAGE_BY_WORDS : LEAST_COVERAGE;
    }

    /** The candidates that answer, best first; those far behind the best are left out. */
    List<Match> best(List<Candidate> candidates) {
        List<Match> matches = new ArrayList<>();
        candidates.forEach(candidate -> match(candidate).ifPresent(matches::add));
        matches.sort(Comparator.comparing(Match::score)
                .reversed()
                .thenComparing(match -> match.record().id()));
        return matches.isEmpty() ? matches : above(matches, matches.getFirst().score() * SHARE_OF_BEST);
    }

    /** Those that are not hopelessly behind what another list has. */
    static List<Match> beside(List<Match> matches, List<Match> others) {
        return others.isEmpty() ? matches : above(matches, others.getFirst().score() * SHARE_OF_OTHERS);
    }

    private static List<Match> above(List<Match> matches, double least) {
        return matches.stream().filter(match -> match.score() >= least).toList();
    }

    Optional<Match> match(Candidate candidate) {
        if (reading.excludes(candidate.labels().targetGroups()) || reading.free() && costs(candidate)) {
            return Optional.empty();
        }
        if (reading.units().isEmpty()) {
            return named(candidate);
        }
        Map<Passage, Double> reasons = new IdentityHashMap<>();
        Spread spread = new Spread(candidate.passages());
        double covered = 0;
        boolean decisive = false;
        for (int i = 0; i < reading.units().size(); i++) {
            Unit unit = reading.units().get(i);
            double quality = quality(unit, i, candidate, spread, reasons);
            covered += unit.importance() * quality;
            decisive |= quality >= LEAST_QUALITY && (onlyGeneral || unit.decides());
        }
        double coverage = covered / wanted;
        if (!decisive || coverage < leastCoverage) {
            return Optional.empty();
        }
        boolean outright = isSaidOutright(candidate);
        double kind = outright ? 1 : KINDS.getOrDefault(candidate.kind(), OTHER_KIND);
        double audience = isForOthers(candidate, reasons.keySet()) ? FOR_OTHERS : 1;
        double score = (coverage + bonus(candidate) + (outright ? OUTRIGHT : 0)) * kind * audience;
        return Optional.of(new Match(candidate, score, told(reasons)));
    }

    private static boolean costs(Candidate candidate) {
        return candidate
                .labels()
                .payment()
                .filter(payment -> !payment.equals(FREE))
                .isPresent();
    }

    private static boolean isForOthers(Candidate candidate, Set<Passage> reasons) {
        List<String> groups = candidate.labels().targetGroups();
        return !groups.isEmpty()
                && groups.stream().noneMatch(ANYBODY::contains)
                && reasons.stream().noneMatch(reason -> reason.field() == Field.TARGET_GROUPS);
    }

    /** Whether the text is one of its names, word for word. */
    private boolean isSaidOutright(Candidate candidate) {
        return candidate.passages().stream()
                .filter(passage -> passage.field() == Field.NAME || passage.field() == Field.ALTERNATIVE_NAMES)
                .anyMatch(this::isSaidOutright);
    }

    private boolean isSaidOutright(Passage name) {
        BitSet found = new BitSet();
        for (Unit unit : reading.units()) {
            int position = unit.targets().isEmpty()
                    ? -1
                    : name.position(unit.targets().getFirst().words().getFirst());
            if (position < 0) {
                return false;
            }
            found.set(position);
        }
        return found.cardinality() == name.words().size();
    }

    /** Only a place was named: what is there comes first. */
    private Optional<Match> named(Candidate candidate) {
        boolean inside = inside(candidate);
        if (!inside) {
            return Optional.empty();
        }
        double score = INSIDE_PLACE + bonus(candidate) * KINDS.getOrDefault(candidate.kind(), OTHER_KIND);
        return Optional.of(new Match(
                candidate,
                score,
                candidate.passages().stream()
                        .filter(passage -> passage.field() == Field.PLACES)
                        .toList()));
    }

    private double quality(Unit unit, int position, Candidate candidate, Spread spread, Map<Passage, Double> reasons) {
        Evidence evidence = new Evidence(candidate, spread, reasons);
        unit.targets().forEach(evidence::seek);
        for (Heard heard : reading.heard()) {
            if (heard.units().contains(position)) {
                heard.targets().forEach(evidence::seek);
            }
        }
        return evidence.quality();
    }

    private double bonus(Candidate candidate) {
        double bonus = candidate.status().equals("existing") ? EXISTING : 0;
        bonus += inside(candidate) ? INSIDE_PLACE : 0;
        bonus += reading.free() && candidate.labels().payment().isPresent() ? COSTS_NOTHING : 0;
        return bonus + nameBonus(candidate);
    }

    private boolean inside(Candidate candidate) {
        return reading.places().stream()
                .anyMatch(place ->
                        (!place.wide() || onlyWide) && candidate.areas().contains(place.code()));
    }

    /** A name that is said outright, word after word, is what was meant. */
    private double nameBonus(Candidate candidate) {
        Passage name = candidate.passages().getFirst();
        int found = 0;
        int inARow = 0;
        int last = -2;
        for (Unit unit : reading.units()) {
            int position = unit.targets().isEmpty()
                    ? -1
                    : name.position(unit.targets().getFirst().words().getFirst());
            if (position >= 0) {
                found++;
                inARow += position > last && position <= last + 2 ? 1 : 0;
                last = position;
            }
        }
        return NAME_SHARE * found / Math.max(1, name.words().size()) + IN_A_ROW * inARow;
    }

    private static List<Passage> told(Map<Passage, Double> reasons) {
        return reasons.entrySet().stream()
                .sorted(Map.Entry.<Passage, Double>comparingByValue()
                        .reversed()
                        .thenComparing(reason -> reason.getKey().field())
                        .thenComparing(reason -> reason.getKey().text()))
                .map(Map.Entry::getKey)
                .limit(MOST_REASONS)
                .toList();
    }

    /** Gathers what a record has for one word of the query. */
    private static final class Evidence {
        private final Candidate candidate;
        private final Spread spread;
        private final Map<Passage, Double> reasons;
        private double best;
        private double sum;

        Evidence(Candidate candidate, Spread spread, Map<Passage, Double> reasons) {
            this.candidate = candidate;
            this.spread = spread;
            this.reasons = reasons;
        }

        void seek(Target target) {
            double found = 0;
            for (long rest = spread.of(target); rest != 0; rest &= rest - 1) {
                Passage passage = candidate.passages().get(Long.numberOfTrailingZeros(rest));
                double quality = target.weight() * passage.field().weight();
                reasons.merge(passage, quality, Math::max);
                found = Math.max(found, quality);
            }
            best = Math.max(best, found);
            sum += found;
        }

        /** The best finding counts; others only a little. */
        double quality() {
            return best + SECOND_SIGHT * Math.min(1, sum - best);
        }
    }
}
