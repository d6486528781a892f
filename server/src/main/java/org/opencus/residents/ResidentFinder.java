package org.opencus.residents;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.opencus.database.Tx;
import org.opencus.model.MatchBasis;
import org.opencus.model.ResidentDetails;
import org.opencus.residents.ResidentHashes.WordTokens;
import org.opencus.residents.ResidentSearchRepository.Hint;
import org.opencus.residents.ResidentSearchRepository.Together;
import org.opencus.residents.domain.Likeness;
import org.opencus.residents.domain.NameCodes;

/** Finds people of a centre by number, telephone or name. */
public final class ResidentFinder {
    /** How many rows are opened to be compared themselves; hashes have chosen the likeliest. */
    private static final int COMPARED = 60;

    private static final int MOST_WORDS = 5;
    private static final double LEAST = 0.55;
    private static final double CERTAIN = 1;

    /** Somebody found. */
    public record Match(KnownResident resident, double score, Set<MatchBasis> basis) {}

    /** What is known of the one who is sought. */
    public record Sought(String names, Optional<LocalDate> birthDate, Optional<Integer> birthYear) {
        Optional<Integer> year() {
            return birthDate.map(LocalDate::getYear).or(() -> birthYear);
        }
    }

    private final ResidentRepository residents;
    private final ResidentSeal seal;
    private final ResidentHashes hashes;
    private final ResidentSearchRepository found = new ResidentSearchRepository();

    /** Over the residents that the seal opens. */
    public ResidentFinder(ResidentRepository residents, ResidentSeal seal, ResidentHashes hashes) {
        this.residents = residents;
        this.seal = seal;
        this.hashes = hashes;
    }

    /** The one with this PESEL. */
    public Optional<KnownResident> byPesel(Tx tx, String centre, String pesel) {
        return found.byPesel(tx, centre, hashes.pesels(centre, pesel)).map(seal::open);
    }

    /** Everybody with this telephone number, in international form. */
    public List<Match> byPhone(Tx tx, String centre, String phone) {
        List<ResidentRow> rows = found.byTokens(
                tx, centre, List.of(new Together(List.of(hashes.phone(centre, phone)))), List.of(), COMPARED);
        return standing(tx, centre, rows).values().stream()
                .map(resident -> new Match(resident, CERTAIN, EnumSet.of(MatchBasis.PHONE)))
                .toList();
    }

    /** Those who showed the same document. */
    List<KnownResident> byDocument(Tx tx, String centre, ResidentDetails details) {
        List<Long> tokens = hashes.document(centre, details);
        return tokens.isEmpty()
                ? List.of()
                : List.copyOf(standing(
                                tx,
                                centre,
                                found.byTokens(tx, centre, List.of(new Together(List.of(tokens))), List.of(), COMPARED))
                        .values());
    }

    /** Those whose names and birth date look like these, the likeliest first. */
    public List<Match> byName(Tx tx, String centre, Sought sought) {
        List<WordTokens> words = hashes.words(centre, sought.names());
        if (words.isEmpty()) {
            return List.of();
        }
        List<WordTokens> asked = words.subList(0, Math.min(MOST_WORDS, words.size()));
        List<Together> alternatives = alternatives(centre, asked, sought);
        NameCodes.withJoinedNeighbours(sought.names()).stream()
                .limit(MOST_WORDS)
                .map(joined -> hashes.words(centre, joined))
                .forEach(joined -> alternatives.add(together(joined)));
        List<ResidentRow> rows = found.byTokens(tx, centre, alternatives, hints(centre, asked, sought), COMPARED);
        Map<UUID, KnownResident> opened = new LinkedHashMap<>();
        rows.forEach(row -> opened.put(row.id(), seal.open(row)));
        return best(tx, centre, opened, sought);
    }

    /** One word alone must sound the same: what only sounds nearly so is too much for the database to look at. */
    private static Together together(List<WordTokens> words) {
        return words.size() == 1
                ? new Together(List.of(words.getFirst().sounds()))
                : new Together(words.stream().map(WordTokens::near).toList());
    }

    /** All words; or all but one of three and more; or any of them together with the birth date. */
    private List<Together> alternatives(String centre, List<WordTokens> words, Sought sought) {
        List<List<Long>> near = words.stream().map(WordTokens::near).toList();
        List<Together> alternatives = new ArrayList<>();
        if (words.size() > 1) {
            alternatives.add(new Together(near));
        }
        for (int left = 0; words.size() > 2 && left < words.size(); left++) {
            List<List<Long>> others = new ArrayList<>(near);
            others.remove(left);
            alternatives.add(new Together(others));
        }
        List<Long> birth = words.size() > 1
                ? sought.birthDate().map(date -> hashes.birthDate(centre, date)).orElse(List.of())
                : sought.year().map(year -> hashes.birthYear(centre, year)).orElse(List.of());
        if (!birth.isEmpty()) {
            near.forEach(word -> alternatives.add(new Together(List.of(word, birth))));
        }
        return alternatives;
    }

    private List<Hint> hints(String centre, List<WordTokens> words, Sought sought) {
        List<Hint> hints = new ArrayList<>();
        for (WordTokens word : words) {
            hints.add(new Hint(word.near(), 4));
            hints.add(new Hint(word.sounds(), 3));
            hints.add(new Hint(word.exact(), 2));
        }
        sought.birthDate().ifPresent(date -> {
            hints.add(new Hint(hashes.birthDate(centre, date), 6));
            swapped(date).ifPresent(other -> hints.add(new Hint(hashes.birthDate(centre, other), 4)));
        });
        sought.year().ifPresent(year -> hints.add(new Hint(hashes.birthYear(centre, year), 3)));
        return hints;
    }

    private static Optional<LocalDate> swapped(LocalDate date) {
        try {
            return Optional.of(LocalDate.of(date.getYear(), date.getDayOfMonth(), date.getMonthValue()));
        } catch (DateTimeException noSuchMonth) {
            return Optional.empty();
        }
    }

    private List<Match> best(Tx tx, String centre, Map<UUID, KnownResident> opened, Sought sought) {
        Map<UUID, Match> best = new LinkedHashMap<>();
        for (KnownResident each : opened.values()) {
            Match match = compared(each, sought);
            if (match.score() >= LEAST) {
                UUID stands = each.row().mergedInto().orElse(each.id());
                best.merge(stands, match, (one, other) -> one.score() >= other.score() ? one : other);
            }
        }
        Map<UUID, KnownResident> standing = standing(tx, centre, best.keySet(), opened);
        return best.entrySet().stream()
                .filter(entry -> standing.containsKey(entry.getKey()))
                .map(entry -> new Match(
                        standing.get(entry.getKey()),
                        entry.getValue().score(),
                        entry.getValue().basis()))
                .sorted(Comparator.comparingDouble(Match::score).reversed())
                .toList();
    }

    /** How well names are found among those of a resident, also where two words are written as one there. */
    static double likeness(String names, ResidentDetails details) {
        String known = ResidentHashes.names(details);
        return Stream.concat(Stream.of(names), NameCodes.withJoinedNeighbours(names).stream())
                .mapToDouble(each -> Likeness.ofNames(each, known))
                .max()
                .orElse(0);
    }

    private static Match compared(KnownResident resident, Sought sought) {
        double names = likeness(sought.names(), resident.details());
        Optional<Double> dates = resident.details()
                .birthDate()
                .flatMap(known -> sought.birthDate()
                        .map(asked -> Likeness.ofBirthDates(asked, known))
                        .or(() -> sought.birthYear().map(year -> year == known.getYear() ? 1.0 : 0.0)));
        Set<MatchBasis> basis = EnumSet.of(MatchBasis.NAME);
        dates.filter(likeness -> likeness > Likeness.SWAPPED_DAY_AND_MONTH)
                .ifPresent(_ -> basis.add(MatchBasis.BIRTH_DATE));
        return new Match(resident, Likeness.of(names, dates), basis);
    }

    /** The records that stand for these rows since merges, each once. */
    private Map<UUID, KnownResident> standing(Tx tx, String centre, List<ResidentRow> rows) {
        Map<UUID, KnownResident> opened = new LinkedHashMap<>();
        rows.forEach(row -> opened.put(row.id(), seal.open(row)));
        List<UUID> stands = rows.stream()
                .map(row -> row.mergedInto().orElse(row.id()))
                .distinct()
                .toList();
        return standing(tx, centre, stands, opened);
    }

    private Map<UUID, KnownResident> standing(
            Tx tx, String centre, java.util.Collection<UUID> ids, Map<UUID, KnownResident> opened) {
        Map<UUID, KnownResident> standing = new LinkedHashMap<>();
        List<UUID> missing = ids.stream().filter(id -> !opened.containsKey(id)).toList();
        Map<UUID, KnownResident> fetched = new LinkedHashMap<>();
        if (!missing.isEmpty()) {
            residents.all(tx, centre, missing).forEach(row -> fetched.put(row.id(), seal.open(row)));
        }
        for (UUID id : ids) {
            KnownResident known = opened.getOrDefault(id, fetched.get(id));
            if (known != null) {
                standing.put(id, known);
            }
        }
        return standing;
    }

    /** Keeps others waiting who register somebody of the same birth date or document: nobody is registered twice at once. */
    void queue(Tx tx, String centre, ResidentDetails details) {
        List<Long> numbers = new ArrayList<>(hashes.document(centre, details));
        details.birthDate().ifPresent(date -> numbers.addAll(hashes.birthDate(centre, date)));
        found.queue(tx, numbers);
    }

    /** Keeps other imports of the centre waiting. */
    void queueImports(Tx tx, String centre) {
        found.queue(tx, hashes.imports(centre));
    }
}
