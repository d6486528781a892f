package org.opencus.imports;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opencus.contract.Text;
import org.opencus.database.Tx;
import org.opencus.imports.CatalogueImport.Comparison;
import org.opencus.records.RecordChange;
import org.opencus.records.RecordKind;

/** Imports records of one centre that somebody sends, and answers each. Nothing goes because it was not sent. */
public final class CentreImport {
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

    /** Imports in the transaction, which must already have its turn to change the catalogue. */
    public List<Row> run(Tx tx, String centre, Map<RecordKind, JsonArray> given, Mode mode) {
        Prepared prepared = Preparation.of(new SubmittedRecords(tx, centre, given), List.of());
        Optional<Comparison> comparison = prepared.centres().stream()
                .filter(each -> each.slug().equals(centre))
                .findFirst()
                .map(each -> imports.add(tx, each, mode));
        List<Row> rows = new ArrayList<>();
        for (CatalogueFile file : CatalogueFile.values()) {
            JsonArray sent = given.get(file.kind());
            for (int index = 0; sent != null && index < sent.size(); index++) {
                rows.add(row(file, index, sent.getJsonObject(index), prepared.findings(), comparison));
            }
        }
        return rows;
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
        Optional<String> code = Optional.ofNullable(sent.get(file.codeProperty()))
                .filter(JsonString.class::isInstance)
                .map(value -> ((JsonString) value).getString());
        boolean refused = remarks.stream().anyMatch(Remark::error) || comparison.isEmpty();
        String result = refused ? "refused" : result(file.kind(), code.orElseThrow(), comparison.get());
        return new Row(file.fileName(), index, code, result, remarks);
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
