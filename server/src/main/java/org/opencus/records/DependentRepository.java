package org.opencus.records;

import static org.opencus.database.Rows.text;

import io.helidon.dbclient.DbRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.opencus.database.Tx;

/** Finds records that have something derived from another one: ages of target groups, hours of the centre. */
public final class DependentRepository {
    private static final String GROUPS_BELOW = """
        with recursive below (code) as (
            select cast(:code as text)
            union
            select target_group.code from target_group join below on target_group.parent = below.code
            where target_group.centre = :centre and target_group.gone_at is null
        )
        """;

    /** Codes, by kind, of what must be made again after this record has changed; wider ones before narrower ones. */
    public Map<RecordKind, List<String>> of(Tx tx, String centre, RecordKind kind, String code) {
        Map<RecordKind, List<String>> dependents = new LinkedHashMap<>();
        switch (kind) {
            case TARGET_GROUP -> {
                dependents.put(
                        RecordKind.TARGET_GROUP,
                        codes(tx, centre, code, GROUPS_BELOW + "select code from below where code <> :code"));
                dependents.put(RecordKind.SERVICE, codes(tx, centre, code, GROUPS_BELOW + """
                    select code from service
                    where centre = :centre and gone_at is null
                      and target_groups && (select array_agg(code) from below)
                    """));
            }
            case CENTRE -> dependents.put(RecordKind.SERVICE, codes(tx, centre, code, """
                select code from service
                where centre = :centre and gone_at is null and centre = :code
                  and document #>> '{availability,rule}' = 'during-centre-opening-hours'
                """));
            case PLACE -> dependents.put(RecordKind.CENTRE, codes(tx, centre, code, """
                select code from centre
                where code = :centre and document #>> '{customerOffice,place,code}' = :code
                """));
            default -> {
                // Nothing is derived from the others.
            }
        }
        return dependents;
    }

    private static List<String> codes(Tx tx, String centre, String code, String sql) {
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("dependent.codes", sql)
                .addParam("centre", centre)
                .addParam("code", code)
                .execute()) {
            return rows.map(row -> text(row, "code")).toList();
        }
    }
}
