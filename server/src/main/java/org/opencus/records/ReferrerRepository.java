package org.opencus.records;

import static org.opencus.database.Rows.text;

import io.helidon.dbclient.DbRow;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opencus.contract.Text;
import org.opencus.contract.Violation;
import org.opencus.database.Tx;

/** Finds what would lose its meaning if a record left the catalogue. */
public final class ReferrerRepository {
    private static final List<RecordKind> KINDS = List.of(
            RecordKind.CENTRE,
            RecordKind.TARGET_GROUP,
            RecordKind.CHALLENGE,
            RecordKind.PLACE,
            RecordKind.ORGANISATION,
            RecordKind.COMMUNITY,
            RecordKind.SERVICE);

    /** A record that refers to another one. */
    public record Referrer(String kind, String code) {
        /** That it stands in the way. */
        public Violation violation() {
            return new Violation(
                    "",
                    "referred-to",
                    new Text(
                            "Odwołuje się do niego: " + kind + " „" + code + "”.",
                            "It is referred to by " + kind + " '" + code + "'."));
        }
    }

    /** Some of the records of the centre, not gone, that refer to this one. */
    public List<Referrer> some(Tx tx, String centre, RecordKind kind, String code, int most) {
        String sql = KINDS.stream().map(each -> select(each, kind)).collect(Collectors.joining("\nunion all\n"));
        try (Stream<DbRow> rows = tx.execute()
                .createNamedQuery("referrer.some", sql + "\nlimit :most")
                .addParam("centre", centre)
                .addParam("code", code)
                .addParam("kind", kind.word())
                .addParam("most", most)
                .execute()) {
            return rows.map(row -> new Referrer(text(row, "kind"), text(row, "code")))
                    .toList();
        }
    }

    private static String select(RecordKind of, RecordKind to) {
        String columns = ShownColumn.of(of).stream()
                .filter(column -> column.refers().filter(to::equals).isPresent())
                .map(column -> column.form() == ShownColumn.Form.TEXTS
                        ? " or " + column.column() + " @> array[cast(:code as text)]"
                        : " or " + column.column() + " = :code")
                .collect(Collectors.joining());
        String itself = of == to ? " and code <> :code" : "";
        return """
            select '%s' as kind, code from %s
            where centre = :centre and gone_at is null%s
              and (jsonb_path_exists(document, '$.**?(@.ref == $kind && @.code == $code)',
                    jsonb_build_object('kind', cast(:kind as text), 'code', cast(:code as text)))%s)\
            """.formatted(of.word(), of.table(), itself, columns);
    }
}
