package org.opencus.residents;

import io.helidon.dbclient.DbRow;
import io.helidon.dbclient.DbStatementQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opencus.database.Tx;

/** Finds residents by keyed hashes. */
final class ResidentSearchRepository {
    /** Every one of these sets must have something in common with the tokens of a resident. */
    record Together(List<List<Long>> sets) {}

    /** Something in common with this set makes a resident likelier by so much. */
    record Hint(List<Long> set, int weight) {}

    /** Waits until nobody else registers somebody of the same hashes, and keeps others waiting until the end. */
    public void queue(Tx tx, List<Long> hashes) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("resident.queue", """
                    select pg_advisory_xact_lock(number) from unnest(cast(:numbers as bigint[])) as number
                    """)
                .addParam(
                        "numbers",
                        ResidentRepository.numbers(hashes.stream().sorted().toList()))
                .execute()) {
            var _ = rows.count();
        }
    }

    /** The resident with one of these hashes of a PESEL. */
    public Optional<ResidentRow> byPesel(Tx tx, String centre, List<byte[]> hashes) {
        String alternatives = Stream.iterate(0, i -> i < hashes.size(), i -> i + 1)
                .map(i -> ":hash" + i)
                .collect(Collectors.joining(", "));
        DbStatementQuery statement = tx.execute()
                .createNamedQuery("resident.by-pesel", """
                    select %s from resident r join resident_key k on k.resident_id = r.id
                    where r.centre = :centre and r.pesel_hash in (%s) and r.merged_into is null
                    """.formatted(ResidentRepository.COLUMNS, alternatives))
                .addParam("centre", centre);
        for (int i = 0; i < hashes.size(); i++) {
            statement.addParam("hash" + i, hashes.get(i));
        }
        try (Stream<DbRow> rows = statement.execute()) {
            return rows.findFirst().map(ResidentRepository::row);
        }
    }

    /** Residents that have all sets of at least one alternative in common, those with most hints first. */
    public List<ResidentRow> byTokens(Tx tx, String centre, List<Together> alternatives, List<Hint> hints, int size) {
        List<List<Long>> sets = new ArrayList<>();
        String any = alternatives.stream()
                .map(together -> together.sets().stream()
                        .map(set -> overlap(sets, set))
                        .collect(Collectors.joining(" and ", "(", ")")))
                .collect(Collectors.joining(" or "));
        String weight = hints.stream()
                .map(hint -> hint.weight() + " * cast(" + overlap(sets, hint.set()) + " as integer)")
                .collect(Collectors.joining(" + ", "0 + ", ""));
        if (hints.isEmpty()) {
            weight = "0";
        }
        DbStatementQuery statement = tx.execute()
                .createNamedQuery("resident.by-tokens", """
                    with found as materialized (
                        select r.id, %s as weight from resident r
                        where r.centre = :centre and r.erased_at is null and (%s)
                        order by weight desc, r.id desc limit :size
                    )
                    select %s from found join resident r on r.id = found.id join resident_key k on k.resident_id = r.id
                    order by found.weight desc, r.id desc
                    """.formatted(weight, any, ResidentRepository.COLUMNS))
                .addParam("centre", centre)
                .addParam("size", size);
        for (int i = 0; i < sets.size(); i++) {
            statement.addParam("set" + i, ResidentRepository.numbers(sets.get(i)));
        }
        try (Stream<DbRow> rows = statement.execute()) {
            return rows.map(ResidentRepository::row).toList();
        }
    }

    private static String overlap(List<List<Long>> sets, List<Long> set) {
        sets.add(set);
        return "r.tokens && cast(:set" + (sets.size() - 1) + " as bigint[])";
    }
}
