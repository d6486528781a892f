package org.opencus.imports;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.opencus.contract.Refusal;
import org.opencus.database.Tx;
import org.opencus.records.KeptRecord;
import org.opencus.records.RecordKind;
import org.opencus.records.RecordListRepository;

/**
 * Reads what stands around one record: its centre, all that it refers to, and what these are parts of or continue. Everything else
 * of the centre does not matter to it, so the cost does not grow with the catalogue.
 */
final class SurroundingsRepository {
    private final RecordListRepository records = new RecordListRepository();

    /** The surroundings of a record of this centre; 404 without such a centre. */
    Surroundings of(Tx tx, String centre, RawRecord record) {
        var reading = new Reading(tx, centre, record);
        reading.follow(record);
        reading.organisationsAt(record);
        LoadedFiles loaded = new LoadedFiles();
        return new Surroundings(
                new CatalogueRules(loaded, reading.shared, reading.files), new RecordMaker(reading.files, _ -> true));
    }

    private final class Reading {
        private final Tx tx;
        private final String centre;
        private final CentreFiles files;
        private final Map<RecordKind, Set<String>> shared = new EnumMap<>(RecordKind.class);
        private final Map<RecordKind, Set<String>> asked = new EnumMap<>(RecordKind.class);
        private int index = 1;

        private Reading(Tx tx, String centre, RawRecord record) {
            this.tx = tx;
            this.centre = centre;
            boolean itself = record.kind() == RecordKind.CENTRE;
            this.files = new CentreFiles(itself ? record : centre());
            if (!itself) {
                files.add(record);
            }
        }

        private RawRecord centre() {
            KeptRecord kept = records.findCentre(tx, centre)
                    .filter(found -> found.goneAt().isEmpty())
                    .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND));
            return raw(RecordKind.CENTRE, kept);
        }

        private RawRecord raw(RecordKind kind, KeptRecord kept) {
            String code = kept.shown().getString("code");
            return FileForm.of(kind, code, index++, kept.shown()).record();
        }

        private void follow(RawRecord record) {
            Map<RecordKind, Set<String>> next = references(record);
            while (!next.isEmpty()) {
                List<RawRecord> found = next.entrySet().stream()
                        .flatMap(wanted -> read(wanted.getKey(), wanted.getValue()).stream())
                        .toList();
                next = new LinkedHashMap<>();
                for (RawRecord each : found) {
                    for (String code : CatalogueRules.leadsTo(each)) {
                        if (isNew(each.kind(), code)) {
                            next.computeIfAbsent(each.kind(), _ -> new LinkedHashSet<>())
                                    .add(code);
                        }
                    }
                }
            }
        }

        /** Those that would tell where a confidential place is. */
        private void organisationsAt(RawRecord record) {
            if (record.kind() == RecordKind.PLACE && record.json().getBoolean("confidential", false)) {
                records.organisationsAt(tx, centre, record.code()).stream()
                        .map(kept -> raw(RecordKind.ORGANISATION, kept))
                        .forEach(files::add);
            }
        }

        private Map<RecordKind, Set<String>> references(RawRecord record) {
            isNew(record.kind(), record.code());
            Map<RecordKind, Set<String>> wanted = new LinkedHashMap<>();
            Shapes.of(record.kind()).references(record.json(), "", reference -> {
                if (isNew(reference.kind(), reference.code())) {
                    wanted.computeIfAbsent(reference.kind(), _ -> new LinkedHashSet<>())
                            .add(reference.code());
                }
            });
            return wanted;
        }

        private boolean isNew(RecordKind kind, String code) {
            return asked.computeIfAbsent(kind, _ -> new HashSet<>()).add(code);
        }

        private List<RawRecord> read(RecordKind kind, Set<String> codes) {
            List<KeptRecord> found = records.there(tx, centre, kind, codes);
            if (kind.shared()) {
                shared.put(
                        kind,
                        found.stream()
                                .map(kept -> kept.shown().getString("code"))
                                .collect(Collectors.toSet()));
                return List.of();
            }
            List<RawRecord> raws = found.stream().map(kept -> raw(kind, kept)).toList();
            raws.forEach(files::add);
            return raws;
        }
    }
}
