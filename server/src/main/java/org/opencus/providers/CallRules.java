package org.opencus.providers;

import java.util.List;
import java.util.Optional;
import org.opencus.contract.Text;
import org.opencus.contract.Violation;
import org.opencus.model.OpenCallInput;
import org.opencus.providers.ModeRules.Use;
import org.opencus.providers.ProviderRecords.Rules;
import org.opencus.providers.ProviderRecords.Wanted;
import org.opencus.work.Act;

/** Rules of open calls before they are announced. */
final class CallRules implements Rules<OpenCallInput> {
    /** The mode of commissioning by an open call. */
    static final String MODE = "open-call";

    private static final Text EARLY = new Text(
            "Wyboru dokonuje się po terminie składania ofert.", "The choice is made after the last day for offers.");

    private final ModeRules use = new ModeRules();

    @Override
    public List<Violation> faults(Act act, Wanted<OpenCallInput> wanted) {
        OpenCallInput content = wanted.content();
        Faults faults = new Faults();
        faults.order(Optional.of(content.from()), Optional.of(content.until()), "/until");
        faults.add(content.decisionBy().isBefore(content.offersUntil()), "/decisionBy", "before-offers", EARLY);
        List<String> services = NetworkRules.codes(content.services());
        use.check(act.tx(), new Use(wanted.centre(), services, MODE, wanted.today(), "/code"), faults);
        return faults.all();
    }
}
