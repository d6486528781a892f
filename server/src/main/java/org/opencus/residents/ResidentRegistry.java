package org.opencus.residents;

import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.opencus.contract.MergePatch;
import org.opencus.contract.Refusal;
import org.opencus.contract.Text;
import org.opencus.contract.Values;
import org.opencus.contract.Violation;
import org.opencus.contract.Wire;
import org.opencus.crypto.Keyring;
import org.opencus.crypto.PersonKey;
import org.opencus.model.DataSource;
import org.opencus.model.ResidentCreate;
import org.opencus.model.ResidentDetails;
import org.opencus.model.WireForm;
import org.opencus.residents.ResidentFinder.Match;
import org.opencus.residents.ResidentFinder.Sought;
import org.opencus.residents.domain.Likeness;
import org.opencus.work.Act;

/** Registers people and changes their records, by the rules, and nobody twice. */
public final class ResidentRegistry {
    private static final ZoneId ZONE = ZoneId.of("Europe/Warsaw");
    private static final Text KNOWN =
            new Text("Ta osoba jest już w tym centrum.", "This person is known to this centre.");
    private static final Text PROBABLY_KNOWN = new Text(
            "W tym centrum jest osoba o podobnym nazwisku i tej samej dacie urodzenia.",
            "This centre knows a person with a like name and the same birth date.");
    private static final Text MERGED = new Text(
            "Ten rekord połączono z innym; zmienia się tamten.",
            "This record was merged into another one; change that one.");

    private static final String DISTINCT = "distinctFrom";

    private final ResidentRepository residents;
    private final ResidentSeal seal;
    private final ResidentHashes hashes;
    private final ResidentFinder finder;
    private final Keyring keyring;
    private final TargetGroups groups = new TargetGroups();

    /** Over the residents that the seal opens. */
    public ResidentRegistry(
            ResidentRepository residents,
            ResidentSeal seal,
            ResidentHashes hashes,
            ResidentFinder finder,
            Keyring keyring) {
        this.residents = residents;
        this.seal = seal;
        this.hashes = hashes;
        this.finder = finder;
        this.keyring = keyring;
    }

    /** What day it is for the people of the centre. */
    static LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, ZONE);
    }

    /** A new resident; refused where a rule is broken (422) or the person is known (409). */
    public KnownResident register(Act act, String centre, ResidentCreate asked) {
        ResidentDetails details = ResidentRules.completed(details(asked));
        refuse(faults(act, centre, details, asked.source()));
        refuseKnown(act, centre, details, new HashSet<>(asked.distinctFrom()), Optional.empty());
        return insert(act, centre, details, asked.source(), asked.distinctFrom())
                .orElseThrow(() -> conflict("/pesel", "already-known", KNOWN));
    }

    /** A new resident of whom all rules were checked before; empty where somebody else was faster. */
    Optional<KnownResident> insert(
            Act act, String centre, ResidentDetails details, DataSource source, List<UUID> distinctFrom) {
        UUID id = Act.newId();
        act.concerns(id);
        Keyring.NewKey key = keyring.create(id);
        Set<String> given = ResidentFile.paths(Wire.tree(details).asJsonObject());
        ResidentFile file = ResidentFile.of(details)
                .changed(details, given, source, day(act.now()))
                .distinctFrom(known(act, centre, distinctFrom));
        return residents.insert(act.tx(), id, centre, key.wrapped(), content(centre, key.key(), id, file), act.now())
                ? residents.find(act.tx(), centre, id).map(seal::open)
                : Optional.empty();
    }

    /** The resident with the changes; refused where a rule is broken. The row is locked and of the expected version. */
    public KnownResident change(Act act, KnownResident current, MergePatch patch) {
        refuseMerged(current);
        DataSource source =
                WireForm.constant(DataSource.class, patch.changes().getString("source", DataSource.INTERVIEW.value()));
        MergePatch facts = new MergePatch(
                Values.JSON
                        .createObjectBuilder(patch.changes())
                        .remove("source")
                        .remove(DISTINCT)
                        .build(),
                patch.contract());
        List<UUID> distinct = patch
                .changes()
                .getOrDefault(DISTINCT, JsonValue.EMPTY_JSON_ARRAY)
                .asJsonArray()
                .getValuesAs(JsonString::getString)
                .stream()
                .map(UUID::fromString)
                .toList();
        ResidentDetails next = ResidentRules.completed(facts.applyTo(current.details(), ResidentDetails.class));
        ResidentFile file = current.file()
                .distinctFrom(known(act, current.row().centre(), distinct))
                .changed(next, ResidentFile.paths(facts.changes()), source, day(act.now()));
        return replace(act, current, file, source);
    }

    private List<UUID> known(Act act, String centre, List<UUID> ids) {
        return residents.all(act.tx(), centre, ids).stream()
                .map(ResidentRow::id)
                .toList();
    }

    private KnownResident replace(Act act, KnownResident current, ResidentFile file, DataSource source) {
        ResidentDetails next = file.details();
        String centre = current.row().centre();
        DataSource shown = fromPomost(current) ? DataSource.POMOST : source;
        refuse(faults(act, centre, next, shown));
        if (!samePerson(current.details(), next)) {
            refuseKnown(act, centre, next, file.distinctFrom(), Optional.of(current.id()));
        }
        return keep(act, current, file);
    }

    /** Writes a file whose rules were checked. */
    KnownResident keep(Act act, KnownResident current, ResidentFile file) {
        String centre = current.row().centre();
        if (!residents.update(act.tx(), current.id(), content(centre, current.key(), current.id(), file), act.now())) {
            throw conflict("/pesel", "already-known", KNOWN);
        }
        return residents.find(act.tx(), centre, current.id()).map(seal::open).orElseThrow();
    }

    /** Somebody who was taken from Pomost has shown nothing, and need not when a telephone number changes. */
    private static boolean fromPomost(KnownResident resident) {
        return resident.file().sources().values().stream()
                .anyMatch(entry -> entry.asJsonObject().getString("source").equals(DataSource.POMOST.value()));
    }

    private static boolean samePerson(ResidentDetails one, ResidentDetails other) {
        return one.pesel().equals(other.pesel())
                && one.birthDate().equals(other.birthDate())
                && ResidentHashes.document(one).equals(ResidentHashes.document(other))
                && ResidentHashes.names(one).equals(ResidentHashes.names(other));
    }

    /** A merged record stands for nobody any more. */
    static void refuseMerged(KnownResident resident) {
        resident.row().mergedInto().ifPresent(survivor -> {
            throw conflict("", "merged", MERGED)
                    .related(List.of(address(resident.row().centre(), survivor)));
        });
    }

    /** Every fault of the details, codes of the catalogue included. */
    List<Violation> faults(Act act, String centre, ResidentDetails details, DataSource source) {
        List<Violation> faults = new ArrayList<>(ResidentRules.faults(details, source, day(act.now())));
        faults.addAll(groups.unknown(act.tx(), centre, details.declaredGroups(), "/declaredGroups"));
        return faults;
    }

    private static void refuse(List<Violation> faults) {
        if (!faults.isEmpty()) {
            throw Refusal.of(Refusal.Kind.INVALID_BODY, faults);
        }
    }

    private void refuseKnown(Act act, String centre, ResidentDetails details, Set<UUID> distinct, Optional<UUID> self) {
        queue(act, centre, details);
        List<KnownResident> same = same(act, centre, details).stream()
                .filter(other -> !self.equals(Optional.of(other.id())))
                .toList();
        if (!same.isEmpty()) {
            boolean number = same.stream()
                    .anyMatch(other -> other.details().pesel().equals(details.pesel())
                            && details.pesel().isPresent());
            throw known(act, same, number ? "/pesel" : "/identityDocument/number", "already-known", KNOWN);
        }
        List<KnownResident> like = like(act, centre, details).stream()
                .filter(other -> !self.equals(Optional.of(other.id())) && !areDistinct(act, self, distinct, other))
                .toList();
        if (!like.isEmpty()) {
            throw known(act, like, "/familyName", "probably-known", PROBABLY_KNOWN);
        }
    }

    /** Whether somebody has looked at both and said so, on either side; what was said of a merged record holds as well. */
    private boolean areDistinct(Act act, Optional<UUID> self, Set<UUID> distinct, KnownResident other) {
        return distinct.contains(other.id())
                || self.filter(other.file().distinctFrom()::contains).isPresent()
                || residents.mergedInto(act.tx(), other.id()).stream().anyMatch(distinct::contains);
    }

    /** Keeps others waiting who register somebody of the same birth date or document. */
    void queue(Act act, String centre, ResidentDetails details) {
        finder.queue(act.tx(), centre, details);
    }

    /** Keeps other imports of the centre waiting: two with the same persons in another order would block each other. */
    void queueImports(Act act, String centre) {
        finder.queueImports(act.tx(), centre);
    }

    /** Those who have the same PESEL or have shown the same document. */
    List<KnownResident> same(Act act, String centre, ResidentDetails details) {
        List<KnownResident> same = new ArrayList<>();
        details.pesel()
                .flatMap(pesel -> finder.byPesel(act.tx(), centre, pesel))
                .ifPresent(same::add);
        finder.byDocument(act.tx(), centre, details).stream()
                .filter(other -> same.stream().noneMatch(one -> one.id().equals(other.id())))
                .filter(other -> !differentPesels(details, other.details()))
                .forEach(same::add);
        return same;
    }

    /** Those who probably are the same person. */
    List<KnownResident> like(Act act, String centre, ResidentDetails details) {
        if (details.birthDate().isEmpty()) {
            return List.of();
        }
        String names = details.givenNames() + " " + details.familyName();
        return finder.byName(act.tx(), centre, new Sought(names, details.birthDate(), Optional.empty())).stream()
                .map(Match::resident)
                .filter(other -> other.details().birthDate().equals(details.birthDate()))
                .filter(other -> !differentPesels(details, other.details()))
                .filter(other -> ResidentFinder.likeness(names, other.details()) >= Likeness.SAME_NAME)
                .toList();
    }

    private static boolean differentPesels(ResidentDetails one, ResidentDetails other) {
        return one.pesel().isPresent()
                && other.pesel().isPresent()
                && !one.pesel().equals(other.pesel());
    }

    private static Refusal known(Act act, List<KnownResident> others, String pointer, String code, Text message) {
        others.forEach(other -> act.concerns(other.id()));
        Refusal refusal = conflict(pointer, code, message);
        return act.call().caller().has("residents:read")
                ? refusal.related(others.stream()
                        .map(other -> address(other.row().centre(), other.id()))
                        .toList())
                : refusal;
    }

    static Refusal conflict(String pointer, String code, Text message) {
        return Refusal.of(Refusal.Kind.CONFLICT, List.of(new Violation(pointer, code, message)));
    }

    /** Where a resident is. */
    static String address(String centre, UUID id) {
        return "/v1/centres/" + centre + "/residents/" + id;
    }

    private ResidentRepository.Content content(String centre, PersonKey key, UUID id, ResidentFile file) {
        ResidentDetails details = file.details();
        return new ResidentRepository.Content(
                seal.seal(key, id, file),
                hashes.pesel(centre, details),
                hashes.of(centre, details),
                hashes.hashedBy(),
                details.registration(),
                details.birthDate().map(LocalDate::getYear),
                details.livesInMunicipality(),
                details.familySize());
    }

    private static ResidentDetails details(ResidentCreate asked) {
        return Wire.read(
                Values.JSON
                        .createObjectBuilder(Wire.tree(asked).asJsonObject())
                        .remove("source")
                        .remove("distinctFrom")
                        .build(),
                ResidentDetails.class);
    }
}
