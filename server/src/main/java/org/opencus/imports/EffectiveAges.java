package org.opencus.imports;

import jakarta.json.JsonObject;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.opencus.records.RecordKind;

/** For what ages a target group or a service of one centre is. */
final class EffectiveAges {
    /** How the documents name the bands of a survey, which are not the group's limits. */
    private static final String SURVEY_BAND = "grupa ankietowa";

    private final CentreFiles files;

    EffectiveAges(CentreFiles files) {
        this.files = files;
    }

    /** A service's own limit, else the ages of its target groups; both when the limit holds for some participants only. */
    AgeRanges ofService(RawRecord service, Collection<String> targetGroups) {
        JsonObject own = service.json().getJsonObject("age");
        if (own == null) {
            return ofGroups(targetGroups);
        }
        return own.containsKey("applies_to") ? AgeRanges.of(own).or(ofGroups(targetGroups)) : AgeRanges.of(own);
    }

    /** A group's ages at this centre, where it has none those of the group it belongs to. */
    AgeRanges ofGroup(String code) {
        return ofGroup(code, new HashSet<>());
    }

    /** The definitions of a target group that this centre gives. */
    static List<JsonObject> definitions(RawRecord group, String centreId) {
        return group.objects("age_definitions").stream()
                .filter(definition ->
                        definition.getString("centre_id", centreId).equals(centreId))
                .toList();
    }

    private AgeRanges ofGroups(Collection<String> codes) {
        return codes.stream().map(this::ofGroup).reduce(AgeRanges::or).orElse(AgeRanges.ALL);
    }

    private AgeRanges ofGroup(String code, Set<String> seen) {
        Optional<RawRecord> group = files.find(RecordKind.TARGET_GROUP, code);
        if (group.isEmpty() || !seen.add(code)) {
            return AgeRanges.ALL;
        }
        Optional<AgeRanges> own = definitions(group.get(), files.centre().code()).stream()
                .filter(definition -> !definition.getString("label", "").startsWith(SURVEY_BAND))
                .map(definition -> AgeRanges.of(WordForms.ageDefinition(definition)))
                .reduce(AgeRanges::or);
        return own.orElseGet(() -> group.get()
                .text("parent_code")
                .map(parent -> ofGroup(parent, seen))
                .orElse(AgeRanges.ALL));
    }
}
