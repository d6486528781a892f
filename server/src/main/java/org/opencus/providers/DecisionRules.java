package org.opencus.providers;

import java.util.List;
import java.util.Optional;
import org.opencus.contract.Text;
import org.opencus.contract.Violation;
import org.opencus.model.CommissioningDecisionInput;
import org.opencus.providers.AllowedModes.Allowed;
import org.opencus.providers.ProviderRecords.Rules;
import org.opencus.providers.ProviderRecords.Wanted;
import org.opencus.work.Act;

/** Which decisions on modes are none. */
final class DecisionRules implements Rules<CommissioningDecisionInput> {
    static final Text NOT_ALLOWED = new Text(
            "Katalog nie dopuszcza tego trybu dla tej usługi.",
            "The catalogue does not allow this mode for this service.");
    private static final Text NO_ANALYSIS = new Text(
            "Przy kilku dopuszczalnych trybach potrzebna jest analiza rynku.",
            "Where several modes are open, the market is analysed first.");
    private static final Text AFTERWARDS =
            new Text("Analiza poprzedza decyzję.", "The analysis comes before the decision.");

    private final AllowedModes modes = new AllowedModes();

    @Override
    public List<Violation> faults(Act act, Wanted<CommissioningDecisionInput> wanted) {
        CommissioningDecisionInput content = wanted.content();
        Faults faults = new Faults();
        String service = content.service().code();
        Optional.ofNullable(
                        modes.of(act.tx(), wanted.centre(), List.of(service)).get(service))
                .ifPresent(allowed -> mode(content, allowed, faults));
        faults.past(content.decidedOn(), wanted.today(), "/decidedOn");
        faults.add(
                content.marketAnalysis()
                        .filter(analysis -> analysis.carriedOutOn().isAfter(content.decidedOn()))
                        .isPresent(),
                "/marketAnalysis/carriedOutOn",
                "after-decision",
                AFTERWARDS);
        return faults.all();
    }

    private static void mode(CommissioningDecisionInput content, Allowed allowed, Faults faults) {
        faults.add(!allowed.modes().contains(content.mode().code()), "/mode/code", "mode-not-allowed", NOT_ALLOWED);
        faults.add(allowed.open() && content.marketAnalysis().isEmpty(), "/marketAnalysis", "required", NO_ANALYSIS);
    }
}
