package org.opencus.imports;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.opencus.records.RecordKind;

/** The records of all files, and what has been found wrong with them so far. */
final class LoadedFiles {
    private final Map<CatalogueFile, List<RawRecord>> records = new EnumMap<>(CatalogueFile.class);
    private final Set<CatalogueFile> incomplete = EnumSet.noneOf(CatalogueFile.class);
    private final List<Finding> findings = new ArrayList<>();
    private final Set<RawRecord> refused = new LinkedHashSet<>();
    private final Map<RecordKind, Map<String, RawRecord>> refusedCodes = new HashMap<>();

    void add(RawRecord record) {
        records.computeIfAbsent(record.file(), _ -> new ArrayList<>()).add(record);
    }

    /** Puts other records in place of a file's, one for each. */
    void replace(CatalogueFile file, UnaryOperator<RawRecord> replacement) {
        records.computeIfPresent(
                file,
                (_, all) -> all.stream()
                        .map(record -> refused.contains(record) ? record : replacement.apply(record))
                        .collect(Collectors.toCollection(ArrayList::new)));
    }

    /** The file is not there or not readable to its end: nothing may be concluded from what it does not hold. */
    void incomplete(CatalogueFile file) {
        incomplete.add(file);
    }

    boolean complete(RecordKind kind) {
        return !incomplete.contains(CatalogueFile.of(kind));
    }

    void found(Finding finding) {
        findings.add(finding);
    }

    /** Leaves the record out. */
    void refuse(RawRecord record, Finding because) {
        findings.add(because);
        refused.add(record);
        refusedCodes.computeIfAbsent(record.kind(), _ -> new HashMap<>()).put(record.code(), record);
    }

    boolean refused(RawRecord record) {
        return refused.contains(record);
    }

    Set<RawRecord> refused() {
        return refused;
    }

    /** The codes of refused records: what the catalogue holds under them stays as it is. */
    Map<String, RawRecord> refusedCodes(RecordKind kind) {
        return refusedCodes.getOrDefault(kind, Map.of());
    }

    /** The records of a file that are still good. */
    List<RawRecord> good(CatalogueFile file) {
        return records.getOrDefault(file, List.of()).stream()
                .filter(record -> !refused.contains(record))
                .toList();
    }

    /** Whether the file holds a record with this code, good or not, or may hold it. */
    boolean mayHold(RecordKind kind, String code) {
        return !complete(kind)
                || records.getOrDefault(CatalogueFile.of(kind), List.of()).stream()
                        .anyMatch(record -> record.code().equals(code));
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }
}
