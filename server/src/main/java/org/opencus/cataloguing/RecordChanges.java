package org.opencus.cataloguing;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opencus.cataloguing.domain.CodeMaker;
import org.opencus.contract.MergePatch;
import org.opencus.contract.Refusal;
import org.opencus.contract.Text;
import org.opencus.contract.Violation;
import org.opencus.contract.Wire;
import org.opencus.imports.RecordEditor.Outcome;
import org.opencus.records.CatalogueRecord;
import org.opencus.records.KeptRecord;
import org.opencus.records.RecordKind;
import org.opencus.records.ReferrerRepository;
import org.opencus.work.Act;

/** Adds, changes and takes out records of the catalogue, whoever decided it. */
public final class RecordChanges {
    private static final int REFERRERS_TOLD = 10;
    private static final Text TAKEN =
            new Text("Ten kod jest lub był już używany w tym centrum.", "This code is or was used at this centre.");
    private static final Text NOT_GONE = new Text("Ten wpis jest w katalogu.", "This entry is in the catalogue.");

    private final RecordWriter writer;
    private final ShownRecords shown;
    private final ReferrerRepository referrers = new ReferrerRepository();
    private final DurabilityRule durability = new DurabilityRule();

    /** Writes with the writer and shows as the public addresses do. */
    public RecordChanges(RecordWriter writer, ShownRecords shown) {
        this.writer = writer;
        this.shown = shown;
    }

    /** A record of a centre, by its id; the centre itself needs none. */
    record Target(String centre, RecordKind kind, UUID id) {
        String address() {
            return RecordAddress.of(centre, kind, id);
        }
    }

    /** Adds a record to the catalogue of a centre, or a centre. */
    Target create(Act act, String centre, RecordKind kind, Object input) {
        return create(act, centre, kind, Wire.tree(input).asJsonObject());
    }

    /** The same from the JSON of a draft that the contract has checked. */
    Target create(Act act, String centre, RecordKind kind, JsonObject draft) {
        begin(act);
        String code = kind == RecordKind.CENTRE ? centre : code(act, centre, kind, draft);
        refuseTaken(act, centre, kind, code);
        CatalogueRecord made =
                made(act, new CatalogueDraft(centre, kind, code, draft)).withId(Act.newId());
        writer.save(act.tx(), made);
        return new Target(centre, kind, made.id());
    }

    private String code(Act act, String centre, RecordKind kind, JsonObject draft) {
        return draft.containsKey("code")
                ? draft.getString("code")
                : CodeMaker.code(
                        draft.getString("name"), kind.word(), code -> writer.taken(act.tx(), centre, kind, code));
    }

    /** Waits until nobody else changes the catalogue, and says who does. */
    void begin(Act act) {
        writer.begin(act.tx(), act.call().caller());
    }

    /** Refuses a draft that breaks a rule; writes nothing. */
    void check(Act act, CatalogueDraft draft) {
        var _ = made(act, draft);
    }

    /** Refuses a new service that breaks a rule or whose code is taken; writes nothing. */
    void checkNew(Act act, String centre, JsonObject draft) {
        String code = code(act, centre, RecordKind.SERVICE, draft);
        refuseTaken(act, centre, RecordKind.SERVICE, code);
        check(act, new CatalogueDraft(centre, RecordKind.SERVICE, code, draft));
    }

    private void refuseTaken(Act act, String centre, RecordKind kind, String code) {
        if (writer.taken(act.tx(), centre, kind, code)) {
            throw Refusal.of(Refusal.Kind.CONFLICT, TAKEN);
        }
    }

    /** Changes the version of a record that the caller has seen. */
    <T> T change(Act act, Target target, MergePatch patch, Optional<UUID> analysis, Class<T> type) {
        write(act, target, seen(act, target, type), patch, analysis);
        return shown.one(act.tx(), target.centre(), target.kind(), target.id(), type);
    }

    /** Changes a record as a partner proposed it. */
    void apply(Act act, Target target, KeptRecord kept, MergePatch patch) {
        write(act, target, kept, patch, Optional.empty());
    }

    private void write(Act act, Target target, KeptRecord kept, MergePatch patch, Optional<UUID> analysis) {
        CatalogueDraft draft = patched(target, kept, patch);
        durability.checkChange(act, target, kept, draft.shown(), analysis);
        writer.save(act.tx(), made(act, draft));
    }

    /** A kept record with a change, checked against the contract; what the patch cannot reach stays as it is. */
    static CatalogueDraft patched(Target target, KeptRecord kept, MergePatch patch) {
        String code = kept.shown().getString("code");
        return new CatalogueDraft(target.centre(), target.kind(), code, Patching.apply(target.kind(), kept, patch));
    }

    /** Takes out the version of a record that the caller has seen, unless something still refers to it. */
    void retire(Act act, Target target, Optional<UUID> analysis, Class<?> type) {
        KeptRecord kept = seen(act, target, type);
        String code = kept.shown().getString("code");
        durability.checkEnd(act, target, kept, analysis);
        if (target.kind() != RecordKind.CENTRE) {
            refuseReferred(act, target, code);
        }
        writer.takeOut(act.tx(), target.centre(), target.kind(), code);
    }

    /** Brings back a record that was taken out, as it was, if it still keeps the rules. */
    <T> T restore(Act act, Target target, Class<T> type) {
        begin(act);
        KeptRecord kept = shown.kept(act.tx(), target.centre(), target.kind(), target.id());
        if (kept.goneAt().isEmpty()) {
            throw Refusal.of(Refusal.Kind.CONFLICT, List.of(new Violation("", "not-gone", NOT_GONE)));
        }
        String code = kept.shown().getString("code");
        writer.save(act.tx(), made(act, new CatalogueDraft(target.centre(), target.kind(), code, kept.shown())));
        return shown.one(act.tx(), target.centre(), target.kind(), target.id(), type);
    }

    private KeptRecord seen(Act act, Target target, Class<?> type) {
        begin(act);
        act.call().expectShown(shown.one(act.tx(), target.centre(), target.kind(), target.id(), type));
        return shown.kept(act.tx(), target.centre(), target.kind(), target.id());
    }

    private CatalogueRecord made(Act act, CatalogueDraft draft) {
        return switch (writer.make(act.tx(), draft)) {
            case Outcome.Made(var record) -> record;
            case Outcome.Refused(var violations) -> throw Refusal.of(Refusal.Kind.RULE_BROKEN, violations);
        };
    }

    private void refuseReferred(Act act, Target target, String code) {
        var found = referrers.some(act.tx(), target.centre(), target.kind(), code, REFERRERS_TOLD);
        if (!found.isEmpty()) {
            throw Refusal.of(
                    Refusal.Kind.CONFLICT,
                    found.stream().map(ReferrerRepository.Referrer::violation).toList());
        }
    }
}
