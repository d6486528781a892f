package org.opencus.imports;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.opencus.database.Transactions;
import org.opencus.database.Tx;
import org.opencus.imports.ImportReport.Changes;
import org.opencus.records.CatalogueIndex;
import org.opencus.records.CatalogueRecord;
import org.opencus.records.CatalogueTurnRepository;
import org.opencus.records.Hand;
import org.opencus.records.RecordChange;
import org.opencus.records.RecordKind;
import org.opencus.records.RecordRepository;

/** Brings the catalogue into line with files: what is new, changed or back is written, what is missing there goes. */
public final class CatalogueImport {
    private final Transactions transactions;
    private final CatalogueIndex index;
    private final List<CompanionFile> companions;
    private final RecordRepository records = new RecordRepository();
    private final CatalogueTurnRepository turn = new CatalogueTurnRepository();

    /** The index and the companion files are written in the transaction of the centre that they belong to. */
    public CatalogueImport(Transactions transactions, CatalogueIndex index, List<CompanionFile> companions) {
        this.transactions = transactions;
        this.index = index;
        this.companions = List.copyOf(companions);
    }

    /** Imports every centre of the files in a transaction of its own; a dry run only tells what would change. */
    public ImportReport run(CatalogueSource source, boolean dryRun) {
        Prepared prepared = Preparation.of(source, companions);
        List<Prepared.Centre> centres = new ArrayList<>(prepared.centres());
        if (!centres.isEmpty()) {
            centres.addFirst(shared(prepared));
        }
        List<Changes> changes = new ArrayList<>();
        for (Prepared.Centre centre : centres) {
            try {
                changes.add(run(centre, dryRun));
            } catch (RuntimeException e) {
                throw Transactions.databaseTrouble(e)
                        .<RuntimeException>map(said -> ImportFailed.at(centre.slug(), said, changes, dryRun, e))
                        .orElse(e);
            }
        }
        return new ImportReport(prepared.findings(), List.copyOf(changes), dryRun);
    }

    /** Imports the files as a part of the transaction; nothing where one of them has an error. */
    public ImportReport run(Tx tx, CatalogueSource source) {
        Prepared prepared = Preparation.of(source, companions);
        List<Changes> changes = prepared.centres().stream()
                .map(centre -> changes(centre, written(tx, centre)))
                .toList();
        return new ImportReport(prepared.findings(), changes, false);
    }

    private static Prepared.Centre shared(Prepared prepared) {
        return new Prepared.Centre(CatalogueRecord.EVERY_CENTRE, prepared.shared(), Map.of(), Map.of());
    }

    private Changes run(Prepared.Centre centre, boolean dryRun) {
        Comparison comparison = dryRun
                ? transactions.read(tx -> compare(tx, centre, false))
                : transactions.write(tx -> written(tx, centre));
        return changes(centre, comparison);
    }

    private Comparison written(Tx tx, Prepared.Centre centre) {
        turn.take(tx);
        return write(tx, centre, compare(tx, centre, false));
    }

    private static Changes changes(Prepared.Centre centre, Comparison comparison) {
        int given = centre.records().values().stream().mapToInt(List::size).sum();
        return Changes.of(centre.slug(), comparison, given);
    }

    /** What differs: what is to be written, what staff have changed, which is left alone, and companions by file. */
    record Comparison(
            Map<RecordKind, Map<String, RecordChange>> changes,
            Map<RecordKind, List<String>> held,
            Map<String, CompanionChange> companions) {}

    /** Adds and changes records of a centre in a transaction that has its turn already; takes nothing out. */
    Comparison add(Tx tx, Prepared.Centre given, CentreImport.Mode mode) {
        var centre = new Prepared.Centre(given.slug(), given.records(), Map.of(), Map.of());
        Comparison comparison = compare(tx, centre, mode.overwrite());
        return mode.dryRun() ? comparison : write(tx, centre, comparison);
    }

    private Comparison compare(Tx tx, Prepared.Centre centre, boolean overwrite) {
        Map<RecordKind, Map<String, RecordChange>> changes = new EnumMap<>(RecordKind.class);
        Map<RecordKind, List<String>> held = new EnumMap<>(RecordKind.class);
        centre.records().forEach((kind, given) -> {
            Map<String, RecordChange> ofKind = new HashMap<>(records.compare(tx, kind, given));
            if (centre.kept().containsKey(kind)) {
                Set<String> staying = new HashSet<>(centre.kept().get(kind));
                given.forEach(record -> staying.add(record.code()));
                records.others(tx, kind, centre.slug(), staying).forEach(code -> ofKind.put(code, RecordChange.GONE));
            }
            List<String> ofStaff = overwrite || kind.shared() || ofKind.isEmpty()
                    ? List.of()
                    : records.held(tx, kind, centre.slug(), ofKind.keySet());
            if (!ofStaff.isEmpty()) {
                held.put(kind, ofStaff);
                ofStaff.forEach(ofKind::remove);
            }
            if (!ofKind.isEmpty()) {
                changes.put(kind, ofKind);
            }
        });
        return new Comparison(changes, held, compareCompanions(tx, centre));
    }

    private Map<String, CompanionChange> compareCompanions(Tx tx, Prepared.Centre centre) {
        Map<String, CompanionChange> changes = new TreeMap<>();
        for (CompanionFile companion : companions) {
            JsonObject content = centre.companions().get(companion.fileName());
            if (content != null) {
                CompanionChange change = CompanionChange.between(companion.kept(tx, centre.slug()), content);
                changes.put(companion.fileName(), change);
            }
        }
        changes.values().removeIf(CompanionChange::none);
        return changes;
    }

    private Comparison write(Tx tx, Prepared.Centre centre, Comparison comparison) {
        Map<RecordKind, Map<String, RecordChange>> changes = comparison.changes();
        if (!changes.isEmpty()) {
            Instant now = turn.now(tx);
            changes.forEach((kind, ofKind) -> write(tx, centre, kind, ofKind, now));
        }
        boolean companionChanged = saveCompanions(tx, centre);
        if (!changes.isEmpty() || companionChanged) {
            index.centreDone(tx, centre.slug());
        }
        return comparison;
    }

    private void write(Tx tx, Prepared.Centre centre, RecordKind kind, Map<String, RecordChange> changes, Instant now) {
        List<CatalogueRecord> changed = centre.records().get(kind).stream()
                .filter(record -> changes.containsKey(record.code()))
                .toList();
        records.save(tx, kind, changed, now, Hand.IMPORT).forEach(saved -> index.recordSaved(tx, saved));
        Set<String> gone = new HashSet<>(changes.keySet());
        gone.removeIf(code -> changes.get(code) != RecordChange.GONE);
        if (!gone.isEmpty()) {
            records.takeOut(tx, kind, centre.slug(), gone, now, Hand.IMPORT);
            gone.forEach(code -> index.recordGone(tx, kind, centre.slug(), code));
        }
    }

    private boolean saveCompanions(Tx tx, Prepared.Centre centre) {
        boolean changed = false;
        for (CompanionFile companion : companions) {
            JsonObject content = centre.companions().get(companion.fileName());
            changed |= content != null && companion.save(tx, centre.slug(), content);
        }
        return changed;
    }
}
