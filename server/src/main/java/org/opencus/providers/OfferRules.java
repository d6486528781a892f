package org.opencus.providers;

import java.util.List;
import org.opencus.contract.Caller;
import org.opencus.contract.Text;
import org.opencus.contract.Violation;
import org.opencus.model.OfferInput;
import org.opencus.providers.ProviderRecords.Rules;
import org.opencus.providers.ProviderRecords.Wanted;
import org.opencus.work.Act;

/** Rules of offers. */
final class OfferRules implements Rules<OfferInput> {
    private static final Text NOT_OWN = new Text(
            "Ofertę składa organizacja, która ją realizuje.",
            "An offer is made by one of those who would carry it out.");

    @Override
    public List<Violation> faults(Act act, Wanted<OfferInput> wanted) {
        OfferInput content = wanted.content();
        Faults faults = new Faults();
        PartyRules.check(content.providers(), faults);
        Caller caller = act.call().caller();
        List<String> organisations = PartyRules.organisations(content.providers());
        boolean own = caller.organisation().filter(organisations::contains).isPresent();
        faults.add(!own && !ProviderRecords.isStaff(caller), "/providers", "not-own", NOT_OWN);
        return faults.all();
    }
}
