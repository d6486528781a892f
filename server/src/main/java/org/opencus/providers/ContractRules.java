package org.opencus.providers;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.opencus.contract.Text;
import org.opencus.contract.Violation;
import org.opencus.model.ContractedServiceInput;
import org.opencus.model.ProviderContractInput;
import org.opencus.providers.AllowedModes.Allowed;
import org.opencus.providers.ProviderRecords.Rules;
import org.opencus.providers.ProviderRecords.Wanted;
import org.opencus.standards.StandardRepository;
import org.opencus.work.Act;

/** Which contracts the rules of commissioning forbid. */
final class ContractRules implements Rules<ProviderContractInput> {
    private static final Text UNKNOWN_STANDARD =
            new Text("W tym centrum nie ma takiego standardu.", "This centre has no such standard.");
    private static final Text UNDECIDED = new Text(
            "Tryb trzeba najpierw wybrać decyzją po analizie rynku.",
            "The mode must first be chosen by a decision after an analysis of the market.");

    private final AllowedModes modes = new AllowedModes();
    private final StandardRepository standards = new StandardRepository();
    private final ProviderRecordRepository records = new ProviderRecordRepository();

    @Override
    public List<Violation> faults(Act act, Wanted<ProviderContractInput> wanted) {
        ContractFaults faults = new ContractFaults(wanted.content(), wanted.today());
        faults.terms();
        faults.money();
        faults.parties();
        modes.mode(act.tx(), wanted.centre(), wanted.content().mode().code())
                .ifPresent(mode -> faults.mode(mode, kinds(act, wanted)));
        services(act, wanted, faults);
        standards(act, wanted, faults);
        return faults.all();
    }

    private Map<String, String> kinds(Act act, Wanted<ProviderContractInput> wanted) {
        return modes.kinds(act.tx(), wanted.centre(), ContractFaults.organisations(wanted.content()));
    }

    private void services(Act act, Wanted<ProviderContractInput> wanted, ContractFaults faults) {
        List<ContractedServiceInput> services = wanted.content().services();
        Map<String, Allowed> allowed = modes.of(
                act.tx(),
                wanted.centre(),
                services.stream().map(each -> each.service().code()).toList());
        faults.once(services.stream().map(each -> each.service().code()).toList(), "/services", "/service/code");
        for (int i = 0; i < services.size(); i++) {
            String service = services.get(i).service().code();
            String pointer = "/services/" + i + "/service/code";
            Optional.ofNullable(allowed.get(service)).ifPresent(found -> {
                String mode = wanted.content().mode().code();
                if (!found.modes().contains(mode)) {
                    faults.add(true, pointer, "mode-not-allowed", DecisionRules.NOT_ALLOWED);
                } else if (found.open()) {
                    faults.add(!isDecided(act, wanted, service, mode), pointer, "mode-undecided", UNDECIDED);
                }
            });
        }
    }

    private boolean isDecided(Act act, Wanted<ProviderContractInput> wanted, String service, String mode) {
        LocalDate day = wanted.content().signedOn().orElse(wanted.today());
        return records.decided(act.tx(), wanted.centre(), service, day)
                .filter(decision ->
                        decision.getJsonObject("mode").getString("code").equals(mode))
                .isPresent();
    }

    private void standards(Act act, Wanted<ProviderContractInput> wanted, ContractFaults faults) {
        List<UUID> named = wanted.content().standards();
        Set<UUID> there = new HashSet<>(standards.there(act.tx(), wanted.centre(), named));
        for (int i = 0; i < named.size(); i++) {
            faults.add(!there.contains(named.get(i)), "/standards/" + i, "unknown-standard", UNKNOWN_STANDARD);
        }
    }
}
