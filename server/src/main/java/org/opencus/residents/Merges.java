package org.opencus.residents;

import jakarta.json.JsonObject;
import java.util.List;
import org.opencus.contract.Wire;
import org.opencus.model.ResidentMerge;
import org.opencus.residents.MergeRepository.Merge;
import org.opencus.work.Act;

/** Which records were found to be of one person. */
public final class Merges {
    private final MergeRepository rows = new MergeRepository();

    /** The merges into a record, the oldest first. */
    public List<ResidentMerge> of(Act act, KnownResident survivor) {
        return rows.of(act.tx(), survivor.id()).stream()
                .map(merge -> view(survivor, merge))
                .toList();
    }

    static ResidentMerge view(KnownResident survivor, Merge merge) {
        JsonObject taken = Wire.read(survivor.key().open(Merging.PLACE, merge.id(), merge.sealed()), JsonObject.class);
        return ResidentMerge.builder()
                .id(merge.id())
                .survivorId(merge.survivor())
                .duplicateId(merge.duplicate())
                .takenOver(taken.keySet().stream()
                        .filter(field -> !field.equals(Merging.TIES))
                        .toList())
                .mergedAt(merge.mergedAt())
                .mergedBy(merge.mergedBy())
                .mergedByName(merge.mergedByName())
                .undoneAt(merge.undoneAt())
                .undoneBy(merge.undoneBy())
                .undoneByName(merge.undoneByName())
                .build();
    }
}
