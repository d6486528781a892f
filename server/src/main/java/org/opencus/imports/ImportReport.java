package org.opencus.imports;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.opencus.imports.Finding.Severity;
import org.opencus.records.CatalogueRecord;
import org.opencus.records.RecordChange;
import org.opencus.records.RecordKind;

/**
 * What an import found and did.
 *
 * @param changes by centre, {@code *} being what all centres share
 * @param dryRun whether nothing was written
 */
public record ImportReport(List<Finding> findings, List<Changes> changes, boolean dryRun) {
    /** The outcome as an exit code of a command. */
    public enum Outcome {
        /** Everything in the files is in the catalogue. */
        COMPLETE,
        /** Some records were left out. */
        PARTIAL,
        /** No centre could be read. */
        NOTHING
    }

    /**
     * How many records of a centre changed, and those unchanged.
     *
     * @param held codes of records that differ from the files because staff changed them; they were left alone
     * @param companions further files, such as synonyms, of which something changed
     */
    public record Changes(
            String centre,
            Map<RecordKind, Map<RecordChange, Integer>> counts,
            Map<RecordKind, List<String>> held,
            Map<String, CompanionChange> companions,
            int unchanged) {
        static Changes of(String centre, CatalogueImport.Comparison comparison, int given) {
            Map<RecordKind, Map<RecordChange, Integer>> counts = new EnumMap<>(RecordKind.class);
            int unchanged = given;
            for (var ofKind : comparison.changes().entrySet()) {
                for (RecordChange change : ofKind.getValue().values()) {
                    counts.computeIfAbsent(ofKind.getKey(), _ -> new EnumMap<>(RecordChange.class))
                            .merge(change, 1, Integer::sum);
                    unchanged -= change == RecordChange.GONE ? 0 : 1;
                }
            }
            return new Changes(centre, counts, comparison.held(), comparison.companions(), unchanged);
        }

        /** How many records changed in this way. */
        public int count(RecordKind kind, RecordChange change) {
            return counts.getOrDefault(kind, Map.of()).getOrDefault(change, 0);
        }

        /** Whether the catalogue already said what the files say. */
        public boolean none() {
            return counts.isEmpty() && companions.isEmpty();
        }
    }

    /** Whether all, some or nothing of the files was taken. */
    public Outcome outcome() {
        boolean anyError = findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
        boolean anyCentre = changes.stream().anyMatch(change -> !change.centre().equals(CatalogueRecord.EVERY_CENTRE));
        return !anyError ? Outcome.COMPLETE : anyCentre ? Outcome.PARTIAL : Outcome.NOTHING;
    }

    /** The report for people: each finding, then what changed. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        findings.forEach(finding -> lines.add(finding.toString()));
        changes.forEach(change -> lines.add(line(change)));
        long errors = findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .count();
        lines.add("%d errors, %d warnings%s"
                .formatted(errors, findings.size() - errors, dryRun ? "; dry run, nothing was written" : ""));
        return List.copyOf(lines);
    }

    private static String line(Changes change) {
        StringBuilder line = new StringBuilder(
                        change.centre().equals(CatalogueRecord.EVERY_CENTRE) ? "all centres" : change.centre())
                .append(": ");
        change.counts()
                .forEach((kind, counts) -> counts.forEach((how, number) -> line.append(kind.word())
                        .append(' ')
                        .append(how.name().toLowerCase(Locale.ROOT))
                        .append(' ')
                        .append(number)
                        .append(", ")));
        line.append(change.unchanged()).append(" unchanged");
        change.companions()
                .forEach((file, entries) -> line.append("; %s: %d entries added, %d changed, %d removed"
                        .formatted(file, entries.added(), entries.changed(), entries.removed())));
        change.held()
                .forEach((kind, codes) -> line.append("; changed by staff and left alone: ")
                        .append(kind.word())
                        .append(' ')
                        .append(String.join(", ", codes)));
        return line.toString();
    }
}
