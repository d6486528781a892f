package org.opencus.residents;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opencus.contract.Refusal;
import org.opencus.contract.Reply;
import org.opencus.contract.Text;
import org.opencus.contract.Violation;
import org.opencus.contract.Wire;
import org.opencus.model.SpecialCategoryData;
import org.opencus.model.SpecialCategoryDataUpdate;
import org.opencus.work.Act;

/** Health, disability and convictions: sealed on their own, and only what a service needs. */
public final class SpecialCategory {
    private static final String PLACE = "resident_special.sealed";
    private static final Text FOR_NOTHING =
            new Text("Podaj usługę, do której te dane są niezbędne.", "Name the service that needs these data.");
    private static final Text NO_SERVICE = new Text("Centrum nie ma takiej usługi.", "The centre has no such service.");
    private static final Text NOT_SPECIAL =
            new Text("Tę grupę zapisuje się w zwykłych danych.", "This group is recorded in the ordinary data.");

    private final SpecialCategoryRepository kept = new SpecialCategoryRepository();
    private final TargetGroups groups = new TargetGroups();

    Reply<SpecialCategoryData> shown(Act act, KnownResident resident) {
        Optional<SpecialCategoryRepository.Row> row = kept.find(act.tx(), resident.id());
        SpecialCategoryData data = opened(resident, row)
                .orElseGet(() -> SpecialCategoryData.builder().build());
        return Reply.of(data).version(version(row));
    }

    /** What is recorded of a resident, if anything is. */
    public Optional<SpecialCategoryData> of(Act act, KnownResident resident) {
        return opened(resident, kept.find(act.tx(), resident.id()));
    }

    private static Optional<SpecialCategoryData> opened(
            KnownResident resident, Optional<SpecialCategoryRepository.Row> row) {
        return row.flatMap(found -> found.sealed().map(kept -> opened(resident, found, kept)));
    }

    private static long version(Optional<SpecialCategoryRepository.Row> row) {
        return row.map(SpecialCategoryRepository.Row::version).orElse(0L);
    }

    private static SpecialCategoryData opened(
            KnownResident resident, SpecialCategoryRepository.Row row, byte[] sealed) {
        byte[] json = resident.key().open(PLACE, resident.id(), sealed);
        return Wire.read(json, SpecialCategoryData.class).toBuilder()
                .modifiedAt(row.modifiedAt())
                .build();
    }

    Reply<SpecialCategoryData> set(Act act, KnownResident resident, SpecialCategoryDataUpdate asked) {
        ResidentRegistry.refuseMerged(resident);
        act.call().expect(version(kept.find(act.tx(), resident.id())));
        List<Violation> faults = faults(act, resident, asked);
        if (!faults.isEmpty()) {
            throw Refusal.of(Refusal.Kind.INVALID_BODY, faults);
        }
        byte[] sealed = resident.key().seal(PLACE, resident.id(), Wire.bytes(asked));
        kept.put(act.tx(), resident.id(), Optional.of(sealed), act.now());
        return shown(act, resident);
    }

    Reply<Void> forget(Act act, KnownResident resident) {
        act.call().expect(version(kept.find(act.tx(), resident.id())));
        kept.put(act.tx(), resident.id(), Optional.empty(), act.now());
        return Reply.empty();
    }

    private List<Violation> faults(Act act, KnownResident resident, SpecialCategoryDataUpdate asked) {
        String centre = resident.row().centre();
        List<Violation> faults =
                new ArrayList<>(groups.unknown(act.tx(), centre, asked.declaredGroups(), "/declaredGroups"));
        for (int i = 0; i < asked.declaredGroups().size(); i++) {
            if (!SpecialGroups.contains(asked.declaredGroups().get(i))) {
                faults.add(new Violation("/declaredGroups/" + i, "not-special-category", NOT_SPECIAL));
            }
        }
        if (asked.necessaryFor().isEmpty()) {
            faults.add(new Violation("/necessaryFor", "not-necessary", FOR_NOTHING));
        }
        List<String> known = kept.services(act.tx(), centre, asked.necessaryFor());
        for (int i = 0; i < asked.necessaryFor().size(); i++) {
            if (!known.contains(asked.necessaryFor().get(i))) {
                faults.add(new Violation("/necessaryFor/" + i, "unknown-code", NO_SERVICE));
            }
        }
        return faults;
    }
}
