package org.opencus.imports;

import jakarta.json.JsonObject;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.opencus.records.CatalogueRecord;
import org.opencus.records.RecordKind;

/** Reads the files, leaves out what is wrong and makes records of the rest; knows nothing of the database. */
final class Preparation {
    private final LoadedFiles loaded;
    private final DomainWords domains;

    private final Map<String, JsonObject> companions;

    private Preparation(LoadedFiles loaded, Map<String, JsonObject> companions) {
        this.loaded = loaded;
        this.companions = companions;
        this.domains = new DomainWords(loaded.good(CatalogueFile.SERVICE_DOMAINS));
    }

    static Prepared of(CatalogueSource source, List<CompanionFile> companions) {
        CatalogueReader reader = new CatalogueReader(companions);
        LoadedFiles loaded = reader.read(source);
        return new Preparation(loaded, reader.readCompanions(source, loaded)).prepared();
    }

    private Prepared prepared() {
        for (CatalogueFile file : CatalogueFile.values()) {
            for (RawRecord record : loaded.good(file)) {
                RecordRules.check(record).forEach(fault -> loaded.refuse(record, fault));
            }
        }
        loaded.replace(CatalogueFile.SERVICES, domains::coded);
        loaded.good(CatalogueFile.CHALLENGES).forEach(this::refuseLooseEnds);
        Map<RecordKind, List<CatalogueRecord>> shared = shared();
        List<CentreFiles> centres = Membership.of(loaded);
        applyRules(centres, codes(shared));
        return new Prepared(
                shared,
                centres.stream()
                        .filter(centre -> !loaded.refused(centre.centre()))
                        .map(this::centre)
                        .toList(),
                loaded.findings());
    }

    private Map<RecordKind, List<CatalogueRecord>> shared() {
        refuseBrokenModes();
        Map<RecordKind, List<CatalogueRecord>> shared = new EnumMap<>(RecordKind.class);
        for (CatalogueFile file : CatalogueFile.values()) {
            if (file.kind().shared()) {
                shared.put(
                        file.kind(),
                        loaded.good(file).stream().map(RecordMaker::shared).toList());
            }
        }
        return shared;
    }

    private void refuseBrokenModes() {
        Set<String> acts = loaded.good(CatalogueFile.LEGAL_BASES).stream()
                .map(RawRecord::code)
                .collect(Collectors.toSet());
        for (RawRecord mode : loaded.good(CatalogueFile.COMMISSIONING_MODES)) {
            Shapes.of(mode.kind()).references(mode.json(), "", reference -> {
                if (!acts.contains(reference.code())) {
                    loaded.refuse(mode, mode.error(reference.pointer(), "dangling-reference", missing(reference)));
                }
            });
        }
    }

    /** A reference that holds at some centres only must still lead to something. */
    private void refuseLooseEnds(RawRecord record) {
        Shapes.of(record.kind()).references(record.json(), "", reference -> {
            if (!reference.must() && !loaded.mayHold(reference.kind(), reference.code())) {
                loaded.refuse(record, record.error(reference.pointer(), "dangling-reference", missing(reference)));
            }
        });
    }

    private static String missing(Reference reference) {
        return "%s has no \"%s\"".formatted(CatalogueFile.of(reference.kind()).fileName(), reference.code());
    }

    private static Map<RecordKind, Set<String>> codes(Map<RecordKind, List<CatalogueRecord>> shared) {
        Map<RecordKind, Set<String>> codes = new EnumMap<>(RecordKind.class);
        shared.forEach((kind, records) ->
                codes.put(kind, records.stream().map(CatalogueRecord::code).collect(Collectors.toSet())));
        return codes;
    }

    /** A record refused at one centre is refused at all that share it, and so is what refers to it, and so on. */
    private void applyRules(List<CentreFiles> centres, Map<RecordKind, Set<String>> shared) {
        List<CatalogueRules> rules = centres.stream()
                .map(centre -> new CatalogueRules(loaded, shared, centre))
                .toList();
        boolean refused = true;
        while (refused) {
            refused = false;
            for (CatalogueRules ofCentre : rules) {
                refused |= ofCentre.refuseBroken();
            }
        }
        rules.forEach(CatalogueRules::warn);
    }

    private Prepared.Centre centre(CentreFiles files) {
        files.removeAll(loaded.refused());
        RecordMaker maker = new RecordMaker(files, loaded::complete);
        Map<RecordKind, List<CatalogueRecord>> records = new EnumMap<>(RecordKind.class);
        Map<RecordKind, Set<String>> kept = new EnumMap<>(RecordKind.class);
        for (RecordKind kind : RecordKind.values()) {
            if (!kind.shared()) {
                records.put(kind, files.all(kind).stream().map(maker::make).toList());
                if (kind != RecordKind.CENTRE && loaded.complete(kind)) {
                    kept.put(kind, Set.copyOf(loaded.refusedCodes(kind).keySet()));
                }
            }
        }
        return new Prepared.Centre(files.slug(), records, kept, companions);
    }
}
