package org.opencus.standards;

import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.opencus.contract.Refusal;
import org.opencus.contract.Text;
import org.opencus.contract.Violation;
import org.opencus.model.ServiceStandards;
import org.opencus.model.StandardAssessment;
import org.opencus.model.StandardAssessmentInput;
import org.opencus.model.StandardRef;
import org.opencus.records.RecordKind;
import org.opencus.records.RecordViews;
import org.opencus.work.Act;

/** Says what services are held to, and which providers meet it. */
final class Assessing {
    private static final ZoneId ZONE = ZoneId.of("Europe/Warsaw");
    private static final Text UNKNOWN =
            new Text("W tym centrum nie ma takiego standardu.", "This centre has no such standard.");
    private static final Text NOT_ATTACHED =
            new Text("Ta usługa nie podlega temu standardowi.", "This service is not held to this standard.");
    private static final Text NO_PROVIDER =
            new Text("Ta organizacja nie realizuje tej usługi.", "This organisation does not provide this service.");
    private static final Text OWN = new Text(
            "Nikt nie ocenia organizacji, w której imieniu działa.", "Nobody assesses the organisation they act for.");
    private static final Text FUTURE = new Text("Ten dzień dopiero nadejdzie.", "This day is still to come.");

    private final StandardRepository standards;
    private final AssessmentRepository assessments;
    private final RecordViews records;

    Assessing(StandardRepository standards, AssessmentRepository assessments, RecordViews records) {
        this.standards = standards;
        this.assessments = assessments;
        this.records = records;
    }

    /** Replaces the standards of a service that the caller has seen. */
    ServiceStandards attach(Act act, String centre, UUID service, List<UUID> wanted) {
        var _ = records.one(act.tx(), centre, RecordKind.SERVICE, service);
        standards.takeTurn(act.tx(), service);
        act.call().expectShown(new ServiceStandards(standards.ofOne(act.tx(), service)));
        Set<UUID> there = new HashSet<>(standards.there(act.tx(), centre, wanted));
        refuse(IntStream.range(0, wanted.size())
                .filter(i -> !there.contains(wanted.get(i)))
                .mapToObj(i -> new Violation("/standards/" + i, "unknown-standard", UNKNOWN))
                .toList());
        standards.attach(act.tx(), centre, service, wanted.stream().distinct().toList());
        return new ServiceStandards(standards.ofOne(act.tx(), service));
    }

    /** Records whether a provider meets a standard of a service. */
    StandardAssessment assess(Act act, String centre, UUID service, UUID standard, StandardAssessmentInput input) {
        JsonObject shown = records.one(act.tx(), centre, RecordKind.SERVICE, service);
        StandardRow held =
                standards.hold(act.tx(), centre, standard).orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND));
        if (act.call()
                .caller()
                .organisation()
                .filter(input.provider().code()::equals)
                .isPresent()) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, OWN);
        }
        standards.takeTurn(act.tx(), service);
        if (standards.ofOne(act.tx(), service).stream().map(StandardRef::id).noneMatch(standard::equals)) {
            throw Refusal.of(Refusal.Kind.CONFLICT, NOT_ATTACHED);
        }
        refuse(faults(act, shown, input));
        var row = new AssessmentRow(
                Act.newId(),
                centre,
                service,
                standard,
                held.version(),
                input.provider().code(),
                input.assessedOn(),
                input.outcome(),
                input.remarks(),
                act.call().caller(),
                act.now());
        assessments.insert(act.tx(), row);
        return assessments.find(act.tx(), centre, row.id()).orElseThrow();
    }

    private static List<Violation> faults(Act act, JsonObject service, StandardAssessmentInput input) {
        List<Violation> faults = new ArrayList<>();
        if (!provides(service, input.provider().code())) {
            faults.add(new Violation("/provider/code", "no-provider", NO_PROVIDER));
        }
        if (input.assessedOn().isAfter(LocalDate.ofInstant(act.now(), ZONE))) {
            faults.add(new Violation("/assessedOn", "in-future", FUTURE));
        }
        return faults;
    }

    private static boolean provides(JsonObject service, String organisation) {
        return Optional.ofNullable(service.getJsonArray("providers")).stream()
                .flatMap(providers -> providers.getValuesAs(JsonObject.class).stream())
                .anyMatch(provider -> provider.getString("code").equals(organisation));
    }

    private static void refuse(List<Violation> faults) {
        if (!faults.isEmpty()) {
            throw Refusal.of(Refusal.Kind.RULE_BROKEN, faults);
        }
    }
}
