package org.opencus.providers;

import java.util.ArrayList;
import java.util.List;
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
    private static final Text ORDER = new Text("Koniec przed początkiem.", "It ends before it begins.");
    private static final Text FUTURE = new Text("Ten dzień dopiero nadejdzie.", "This day is still to come.");
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
        List<Violation> faults = new ArrayList<>();
        add(faults, content.until().isBefore(content.from()), "/until", "period", ORDER);
        add(faults, content.until().isAfter(wanted.today()), "/until", "in-future", FUTURE);
        add(faults, !period.covers(content.from()), "/from", "outside-contract", OUTSIDE);
        add(faults, !period.covers(content.until()), "/until", "outside-contract", OUTSIDE);
        add(
                faults,
                content.dueOn()
                        .filter(day -> !contract.reportsDueOn().contains(day))
                        .isPresent(),
                "/dueOn",
                "not-due",
                NOT_DUE);
        add(faults, PersonalTraces.in(content.summary()), "/summary", "personal-data", PERSONAL);
        return faults;
    }

    private static void add(List<Violation> faults, boolean broken, String pointer, String code, Text message) {
        if (broken) {
            faults.add(new Violation(pointer, code, message));
        }
    }
}
