package org.opencus.records;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The statements that write one table of the catalogue. They differ by the table's columns only, so they are put together
 * from their list; nothing that a caller sends becomes part of their text.
 */
record RecordSql(String compare, String codes, String held, String save, String takeOut) {
    private static final List<String> COMMON = List.of("code", "name", "sort_key", "document", "sources");

    RecordSql(RecordKind kind) {
        this(compare(kind), codes(kind), held(kind), save(kind), takeOut(kind));
    }

    private static String compare(RecordKind kind) {
        return """
            select given.code,
                case
                    when kept.code is null then 'ADDED'
                    when kept.gone_at is not null then 'RETURNED'
                    else 'CHANGED'
                end as change
            from jsonb_populate_recordset(cast(null as %1$s), cast(:records as jsonb)) as given
            left join %1$s as kept on %2$s
            where kept.code is null or kept.gone_at is not null or (%3$s) is distinct from (%4$s)
            """.formatted(kind.table(), sameRecord(kind), all("kept.", kind), all("given.", kind));
    }

    private static String sameRecord(RecordKind kind) {
        return "kept.code = given.code" + (kind.shared() ? "" : " and kept.centre = given.centre");
    }

    private static String codes(RecordKind kind) {
        return "select code from %s where centre = :centre and gone_at is null order by code".formatted(kind.table());
    }

    private static String held(RecordKind kind) {
        return """
            select code from %s
            where centre = :centre and code = any(cast(:codes as text[])) and by_hand
            order by code
            """.formatted(kind.table());
    }

    private static String save(RecordKind kind) {
        String key = hasCentre(kind) ? "centre, code" : "code";
        String centre = hasCentre(kind) ? "centre, " : "";
        String updates = columns(kind).stream()
                .filter(column -> !column.equals("code"))
                .map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", "));
        String hand = kind.shared() ? "" : ", by_hand";
        return """
            insert into %1$s (id, %2$s%3$s, modified_at%6$s)
            select id, %2$s%3$s, cast(:at as timestamptz)%7$s
            from jsonb_populate_recordset(cast(null as %1$s), cast(:records as jsonb))
            on conflict (%4$s) do update
            set %5$s, version = %1$s.version + 1, modified_at = excluded.modified_at, gone_at = null%8$s
            returning id, code
            """.formatted(
                        kind.table(),
                        centre,
                        all("", kind),
                        key,
                        updates,
                        hand,
                        kind.shared() ? "" : ", :byHand",
                        kind.shared() ? "" : ", by_hand = excluded.by_hand");
    }

    private static String takeOut(RecordKind kind) {
        return """
            update %s
            set gone_at = cast(:at as timestamptz), by_hand = :byHand, modified_at = cast(:at as timestamptz), version = version + 1
            where centre = :centre and code = any(cast(:codes as text[])) and gone_at is null
            """.formatted(kind.table());
    }

    /** A centre's own column of that name follows from its code. */
    private static boolean hasCentre(RecordKind kind) {
        return !kind.shared() && kind != RecordKind.CENTRE;
    }

    private static String all(String prefix, RecordKind kind) {
        return columns(kind).stream().map(prefix::concat).collect(Collectors.joining(", "));
    }

    private static List<String> columns(RecordKind kind) {
        List<String> columns = new ArrayList<>(COMMON);
        columns.addAll(kind.columns());
        return columns;
    }
}
