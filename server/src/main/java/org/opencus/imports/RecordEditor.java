package org.opencus.imports;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.opencus.contract.Violation;
import org.opencus.database.Tx;
import org.opencus.records.CatalogueRecord;
import org.opencus.records.RecordKind;

/** Makes single records, in their shown form, by the rules that files follow and in the surroundings that are there. */
public final class RecordEditor {
    private static final int DRAFT = 0;

    private final RecordSchemas schemas = new RecordSchemas();
    private final SurroundingsRepository surroundings = new SurroundingsRepository();

    /** What came of a draft. */
    public sealed interface Outcome {
        /** It is right, and becomes this record. */
        record Made(CatalogueRecord record) implements Outcome {}

        /** Everything that is wrong with it, at its pointers. */
        record Refused(List<Violation> violations) implements Outcome {}
    }

    /** The record that a shown form stands for, unless it breaks a rule. */
    public Outcome make(Tx tx, String centre, RecordKind kind, String code, JsonObject shown) {
        FileForm draft = FileForm.of(kind, code, DRAFT, shown);
        List<Finding> findings = new ArrayList<>(
                schemas.check(draft.record().file(), DRAFT, code, draft.record().json()));
        if (findings.isEmpty()) {
            findings.addAll(RecordRules.check(draft.record()));
            Surroundings around = surroundings.of(tx, centre, draft.record());
            findings.addAll(around.rules().faults(draft.record()));
            if (findings.isEmpty()) {
                return new Outcome.Made(around.maker().make(draft.record()));
            }
        }
        return new Outcome.Refused(findings.stream()
                .map(finding -> violation(finding, draft.trail()))
                .distinct()
                .toList());
    }

    /** The record again from what is kept of it: derived columns follow from records around it, which may have changed. */
    public CatalogueRecord remake(Tx tx, String centre, RecordKind kind, String code, JsonObject shown) {
        RawRecord record = FileForm.of(kind, code, DRAFT, shown).record();
        return surroundings.of(tx, centre, record).maker().make(record);
    }

    private static Violation violation(Finding finding, Trail trail) {
        String below = finding.pointer().substring(("/" + DRAFT).length());
        return new Violation(trail.shown(below), finding.code(), FindingTexts.of(finding));
    }
}
