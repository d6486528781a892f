package org.opencus.providers;

import java.util.List;
import org.opencus.contract.Text;
import org.opencus.model.ContractProviderInput;

/** Of several partners one manages, and each has an area of its own (000 §2). */
final class PartyRules {
    private static final Text ONE_MANAGES =
            new Text("Całością zarządza jeden z partnerów.", "One of the partners manages the whole.");
    private static final Text NO_AREA =
            new Text("Każdy z partnerów odpowiada za swój obszar.", "Each partner answers for an area.");

    private PartyRules() {}

    static void check(List<ContractProviderInput> providers, Faults faults) {
        boolean joint = providers.size() > 1;
        long managing =
                providers.stream().filter(each -> each.managing().orElse(false)).count();
        faults.add(joint && managing != 1, "/providers", "one-manages", ONE_MANAGES);
        faults.once(providers.stream().map(PartyRules::code).toList(), "/providers", "/organisation/code");
        for (int i = 0; i < providers.size(); i++) {
            faults.add(joint && providers.get(i).area().isEmpty(), "/providers/" + i + "/area", "required", NO_AREA);
        }
    }

    static List<String> organisations(List<ContractProviderInput> providers) {
        return providers.stream().map(PartyRules::code).distinct().toList();
    }

    private static String code(ContractProviderInput provider) {
        return provider.organisation().code();
    }
}
