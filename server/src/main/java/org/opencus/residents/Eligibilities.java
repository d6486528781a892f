package org.opencus.residents;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.opencus.contract.Refusal;
import org.opencus.model.Eligibility;
import org.opencus.model.EligibilityOutcome;
import org.opencus.model.ResidentDetails;
import org.opencus.model.TargetGroupMembership;
import org.opencus.residents.ServiceAgesRepository.ServiceAges;
import org.opencus.residents.domain.Ages;
import org.opencus.work.Act;

/** Whether services are for somebody by their age on the day of use. */
final class Eligibilities {
    private final ServiceAgesRepository services = new ServiceAgesRepository();
    private final TargetGroups groups = new TargetGroups();

    Eligibility of(Act act, KnownResident resident, String service, LocalDate on) {
        String centre = resident.row().centre();
        ResidentDetails details = resident.details();
        ServiceAges ages =
                services.find(act.tx(), centre, service).orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND));
        Optional<Integer> age =
                details.birthDate().filter(birth -> !birth.isAfter(on)).map(birth -> Ages.on(birth, on));
        List<TargetGroupMembership> shared = groups.of(act.tx(), centre, details, on).stream()
                .filter(group -> ages.targetGroups().contains(group.code()))
                .toList();
        return Eligibility.builder()
                .service(service)
                .on(on)
                .age(age)
                .outcome(outcome(ages, details, age))
                .ageLimits(ages.limits())
                .targetGroups(shared)
                .build();
    }

    private static EligibilityOutcome outcome(ServiceAges ages, ResidentDetails details, Optional<Integer> age) {
        if (ages.limits().isEmpty()) {
            return EligibilityOutcome.ELIGIBLE;
        }
        if (details.birthDate().isEmpty()) {
            return EligibilityOutcome.UNKNOWN;
        }
        return age.filter(ages::allow).isPresent() ? EligibilityOutcome.ELIGIBLE : EligibilityOutcome.NOT_ELIGIBLE;
    }
}
