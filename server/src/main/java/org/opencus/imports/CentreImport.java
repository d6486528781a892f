package org.opencus.imports;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opencus.contract.Text;
import org.opencus.contract.Violation;
import org.opencus.database.Tx;
import org.opencus.imports.CatalogueImport.Comparison;
import org.opencus.records.CatalogueRecord;
import org.opencus.records.RecordChange;
import org.opencus.records.RecordKind;

/** Imports records of one centre that somebody sends, and answers each. Nothing goes because it was not sent. */
public final class CentreImport {
    private static final String REFUSED = "refused";

    private final CatalogueImport imports;

    /** Writes as the import of files does. */
    public CentreImport(CatalogueImport imports) {
        this.imports = imports;
    }

    /** How to import. */
    public record Mode(boolean dryRun, boolean overwrite) {}

    /** What became of a record: a change in lower case, or {@code unchanged}, {@code held}, {@code refused}. */
    public record Row(String file, int index, Optional<String> code, String result, List<Remark> remarks) {}

    /** Something about a record; the pointer starts below it. */
    public record Remark(boolean error, String pointer, String code, Text message) {}

    /** Speaks against services that keep the rules of files: by code, why they may not become so. */
    public interface Objections {
        /** Of these services of the centre. */
        Map<String, Violation> to(Tx tx, String centre, List<CatalogueRecord> services);
    }

    /** Imports in the transaction, which must already have its turn to change the catalogue. */
    public List<Row> run(Tx tx, String centre, Map<RecordKind, JsonArray> given, Mode mode, Objections objections) {
        Prepared prepared = Preparation.of(new SubmittedRecords(tx, centre, given), List.of());
        Optional<Prepared.Centre> own = prepared.centres().stream()
                .filter(each -> each.slug().equals(centre))
                .findFirst();
        Map<String, Violation> refused =
                own.map(each -> objections.to(tx, centre, sent(each, given))).orElse(Map.of());
        Optional<Comparison> comparison = own.map(each -> imports.add(tx, each.without(refused.keySet()), mode));
        List<Row> rows = new ArrayList<>();
        for (CatalogueFile file : CatalogueFile.values()) {
            JsonArray sent = given.get(file.kind());
            for (int index = 0; sent != null && index < sent.size(); index++) {
                Row row = row(file, index, sent.getJsonObject(index), prepared.findings(), comparison);
                rows.add(file == CatalogueFile.SERVICES ? objected(row, refused) : row);
            }
        }
        return rows;
    }

    private static List<CatalogueRecord> sent(Prepared.Centre centre, Map<RecordKind, JsonArray> given) {
        Set<String> codes = new HashSet<>();
        given.getOrDefault(RecordKind.SERVICE, JsonValue.EMPTY_JSON_ARRAY)
                .getValuesAs(JsonObject.class)
                .forEach(each -> code(CatalogueFile.SERVICES, each).ifPresent(codes::add));
        return centre.records().getOrDefault(RecordKind.SERVICE, List.of()).stream()
                .filter(service -> codes.contains(service.code()))
                .toList();
    }

    private static Row objected(Row row, Map<String, Violation> refused) {
        return row.code()
                .map(refused::get)
                .map(why -> {
                    List<Remark> remarks = new ArrayList<>(row.remarks());
                    remarks.add(new Remark(true, why.pointer(), why.code(), why.message()));
                    return new Row(row.file(), row.index(), row.code(), REFUSED, List.copyOf(remarks));
                })
                .orElse(row);
    }

    private static Row row(
            CatalogueFile file, int index, JsonObject sent, List<Finding> findings, Optional<Comparison> comparison) {
        String place = "/" + index;
        List<Remark> remarks = findings.stream()
                .filter(finding -> finding.file().equals(file.fileName()))
                .filter(finding ->
                        finding.pointer().equals(place) || finding.pointer().startsWith(place + "/"))
                .map(finding -> remark(finding, place))
                .distinct()
                .toList();
        Optional<String> code = code(file, sent);
        boolean refused = remarks.stream().anyMatch(Remark::error) || comparison.isEmpty();
        String result = refused ? REFUSED : result(file.kind(), code.orElseThrow(), comparison.get());
        return new Row(file.fileName(), index, code, result, remarks);
    }

    private static Optional<String> code(CatalogueFile file, JsonObject sent) {
        return Optional.ofNullable(sent.get(file.codeProperty()))
                .filter(JsonString.class::isInstance)
                .map(value -> ((JsonString) value).getString());
    }

    private static Remark remark(Finding finding, String place) {
        return new Remark(
                finding.severity() == Finding.Severity.ERROR,
                finding.pointer().substring(place.length()),
                finding.code(),
                FindingTexts.of(finding));
    }

    private static String result(RecordKind kind, String code, Comparison comparison) {
        if (comparison.held().getOrDefault(kind, List.of()).contains(code)) {
            return "held";
        }
        RecordChange change = comparison.changes().getOrDefault(kind, Map.of()).get(code);
        return change == null
                ? "unchanged"
                : switch (change) {
                    case ADDED -> "added";
                    case CHANGED -> "changed";
                    case RETURNED -> "returned";
                    case GONE -> throw new IllegalStateException("what was sent is not gone");
                };
    }
}
