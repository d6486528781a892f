package org.opencus.residents;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.opencus.contract.Refusal;
import org.opencus.contract.Reply;
import org.opencus.contract.Text;
import org.opencus.contract.Values;
import org.opencus.contract.Violation;
import org.opencus.contract.Wire;
import org.opencus.model.SpecialCategoryData;
import org.opencus.model.SpecialCategoryDataUpdate;
import org.opencus.work.Act;

/** Health, disability and convictions: sealed on their own, and only what a service needs. */
public final class SpecialCategory {
    private static final String PLACE = "resident_special.sealed";
    private static final String NECESSARY_FOR = "necessaryFor";
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

    /** What records merged into this one say goes as well: it was taken over from there. */
    Reply<Void> forget(Act act, KnownResident resident, List<UUID> merged) {
        act.call().expect(version(kept.find(act.tx(), resident.id())));
        kept.put(act.tx(), resident.id(), Optional.empty(), act.now());
        merged.forEach(id -> kept.put(act.tx(), id, Optional.empty(), act.now()));
        return Reply.empty();
    }

    /** Adds what a record lacks and another one of the same person has; tells the names of these fields. */
    Optional<JsonObject> takeOver(Act act, KnownResident survivor, KnownResident duplicate) {
        JsonObject present = fields(act, survivor);
        JsonObject other = fields(act, duplicate);
        JsonArrayBuilder names = Values.JSON.createArrayBuilder();
        JsonObjectBuilder all = Values.JSON.createObjectBuilder(present);
        other.forEach((field, value) -> {
            if (!present.containsKey(field)) {
                all.add(field, value);
                names.add(field);
            }
        });
        Set<JsonValue> services = new LinkedHashSet<>(list(present, NECESSARY_FOR));
        services.addAll(list(other, NECESSARY_FOR));
        if (!present.isEmpty()) {
            all.add(NECESSARY_FOR, Values.JSON.createArrayBuilder(services));
        }
        JsonArray taken = names.build();
        if (taken.isEmpty()) {
            return Optional.empty();
        }
        put(act, survivor, all.build());
        services.removeAll(list(present, NECESSARY_FOR));
        return Optional.of(Values.JSON
                .createObjectBuilder()
                .add("fields", taken)
                .add(NECESSARY_FOR, Values.JSON.createArrayBuilder(services))
                .build());
    }

    /** Takes out again what still is as it was taken over. */
    void giveBack(Act act, KnownResident survivor, KnownResident duplicate, JsonObject taken) {
        JsonObject present = fields(act, survivor);
        JsonObject other = fields(act, duplicate);
        JsonObjectBuilder left = Values.JSON.createObjectBuilder(present);
        taken.getJsonArray("fields").getValuesAs(JsonString::getString).stream()
                .filter(field ->
                        present.containsKey(field) && present.get(field).equals(other.get(field)))
                .forEach(left::remove);
        List<JsonValue> services = new ArrayList<>(list(present, NECESSARY_FOR));
        services.removeAll(list(taken, NECESSARY_FOR));
        JsonObject rest = left.build();
        if (rest.equals(present)) {
            return;
        }
        boolean nothing = rest.keySet().stream().allMatch(NECESSARY_FOR::equals);
        put(
                act,
                survivor,
                nothing
                        ? JsonValue.EMPTY_JSON_OBJECT
                        : Values.JSON
                                .createObjectBuilder(rest)
                                .add(NECESSARY_FOR, Values.JSON.createArrayBuilder(services))
                                .build());
    }

    private JsonObject fields(Act act, KnownResident resident) {
        return of(act, resident)
                .map(data -> Values.JSON
                        .createObjectBuilder(Wire.tree(data).asJsonObject())
                        .remove("modifiedAt")
                        .build())
                .orElse(JsonValue.EMPTY_JSON_OBJECT);
    }

    private void put(Act act, KnownResident resident, JsonObject fields) {
        Optional<byte[]> sealed = fields.isEmpty()
                ? Optional.empty()
                : Optional.of(resident.key()
                        .seal(PLACE, resident.id(), Wire.bytes(Wire.read(fields, SpecialCategoryDataUpdate.class))));
        kept.put(act.tx(), resident.id(), sealed, act.now());
    }

    private static List<JsonValue> list(JsonObject fields, String name) {
        return fields.containsKey(name) ? List.copyOf(fields.getJsonArray(name)) : List.of();
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
