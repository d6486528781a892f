package org.opencus.cataloguing;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opencus.cataloguing.ProposalRepository.Decision;
import org.opencus.cataloguing.ProposalRepository.ProposalRow;
import org.opencus.cataloguing.RecordChanges.Target;
import org.opencus.contract.Caller;
import org.opencus.contract.Contract;
import org.opencus.contract.MergePatch;
import org.opencus.contract.Refusal;
import org.opencus.contract.Text;
import org.opencus.contract.Violation;
import org.opencus.model.Service;
import org.opencus.records.KeptRecord;
import org.opencus.records.RecordKind;
import org.opencus.records.RecordVersionRepository;
import org.opencus.work.Act;

/** What partners propose for their own services, and how staff decide it. */
final class Proposals {
    private static final Text NO_ORGANISATION = new Text(
            "Propozycje składa organizacja; to konto żadnej nie reprezentuje.",
            "An organisation proposes; this account acts for none.");
    private static final Text NOT_OWN = new Text(
            "Twoja organizacja nie jest realizatorem tej usługi.", "Your organisation does not provide this service.");
    private static final Text OWN_DECISION = new Text(
            "O propozycji nie decyduje ten, kto ją złożył, ani jego organizacja.",
            "Who proposed it, or acts for the same organisation, does not decide.");
    private static final Text DECIDED = new Text("Ta propozycja jest już rozstrzygnięta.", "It is decided already.");
    private static final Text NOTHING =
            new Text("Ta propozycja niczego nie zmienia.", "This proposal changes nothing.");
    private static final Text STALE_BASE = new Text(
            "Usługa zmieniła się od złożenia propozycji; poproś o nową.",
            "The service has changed since; ask for a new proposal.");

    private final RecordChanges changes;
    private final ShownRecords shown;
    private final ProposalRepository proposals = new ProposalRepository();
    private final RecordVersionRepository versions = new RecordVersionRepository();

    Proposals(RecordChanges changes, ShownRecords shown) {
        this.changes = changes;
        this.shown = shown;
    }

    ProposalRow change(Act act, Target target, JsonObject body) {
        String organisation = organisation(act.call().caller());
        changes.begin(act);
        Service seen = shown.one(act.tx(), target.centre(), target.kind(), target.id(), Service.class);
        if (seen.providers().stream().noneMatch(provider -> provider.code().equals(organisation))) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, NOT_OWN);
        }
        act.call().expectShown(seen);
        KeptRecord kept = shown.kept(act.tx(), target.centre(), target.kind(), target.id());
        JsonObject change = body.getJsonObject("change");
        under("/change", () -> check(act, target, kept, patch(change)));
        long base = versions.current(act.tx(), target.id());
        return insert(act, target.centre(), "change", Optional.of(target.id()), Optional.of(base), change, body);
    }

    private void check(Act act, Target target, KeptRecord kept, MergePatch patch) {
        CatalogueDraft draft = RecordChanges.patched(target, kept, patch);
        if (Patching.references(kept.shown()).equals(draft.shown())) {
            throw Refusal.of(Refusal.Kind.RULE_BROKEN, List.of(new Violation("", "changes-nothing", NOTHING)));
        }
        changes.check(act, draft);
    }

    ProposalRow service(Act act, String centre, JsonObject body) {
        String organisation = organisation(act.call().caller());
        JsonObject service = body.getJsonObject("service");
        List<JsonObject> providers = service.containsKey("providers")
                ? service.getJsonArray("providers").getValuesAs(JsonObject.class)
                : List.of();
        if (providers.stream().noneMatch(each -> each.getString("code").equals(organisation))) {
            throw Refusal.of(
                    Refusal.Kind.RULE_BROKEN, List.of(new Violation("/service/providers", "not-own", NOT_OWN)));
        }
        changes.begin(act);
        under("/service", () -> changes.checkNew(act, centre, service));
        return insert(act, centre, "new", Optional.empty(), Optional.empty(), service, body);
    }

    private ProposalRow insert(
            Act act,
            String centre,
            String kind,
            Optional<UUID> service,
            Optional<Long> base,
            JsonObject change,
            JsonObject body) {
        UUID id = Act.newId();
        proposals.insert(
                act.tx(),
                centre,
                new ProposalRow(
                        id,
                        kind,
                        "open",
                        service,
                        Optional.empty(),
                        base,
                        false,
                        change,
                        Optional.ofNullable(body.getString("note", null)),
                        organisation(act.call().caller()),
                        act.call().caller().subject(),
                        act.now(),
                        Optional.empty()));
        return proposals.find(act.tx(), centre, id, Optional.empty()).orElseThrow();
    }

    ProposalRow accept(Act act, String centre, UUID id) {
        ProposalRow proposal = undecided(act, centre, id);
        UUID service = proposal.kind().equals("new")
                ? changes.create(act, centre, RecordKind.SERVICE, proposal.change())
                        .id()
                : changed(act, centre, proposal);
        proposals.decide(act.tx(), id, "accepted", decision(act, Optional.empty()), Optional.of(service));
        return proposals.find(act.tx(), centre, id, Optional.empty()).orElseThrow();
    }

    private UUID changed(Act act, String centre, ProposalRow proposal) {
        UUID service = proposal.service().orElseThrow();
        changes.begin(act);
        if (versions.current(act.tx(), service) != proposal.baseVersion().orElseThrow()) {
            throw Refusal.of(Refusal.Kind.CONFLICT, STALE_BASE);
        }
        Target target = new Target(centre, RecordKind.SERVICE, service);
        changes.apply(act, target, shown.kept(act.tx(), centre, RecordKind.SERVICE, service), patch(proposal.change()));
        return service;
    }

    ProposalRow refuse(Act act, String centre, UUID id, String reason) {
        var _ = undecided(act, centre, id);
        proposals.decide(act.tx(), id, "refused", decision(act, Optional.of(reason)), Optional.empty());
        return proposals.find(act.tx(), centre, id, Optional.empty()).orElseThrow();
    }

    ProposalRow withdraw(Act act, String centre, UUID id) {
        Optional<String> own = Optional.of(organisation(act.call().caller()));
        if (!proposals.lock(act.tx(), centre, id)) {
            throw Refusal.of(Refusal.Kind.NOT_FOUND);
        }
        ProposalRow proposal =
                proposals.find(act.tx(), centre, id, own).orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND));
        if (!proposal.isOpen()) {
            throw Refusal.of(Refusal.Kind.CONFLICT, DECIDED);
        }
        proposals.decide(act.tx(), id, "withdrawn", decision(act, Optional.empty()), Optional.empty());
        return proposals.find(act.tx(), centre, id, own).orElseThrow();
    }

    private ProposalRow undecided(Act act, String centre, UUID id) {
        if (!proposals.lock(act.tx(), centre, id)) {
            throw Refusal.of(Refusal.Kind.NOT_FOUND);
        }
        ProposalRow proposal =
                proposals.find(act.tx(), centre, id, Optional.empty()).orElseThrow();
        Caller caller = act.call().caller();
        if (caller.subject().equals(proposal.proposedBy())
                || caller.organisation().filter(proposal.organisation()::equals).isPresent()) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, OWN_DECISION);
        }
        if (!proposal.isOpen()) {
            throw Refusal.of(Refusal.Kind.CONFLICT, DECIDED);
        }
        return proposal;
    }

    private static Decision decision(Act act, Optional<String> reason) {
        return new Decision(act.now(), act.call().caller().subject(), reason);
    }

    /** Whose proposals the caller sees: all for who reads the catalogue from inside, else those of their organisation. */
    static Optional<String> visible(Caller caller) {
        return caller.has("catalogue:read") ? Optional.empty() : Optional.of(organisation(caller));
    }

    private static String organisation(Caller caller) {
        return caller.organisation().orElseThrow(() -> Refusal.of(Refusal.Kind.FORBIDDEN, NO_ORGANISATION));
    }

    private static MergePatch patch(JsonObject change) {
        return new MergePatch(change, Contract.load());
    }

    /** Violations stand below the property of the proposal that holds the record. */
    private static void under(String pointer, Runnable check) {
        try {
            check.run();
        } catch (Refusal refusal) {
            if (refusal.violations().isEmpty()) {
                throw refusal;
            }
            throw Refusal.of(
                    refusal.kind(),
                    refusal.violations().stream()
                            .map(each -> new Violation(pointer + each.pointer(), each.code(), each.message()))
                            .toList());
        }
    }
}
