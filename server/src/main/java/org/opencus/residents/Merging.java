package org.opencus.residents;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Optional;
import org.opencus.contract.Refusal;
import org.opencus.contract.Text;
import org.opencus.contract.Values;
import org.opencus.contract.Wire;
import org.opencus.model.ResidentDetails;
import org.opencus.model.ResidentRegistration;
import org.opencus.work.Act;

/** Makes one of two records, and two of them again. */
public final class Merging {
    /** Where the fields taken over are sealed. */
    static final String PLACE = "resident_merge.sealed";
    /** Beside these fields, what else was taken over; no field is called so. */
    static final String TIES = "$ties";

    private static final String REGISTRATION = "registration";

    private static final Text SAME = new Text("To ten sam rekord.", "This is the same record.");
    private static final Text MERGED =
            new Text("Jeden z rekordów jest już połączony z innym.", "One of the records is merged into another one.");
    private static final Text STANDS = new Text(
            "Z tym rekordem połączono inne; połącz odwrotnie albo najpierw je rozdziel.",
            "Others were merged into this record; merge the other way round or undo those merges first.");
    private static final Text PESELS =
            new Text("Rekordy mają różne numery PESEL.", "The records have different PESELs.");
    private static final Text UNDONE = new Text("To połączenie jest już cofnięte.", "This merge is undone already.");

    private final ResidentRepository residents;
    private final ResidentRegistry registry;
    private final MergeRepository merges = new MergeRepository();
    private final MergedTies ties;

    /** Merges residents that the registry keeps. */
    public Merging(ResidentRepository residents, ResidentRegistry registry) {
        this.residents = residents;
        this.registry = registry;
        this.ties = new MergedTies(residents);
    }

    /** The survivor stands for both and takes over what it lacks; both rows are locked. */
    MergeRepository.Merge merge(Act act, KnownResident survivor, KnownResident duplicate) {
        refuse(act, survivor, duplicate);
        var merge = new MergeRepository.Merge(
                Act.newId(),
                survivor.id(),
                duplicate.id(),
                new byte[0],
                act.now(),
                act.call().caller().subject(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        // First, so that a PESEL which is taken over belongs to one record at every moment.
        residents.link(act.tx(), duplicate.id(), Optional.of(survivor.id()), act.now());
        JsonObject taken = lacking(survivor, duplicate);
        JsonObject all = Values.JSON
                .createObjectBuilder(taken)
                .add(TIES, ties.takeOver(act, survivor, duplicate))
                .build();
        byte[] sealed = survivor.key().seal(PLACE, merge.id(), Wire.bytes(all));
        merges.insert(act.tx(), merge, sealed);
        registry.keep(act, survivor, withTaken(survivor.file(), duplicate.file(), taken));
        return merges.find(act.tx(), survivor.id(), merge.id()).orElseThrow();
    }

    private void refuse(Act act, KnownResident survivor, KnownResident duplicate) {
        if (survivor.id().equals(duplicate.id())) {
            throw ResidentRegistry.conflict("/duplicateId", "same-record", SAME);
        }
        if (survivor.row().mergedInto().isPresent()
                || duplicate.row().mergedInto().isPresent()) {
            throw ResidentRegistry.conflict("/duplicateId", "merged", MERGED);
        }
        if (!residents.mergedInto(act.tx(), duplicate.id()).isEmpty()) {
            throw ResidentRegistry.conflict("/duplicateId", "stands-for-others", STANDS);
        }
        Optional<String> one = survivor.details().pesel();
        Optional<String> other = duplicate.details().pesel();
        if (one.isPresent() && other.isPresent() && !one.equals(other)) {
            throw ResidentRegistry.conflict("/duplicateId", "different-pesels", PESELS);
        }
    }

    private static JsonObject lacking(KnownResident survivor, KnownResident duplicate) {
        JsonObject present = survivor.file().fields();
        JsonObjectBuilder taken = Values.JSON.createObjectBuilder();
        duplicate.file().fields().forEach((field, value) -> {
            if (!present.containsKey(field)) {
                taken.add(field, value);
            }
        });
        if (survivor.details().registration() == ResidentRegistration.DROP_IN
                && duplicate.details().registration() == ResidentRegistration.REGISTERED) {
            taken.add(REGISTRATION, ResidentRegistration.REGISTERED.value());
        }
        return taken.build();
    }

    private static ResidentFile withTaken(ResidentFile file, ResidentFile from, JsonObject taken) {
        JsonObjectBuilder fields = Values.JSON.createObjectBuilder(file.fields());
        JsonObjectBuilder sources = Values.JSON.createObjectBuilder(file.sources());
        taken.forEach((field, value) -> {
            fields.add(field, value);
            from.sources().forEach((path, source) -> {
                if (isOf(field, path)) {
                    sources.add(path, source);
                }
            });
        });
        return new ResidentFile(Wire.read(fields.build(), ResidentDetails.class), sources.build(), file.distinctFrom());
    }

    private static boolean isOf(String field, String path) {
        return path.equals(field) || path.startsWith(field + ".");
    }

    /** The duplicate stands for itself again; what was taken over and not changed since leaves the survivor. */
    void undo(Act act, KnownResident survivor, KnownResident duplicate, MergeRepository.Merge merge) {
        if (merge.undoneAt().isPresent()) {
            throw ResidentRegistry.conflict("", "already-undone", UNDONE);
        }
        JsonObject all = Wire.read(survivor.key().open(PLACE, merge.id(), merge.sealed()), JsonObject.class);
        JsonObject taken = Values.JSON.createObjectBuilder(all).remove(TIES).build();
        ties.giveBack(
                act,
                survivor,
                duplicate,
                all.getOrDefault(TIES, JsonValue.EMPTY_JSON_OBJECT).asJsonObject());
        registry.keep(act, survivor, withoutTaken(survivor.file(), taken));
        if (!residents.link(act.tx(), duplicate.id(), Optional.empty(), act.now())) {
            throw Refusal.of(Refusal.Kind.CONFLICT, PESELS);
        }
        merges.undone(act.tx(), merge.id(), act.now(), act.call().caller().subject());
    }

    private static ResidentFile withoutTaken(ResidentFile file, JsonObject taken) {
        JsonObject now = file.fields();
        JsonObjectBuilder fields = Values.JSON.createObjectBuilder(now);
        JsonObjectBuilder sources = Values.JSON.createObjectBuilder(file.sources());
        taken.forEach((field, value) -> {
            if (field.equals(REGISTRATION)) {
                fields.add(field, ResidentRegistration.DROP_IN.value());
            } else if (value.equals(now.get(field))) {
                fields.remove(field);
                file.sources().keySet().stream()
                        .filter(path -> isOf(field, path))
                        .forEach(sources::remove);
            }
        });
        return new ResidentFile(Wire.read(fields.build(), ResidentDetails.class), sources.build(), file.distinctFrom());
    }
}
