package org.opencus.providers;

import java.util.List;
import java.util.stream.Stream;
import org.opencus.contract.Violation;
import org.opencus.model.AgreedLevel;
import org.opencus.model.CooperationAgreementInput;
import org.opencus.model.ProjectGroupInput;
import org.opencus.model.SignatoryInput;
import org.opencus.providers.ProviderRecords.Wanted;

/** Rules of agreements for social development (004, Porozumienie). */
final class AgreementRules {
    private AgreementRules() {}

    static List<Violation> agreement(Wanted<CooperationAgreementInput> wanted) {
        CooperationAgreementInput content = wanted.content();
        Faults faults = new Faults();
        faults.order(content.from(), content.until(), "/until");
        faults.once(content.levels().stream().map(AgreedLevel::level).toList(), "/levels", "/level");
        List<SignatoryInput> signatories = content.signatories();
        faults.once(signatories.stream().map(AgreementRules::code).toList(), "/signatories", "/organisation/code");
        for (int i = 0; i < signatories.size(); i++) {
            faults.past(signatories.get(i).signedOn(), wanted.today(), "/signatories/" + i + "/signedOn");
        }
        for (int i = 0; i < content.projectGroups().size(); i++) {
            ProjectGroupInput group = content.projectGroups().get(i);
            String pointer = "/projectGroups/" + i;
            faults.order(group.from(), group.until(), pointer + "/until");
            faults.once(NetworkRules.codes(group.organisations()), pointer + "/organisations", "/code");
        }
        return faults.all();
    }

    private static String code(SignatoryInput signatory) {
        return signatory.organisation().code();
    }

    /** Those who signed, and those who work in its groups. */
    static List<String> organisations(CooperationAgreementInput content) {
        return Stream.concat(
                        content.signatories().stream().map(AgreementRules::code),
                        content.projectGroups().stream()
                                .flatMap(group -> NetworkRules.codes(group.organisations()).stream()))
                .distinct()
                .toList();
    }
}
