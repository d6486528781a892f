package org.opencus.providers;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.opencus.contract.Text;
import org.opencus.contract.Violation;
import org.opencus.model.ProviderContractInput;
import org.opencus.providers.ModeRules.Use;
import org.opencus.providers.ProviderRecordRepository.Hold;
import org.opencus.providers.ProviderRecords.Rules;
import org.opencus.providers.ProviderRecords.Wanted;
import org.opencus.standards.StandardRepository;
import org.opencus.work.Act;

/** Which contracts the rules of commissioning forbid. */
final class ContractRules implements Rules<ProviderContractInput> {
    private static final Text UNKNOWN_STANDARD =
            new Text("W tym centrum nie ma takiego standardu.", "This centre has no such standard.");
    private static final Text UNKNOWN_OFFER =
            new Text("W tym centrum nie ma takiej oferty.", "This centre has no such offer.");
    private static final Text NOT_CHOSEN = new Text("Tej oferty nie wybrano.", "This offer was not chosen.");
    private static final Text OTHERS =
            new Text("Ofertę złożyły inne organizacje.", "Other organisations made the offer.");
    private static final Text NO_CALL = new Text("Oferty składa się w konkursie.", "Offers are made in open calls.");

    private final AllowedModes modes = new AllowedModes();
    private final ModeRules use = new ModeRules();
    private final StandardRepository standards = new StandardRepository();
    private final ProviderRecordRepository records = new ProviderRecordRepository();

    @Override
    public List<Violation> faults(Act act, Wanted<ProviderContractInput> wanted) {
        ProviderContractInput content = wanted.content();
        ContractFaults faults = new ContractFaults(content, wanted.today());
        faults.terms();
        faults.money();
        PartyRules.check(content.providers(), faults);
        modes.mode(act.tx(), wanted.centre(), content.mode().code())
                .ifPresent(mode -> faults.mode(mode, kinds(act, wanted)));
        use.check(act.tx(), use(wanted), faults);
        standards(act, wanted, faults);
        content.offer().ifPresent(id -> offer(act, wanted, id, faults));
        return faults.all();
    }

    private Map<String, String> kinds(Act act, Wanted<ProviderContractInput> wanted) {
        List<String> organisations = PartyRules.organisations(wanted.content().providers());
        return modes.kinds(act.tx(), wanted.centre(), organisations);
    }

    private static Use use(Wanted<ProviderContractInput> wanted) {
        ProviderContractInput content = wanted.content();
        return new Use(
                wanted.centre(),
                content.services().stream().map(each -> each.service().code()).toList(),
                content.mode().code(),
                content.signedOn().orElse(wanted.today()),
                "/service/code");
    }

    private void standards(Act act, Wanted<ProviderContractInput> wanted, ContractFaults faults) {
        List<UUID> named = wanted.content().standards();
        Set<UUID> there = new HashSet<>(standards.there(act.tx(), wanted.centre(), named));
        for (int i = 0; i < named.size(); i++) {
            faults.add(!there.contains(named.get(i)), "/standards/" + i, "unknown-standard", UNKNOWN_STANDARD);
        }
    }

    private void offer(Act act, Wanted<ProviderContractInput> wanted, UUID id, Faults faults) {
        ProviderContractInput content = wanted.content();
        faults.add(!content.mode().code().equals(CallRules.MODE), "/mode/code", "no-open-call", NO_CALL);
        Optional<ProviderRow> found = find(act, wanted.centre(), ProviderKind.OFFER, id);
        faults.add(found.isEmpty(), "/offer", "unknown-offer", UNKNOWN_OFFER);
        found.ifPresent(offer -> {
            Set<String> parties = new HashSet<>(PartyRules.organisations(content.providers()));
            faults.add(!parties.equals(Set.copyOf(offer.keys().organisations())), "/offer", "other-providers", OTHERS);
            faults.add(!isChosen(act, offer), "/offer", "not-chosen", NOT_CHOSEN);
        });
    }

    private boolean isChosen(Act act, ProviderRow offer) {
        return offer.parent()
                .flatMap(call -> find(act, offer.centre(), ProviderKind.OPEN_CALL, call))
                .map(call -> call.document().getJsonObject("result"))
                .map(result -> result.getJsonArray("chosen"))
                .map(JsonArray::stream)
                .filter(chosen -> chosen.map(JsonObject.class::cast)
                        .anyMatch(each ->
                                each.getString("offer").equals(offer.id().toString())))
                .isPresent();
    }

    private Optional<ProviderRow> find(Act act, String centre, ProviderKind kind, UUID id) {
        return records.find(act.tx(), centre, kind, id, Optional.empty(), Hold.AS_IT_IS)
                .filter(row -> row.goneAt().isEmpty());
    }
}
