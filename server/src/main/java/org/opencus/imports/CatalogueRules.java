package org.opencus.imports;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opencus.records.RecordKind;

/** What must hold between the records of one centre. */
final class CatalogueRules {
    private static final Map<RecordKind, String> PARENTS = Map.of(
            RecordKind.SERVICE, "parent_id",
            RecordKind.PLACE, "parent_id",
            RecordKind.ORGANISATION, "parent_id",
            RecordKind.TARGET_GROUP, "parent_code");

    private final LoadedFiles loaded;
    private final Map<RecordKind, Set<String>> shared;
    private final CentreFiles centre;

    CatalogueRules(LoadedFiles loaded, Map<RecordKind, Set<String>> shared, CentreFiles centre) {
        this.loaded = loaded;
        this.shared = shared;
        this.centre = centre;
    }

    /** Refuses what breaks a rule; call it until it refuses nothing more, for others may have referred to that. */
    boolean refuseBroken() {
        int before = loaded.refused().size();
        centre.removeAll(loaded.refused());
        if (!loaded.refused(centre.centre())) {
            centre.all().forEach(this::references);
            PARENTS.keySet().forEach(this::cycles);
        }
        return loaded.refused().size() > before;
    }

    /** What does not keep a record from being imported. */
    void warn() {
        if (loaded.refused(centre.centre())) {
            loaded.found(centre.centre().warning("", "centre-refused", "nothing of this centre was imported"));
            return;
        }
        for (RawRecord service : centre.all(RecordKind.SERVICE)) {
            if (lacksDomain(service)) {
                loaded.found(service.warning(
                        "", "domain-missing", "a service of a statutory centre should name its domains"));
            }
            scopes(service);
        }
    }

    /** Everything that is wrong with one record in these surroundings. */
    List<Finding> faults(RawRecord record) {
        List<Finding> faults = new ArrayList<>(broken(record));
        if (leadsToItself(record)) {
            faults.add(cycle(record));
        }
        if (record.kind() == RecordKind.SERVICE && lacksDomain(record)) {
            faults.add(record.error("/domains", "domain-missing", "a service of a statutory centre names its domains"));
        }
        return faults;
    }

    /** What is not yet a service need not name the domain that it would have. */
    private boolean lacksDomain(RawRecord service) {
        return centre.centre().json().getBoolean("statutory", false)
                && !service.json().getString("status").equals("idea")
                && !service.json().containsKey("domains")
                && !service.json().containsKey("programme_entries");
    }

    private void scopes(RawRecord service) {
        List<String> offered = centre.centre().objects("scope_variants").stream()
                .map(variant -> variant.getString("code"))
                .toList();
        for (String scope : service.texts("scopes")) {
            if (!offered.contains(scope)) {
                loaded.found(service.warning(
                        "/scopes", "scope-not-offered", "the centre has no scope variant \"" + scope + "\""));
            }
        }
    }

    private void references(RawRecord record) {
        broken(record).forEach(fault -> loaded.refuse(record, fault));
    }

    private List<Finding> broken(RawRecord record) {
        List<Finding> faults = new ArrayList<>();
        Shapes.of(record.kind()).references(record.json(), "", reference -> {
            if (reference.must()) {
                fault(record, reference).ifPresent(faults::add);
            }
        });
        return faults;
    }

    private Optional<Finding> fault(RawRecord record, Reference reference) {
        boolean there = reference.kind().shared()
                ? shared.getOrDefault(reference.kind(), Set.of()).contains(reference.code())
                : centre.find(reference.kind(), reference.code()).isPresent();
        return there
                ? Optional.empty()
                : Optional.of(record.error(reference.pointer(), "dangling-reference", missing(reference)));
    }

    private String missing(Reference reference) {
        RawRecord refused = loaded.refusedCodes(reference.kind()).get(reference.code());
        return refused == null
                ? "%s has no \"%s\" of this centre"
                        .formatted(CatalogueFile.of(reference.kind()).fileName(), reference.code())
                : "\"%s\" was refused (%s %s)"
                        .formatted(reference.code(), refused.file().fileName(), refused.pointer());
    }

    private void cycles(RecordKind kind) {
        for (RawRecord record : centre.all(kind)) {
            if (leadsToItself(record)) {
                loaded.refuse(record, cycle(record));
            }
        }
    }

    private static Finding cycle(RawRecord record) {
        return record.error("/" + PARENTS.get(record.kind()), "parent-cycle", "its parents lead back to it");
    }

    private boolean leadsToItself(RawRecord record) {
        Set<String> seen = new LinkedHashSet<>();
        Optional<String> parent = parent(record);
        while (parent.isPresent() && seen.add(parent.get())) {
            if (parent.get().equals(record.code())) {
                return true;
            }
            parent = centre.find(record.kind(), parent.get()).flatMap(CatalogueRules::parent);
        }
        return false;
    }

    /** The code of the wider record of the same kind, if it has one. */
    static Optional<String> parent(RawRecord record) {
        return Optional.ofNullable(PARENTS.get(record.kind())).flatMap(record::text);
    }
}
