package org.opencus.residents;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.opencus.contract.Values;
import org.opencus.model.HouseholdRelation;
import org.opencus.model.WireForm;
import org.opencus.residents.HouseholdRepository.Membership;
import org.opencus.work.Act;

/**
 * What a merge takes over besides fields: the place in a household, the status of a centre user and special-category data.
 * Tells what it did, so that the merge can be undone; a person lives in one household, so the duplicate leaves its own.
 */
final class MergedTies {
    private static final String HOUSEHOLD = "household";
    private static final String RELATION = "relation";
    private static final String MOVED = "moved";
    private static final String SURVIVOR_RELATION = "survivorRelation";
    private static final String USER_SINCE = "centreUserSince";
    private static final String SPECIAL = "special";

    private final ResidentRepository residents;
    private final HouseholdRepository households = new HouseholdRepository();
    private final SpecialCategory special = new SpecialCategory();

    MergedTies(ResidentRepository residents) {
        this.residents = residents;
    }

    /** Takes over what the survivor lacks, and tells what that was. */
    JsonObject takeOver(Act act, KnownResident survivor, KnownResident duplicate) {
        JsonObjectBuilder taken = Values.JSON.createObjectBuilder();
        household(act, survivor.id(), duplicate.id()).ifPresent(done -> taken.add(HOUSEHOLD, done));
        if (survivor.row().centreUserSince().isEmpty()) {
            duplicate.row().centreUserSince().ifPresent(since -> {
                residents.centreUser(act.tx(), survivor.id(), Optional.of(since), act.now());
                taken.add(USER_SINCE, since.toString());
            });
        }
        special.takeOver(act, survivor, duplicate).ifPresent(fields -> taken.add(SPECIAL, fields));
        return taken.build();
    }

    private Optional<JsonObject> household(Act act, UUID survivor, UUID duplicate) {
        Optional<Membership> own = households.membership(act.tx(), survivor);
        return households.membership(act.tx(), duplicate).map(left -> {
            Stream.concat(own.stream(), Stream.of(left))
                    .map(Membership::household)
                    .distinct()
                    .sorted()
                    .forEach(id -> households.touch(act.tx(), id, act.now()));
            households.leave(act.tx(), duplicate);
            JsonObjectBuilder done = Values.JSON
                    .createObjectBuilder()
                    .add("id", left.household().toString())
                    .add(RELATION, left.relation().value())
                    .add(MOVED, own.isEmpty());
            if (own.isEmpty()) {
                households.join(act.tx(), survivor, left);
            } else if (own.get().household().equals(left.household()) && left.relation() == HouseholdRelation.HEAD) {
                done.add(SURVIVOR_RELATION, own.get().relation().value());
                households.leave(act.tx(), survivor);
                households.join(act.tx(), survivor, left);
            }
            return done.build();
        });
    }

    /** Gives back what was taken over and has not changed since. */
    void giveBack(Act act, KnownResident survivor, KnownResident duplicate, JsonObject taken) {
        if (taken.containsKey(HOUSEHOLD)) {
            giveHouseholdBack(act, survivor.id(), duplicate.id(), taken.getJsonObject(HOUSEHOLD));
        }
        if (taken.containsKey(USER_SINCE)
                && survivor.row().centreUserSince().equals(Optional.of(LocalDate.parse(taken.getString(USER_SINCE))))) {
            residents.centreUser(act.tx(), survivor.id(), Optional.empty(), act.now());
        }
        if (taken.containsKey(SPECIAL)) {
            special.giveBack(act, survivor, duplicate, taken.getJsonObject(SPECIAL));
        }
    }

    private void giveHouseholdBack(Act act, UUID survivor, UUID duplicate, JsonObject done) {
        var left = new Membership(UUID.fromString(done.getString("id")), relation(done.getString(RELATION)));
        if (!households.touch(act.tx(), left.household(), act.now())) {
            return;
        }
        boolean unchanged = households.membership(act.tx(), survivor).equals(Optional.of(left));
        if (done.getBoolean(MOVED) && !unchanged) {
            return;
        }
        if (unchanged && (done.getBoolean(MOVED) || done.containsKey(SURVIVOR_RELATION))) {
            households.leave(act.tx(), survivor);
        }
        if (unchanged && done.containsKey(SURVIVOR_RELATION)) {
            households.join(
                    act.tx(), survivor, new Membership(left.household(), relation(done.getString(SURVIVOR_RELATION))));
        }
        boolean headless = households.members(act.tx(), left.household()).stream()
                .noneMatch(member -> member.relation() == HouseholdRelation.HEAD);
        households.join(
                act.tx(),
                duplicate,
                left.relation() == HouseholdRelation.HEAD && !headless
                        ? new Membership(left.household(), HouseholdRelation.OTHER)
                        : left);
    }

    private static HouseholdRelation relation(String value) {
        return WireForm.constant(HouseholdRelation.class, value);
    }
}
