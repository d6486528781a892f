package org.opencus.records;

import static org.opencus.database.Rows.text;

import io.helidon.dbclient.DbRow;
import io.helidon.dbclient.DbStatementQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opencus.contract.Text;
import org.opencus.contract.Violation;
import org.opencus.database.Parameters;
import org.opencus.database.Tx;
import org.opencus.records.domain.NearestCode;

/** Tells codes that exist from those that do not. */
public final class CodeRepository {
    private static final int MOST_COMPARED = 5000;

    /** A violation for each code that no centre has, at the pointer of its filter under the base, such as {@code /query}. */
    public List<Violation> unknown(Tx tx, String base, FilterCodes codes) {
        if (codes.isEmpty()) {
            return List.of();
        }
        Map<String, Set<String>> known = known(tx, codes);
        List<Violation> unknown = new ArrayList<>();
        for (FilterCodes.Filter filter : codes.filters()) {
            for (String code : filter.codes()) {
                if (!known.getOrDefault(filter.name(), Set.of()).contains(code)) {
                    unknown.add(violation(tx, base, filter, code));
                }
            }
        }
        return unknown;
    }

    private static Violation violation(Tx tx, String base, FilterCodes.Filter filter, String code) {
        Text message = NearestCode.to(code, some(tx, filter.kind()))
                .map(near -> new Text(
                        "Nie ma kodu „" + code + "”. Najbliższy istniejący: „" + near + "”.",
                        "There is no code '" + code + "'. The nearest one is '" + near + "'."))
                .orElseGet(() -> new Text("Nie ma kodu „" + code + "”.", "There is no code '" + code + "'."));
        return new Violation(base + "/" + filter.name(), "unknown-code", message);
    }

    private static Map<String, Set<String>> known(Tx tx, FilterCodes codes) {
        String sql = codes.filters().stream().map(CodeRepository::select).collect(Collectors.joining(" union all "));
        DbStatementQuery statement = tx.execute().createNamedQuery("code.known", sql);
        codes.filters().forEach(filter -> statement.addParam(filter.name(), Parameters.texts(filter.codes())));
        Map<String, Set<String>> known = new TreeMap<>();
        try (Stream<DbRow> rows = statement.execute()) {
            rows.forEach(row -> known.computeIfAbsent(text(row, "filter"), _ -> new TreeSet<>())
                    .add(text(row, "code")));
        }
        return known;
    }

    /** By way of the centres, because the index of most tables starts with the centre. */
    private static String select(FilterCodes.Filter filter) {
        String table = filter.kind().table();
        String exists = filter.kind().shared() || filter.kind() == RecordKind.CENTRE
                ? "select from %s where %s.code = asked.code".formatted(table, table)
                : "select from centre join %1$s on %1$s.centre = centre.code and %1$s.code = asked.code"
                        .formatted(table);
        return "select '%s' as filter, asked.code from unnest(cast(:%s as text[])) asked (code) where exists (%s)"
                .formatted(filter.name(), filter.name(), exists);
    }

    private static List<String> some(Tx tx, RecordKind kind) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery(
                        "code.some",
                        "select distinct code from (select code from %s limit %d) as sample order by code"
                                .formatted(kind.table(), MOST_COMPARED))
                .execute()) {
            return rows.map(row -> text(row, "code")).toList();
        }
    }
}
