package org.opencus.residents;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import org.opencus.contract.Values;
import org.opencus.contract.Wire;
import org.opencus.model.Resident;
import org.opencus.model.ResidentAddress;
import org.opencus.model.ResidentDetails;
import org.opencus.model.ResidentMatch;
import org.opencus.model.ResidentSummary;
import org.opencus.work.Act;

/** Residents as the contract shows them. */
public final class ResidentViews {
    private final ResidentRepository residents;
    private final TargetGroups groups = new TargetGroups();

    /** Reads what belongs to a record from the tables. */
    public ResidentViews(ResidentRepository residents) {
        this.residents = residents;
    }

    /** The whole record, with the target groups of today. */
    public Resident whole(Act act, KnownResident known) {
        ResidentRow row = known.row();
        JsonObjectBuilder shown = Values.JSON
                .createObjectBuilder(known.file().fields())
                .add("id", row.id().toString())
                .add("centre", row.centre())
                .add("createdAt", row.createdAt().toString())
                .add("modifiedAt", row.modifiedAt().toString())
                .add("provenance", provenance(known.file().sources()));
        row.centreUserSince().ifPresent(since -> shown.add("centreUserSince", since.toString()));
        row.mergedInto().ifPresent(id -> shown.add("mergedInto", id.toString()));
        if (row.restricted()) {
            shown.add("restricted", true);
        }
        Resident resident = Wire.read(shown.build(), Resident.class);
        return resident.toBuilder()
                .mergedFrom(residents.mergedInto(act.tx(), row.id()))
                .distinctFrom(List.copyOf(known.file().distinctFrom()))
                .targetGroups(groups.of(act.tx(), row.centre(), known.details(), ResidentRegistry.day(act.now())))
                .build();
    }

    private static JsonArrayBuilder provenance(JsonObject sources) {
        JsonArrayBuilder provenance = Values.JSON.createArrayBuilder();
        sources.forEach((field, entry) -> provenance.add(Values.JSON
                .createObjectBuilder()
                .add("field", field)
                .add("source", entry.asJsonObject().getString("source"))
                .add("recordedOn", entry.asJsonObject().getString("on"))));
        return provenance;
    }

    /** Enough to tell one from another. */
    public static ResidentSummary summary(KnownResident known) {
        ResidentDetails details = known.details();
        return ResidentSummary.builder()
                .id(known.id())
                .registration(details.registration())
                .givenNames(details.givenNames())
                .familyName(details.familyName())
                .birthDate(details.birthDate())
                .locality(details.address().map(ResidentAddress::locality))
                .centreUserSince(known.row().centreUserSince())
                .modifiedAt(known.row().modifiedAt())
                .build();
    }

    static ResidentMatch match(ResidentFinder.Match match) {
        return ResidentMatch.builder()
                .resident(summary(match.resident()))
                .score(java.math.BigDecimal.valueOf(Math.round(match.score() * 100), 2))
                .matchedBy(List.copyOf(match.basis()))
                .build();
    }
}
