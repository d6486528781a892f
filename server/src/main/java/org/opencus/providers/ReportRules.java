package org.opencus.providers;

import java.util.List;
import java.util.Optional;
import org.opencus.contract.Text;
import org.opencus.contract.Violation;
import org.opencus.contract.Wire;
import org.opencus.model.ContractReportInput;
import org.opencus.model.ProviderContractInput;
import org.opencus.programmes.domain.PersonalTraces;
import org.opencus.providers.ProviderRecords.Rules;
import org.opencus.providers.ProviderRecords.Wanted;
import org.opencus.providers.domain.ContractPeriod;
import org.opencus.work.Act;

/** Which reports do not fit their contract. */
final class ReportRules implements Rules<ContractReportInput> {
    private static final Text OUTSIDE = new Text("Umowa wtedy nie obowiązuje.", "The contract does not hold then.");
    private static final Text NOT_DUE =
            new Text("Umowa nie podaje takiego terminu.", "The contract names no such day.");
    private static final Text PERSONAL = new Text(
            "Tu nie wpisuje się numerów ani adresów osób.", "Numbers and addresses of persons do not belong here.");

    @Override
    public List<Violation> faults(Act act, Wanted<ContractReportInput> wanted) {
        ContractReportInput content = wanted.content();
        ProviderContractInput contract =
                Wire.read(wanted.parent().orElseThrow().document(), ProviderContractInput.class);
        var period = new ContractPeriod(contract.from(), contract.until());
        Faults faults = new Faults();
        faults.order(Optional.of(content.from()), Optional.of(content.until()), "/until");
        faults.past(content.until(), wanted.today(), "/until");
        faults.add(!period.covers(content.from()), "/from", "outside-contract", OUTSIDE);
        faults.add(!period.covers(content.until()), "/until", "outside-contract", OUTSIDE);
        faults.add(
                content.dueOn()
                        .filter(day -> !contract.reportsDueOn().contains(day))
                        .isPresent(),
                "/dueOn",
                "not-due",
                NOT_DUE);
        faults.add(PersonalTraces.in(content.summary()), "/summary", "personal-data", PERSONAL);
        return faults.all();
    }
}
