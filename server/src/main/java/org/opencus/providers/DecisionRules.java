package org.opencus.providers;

import java.time.LocalDate;
import java.util.ArrayList;
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
    private static final Text FUTURE = new Text("Ten dzień dopiero nadejdzie.", "This day is still to come.");

    private final AllowedModes modes = new AllowedModes();

    @Override
    public List<Violation> faults(Act act, Wanted<CommissioningDecisionInput> wanted) {
        CommissioningDecisionInput content = wanted.content();
        List<Violation> faults = new ArrayList<>();
        String service = content.service().code();
        Optional.ofNullable(
                        modes.of(act.tx(), wanted.centre(), List.of(service)).get(service))
                .ifPresent(allowed -> mode(content, allowed, faults));
        if (content.decidedOn().isAfter(wanted.today())) {
            faults.add(new Violation("/decidedOn", "in-future", FUTURE));
        }
        if (content.marketAnalysis()
                .filter(analysis -> isAfter(analysis.carriedOutOn(), content.decidedOn()))
                .isPresent()) {
            faults.add(new Violation("/marketAnalysis/carriedOutOn", "after-decision", AFTERWARDS));
        }
        return faults;
    }

    private static void mode(CommissioningDecisionInput content, Allowed allowed, List<Violation> faults) {
        if (!allowed.modes().contains(content.mode().code())) {
            faults.add(new Violation("/mode/code", "mode-not-allowed", NOT_ALLOWED));
        }
        if (allowed.open() && content.marketAnalysis().isEmpty()) {
            faults.add(new Violation("/marketAnalysis", "required", NO_ANALYSIS));
        }
    }

    private static boolean isAfter(LocalDate day, LocalDate other) {
        return day.isAfter(other);
    }
}
