package org.opencus.cataloguing;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.opencus.contract.Caller;
import org.opencus.database.Tx;
import org.opencus.imports.RecordEditor;
import org.opencus.records.CatalogueIndex;
import org.opencus.records.CatalogueRecord;
import org.opencus.records.CatalogueTurnRepository;
import org.opencus.records.DependentRepository;
import org.opencus.records.Hand;
import org.opencus.records.KeptRecord;
import org.opencus.records.RecordKind;
import org.opencus.records.RecordListRepository;
import org.opencus.records.RecordRepository;

/** Writes what staff have decided, with all that follows from it: derived records, the search, the history. */
public final class RecordWriter {
    private final RecordEditor editor;
    private final CatalogueIndex index;
    private final RecordRepository records = new RecordRepository();
    private final RecordListRepository lists = new RecordListRepository();
    private final DependentRepository dependents = new DependentRepository();
    private final CatalogueTurnRepository turn = new CatalogueTurnRepository();
    private final SignatureRepository signatures = new SignatureRepository();

    /** Keeps the index in step. */
    public RecordWriter(RecordEditor editor, CatalogueIndex index) {
        this.editor = editor;
        this.index = index;
    }

    /** Waits until nobody else changes the catalogue: what is read from now on stays so until the transaction ends. */
    void begin(Tx tx, Caller caller) {
        turn.take(tx);
        signatures.sign(tx, caller);
    }

    /** Writes a record as its next version, unless it is what is there already. */
    void save(Tx tx, CatalogueRecord record) {
        if (records.compare(tx, record.kind(), List.of(record)).isEmpty()) {
            return;
        }
        Instant now = turn.now(tx);
        save(tx, record, now, Hand.STAFF);
        dependents
                .of(tx, record.centre(), record.kind(), record.code())
                .forEach((kind, codes) -> codes.forEach(code -> remake(tx, record.centre(), kind, code, now)));
        index.centreDone(tx, record.centre());
    }

    private void save(Tx tx, CatalogueRecord record, Instant now, Hand hand) {
        records.save(tx, record.kind(), List.of(record), now, hand).forEach(saved -> index.recordSaved(tx, saved));
    }

    /** Writes a change that no rule needs to judge, such as a confirmation. */
    void remake(Tx tx, CatalogueDraft draft) {
        save(tx, editor.remake(tx, draft.centre(), draft.kind(), draft.code(), draft.shown()));
    }

    private void remake(Tx tx, String centre, RecordKind kind, String code, Instant now) {
        for (KeptRecord kept : kind == RecordKind.CENTRE
                ? lists.findCentre(tx, code).stream().toList()
                : lists.there(tx, centre, kind, List.of(code))) {
            CatalogueRecord made = editor.remake(tx, centre, kind, code, kept.shown());
            if (!records.compare(tx, kind, List.of(made)).isEmpty()) {
                boolean held = !records.held(tx, kind, centre, List.of(code)).isEmpty();
                save(tx, made, now, held ? Hand.STAFF : Hand.IMPORT);
            }
        }
    }

    /** Takes a record out; a centre with all of its catalogue. */
    void takeOut(Tx tx, String centre, RecordKind kind, String code) {
        Instant now = turn.now(tx);
        if (kind == RecordKind.CENTRE) {
            for (RecordKind each : RecordKind.values()) {
                if (!each.shared() && each != RecordKind.CENTRE) {
                    takeOut(tx, centre, each, Set.copyOf(records.others(tx, each, centre, Set.of())), now);
                }
            }
        }
        takeOut(tx, centre, kind, Set.of(code), now);
        index.centreDone(tx, centre);
    }

    private void takeOut(Tx tx, String centre, RecordKind kind, Set<String> codes, Instant now) {
        if (!codes.isEmpty()) {
            records.takeOut(tx, kind, centre, codes, now, Hand.STAFF);
            codes.forEach(code -> index.recordGone(tx, kind, centre, code));
        }
    }

    /** Whether the code was ever used at the centre. */
    boolean taken(Tx tx, String centre, RecordKind kind, String code) {
        return lists.isTaken(tx, centre, kind, code);
    }

    /** What a shown form becomes, or why it becomes nothing. */
    RecordEditor.Outcome make(Tx tx, CatalogueDraft draft) {
        return editor.make(tx, draft.centre(), draft.kind(), draft.code(), draft.shown());
    }
}
