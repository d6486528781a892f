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
    /** A property by which records of a kind follow each other, which must lead nowhere back to where it began. */
    private record Chain(RecordKind kind, String property, String code, String message) {
        private static Chain parents(RecordKind kind, String property) {
            return new Chain(kind, property, "parent-cycle", "its parents lead back to it");
        }

        private Optional<String> next(RawRecord record) {
            return record.kind() == kind ? record.text(property) : Optional.empty();
        }
    }

    private static final List<Chain> CHAINS = List.of(
            Chain.parents(RecordKind.SERVICE, "parent_id"),
            Chain.parents(RecordKind.PLACE, "parent_id"),
            Chain.parents(RecordKind.ORGANISATION, "parent_id"),
            Chain.parents(RecordKind.TARGET_GROUP, "parent_code"),
            new Chain(
                    RecordKind.SERVICE,
                    "continues_service_id",
                    "continues-cycle",
                    "the services that it continues lead back to it"));

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
            CHAINS.forEach(this::cycles);
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
        CHAINS.stream()
                .filter(chain -> leadsToItself(record, chain))
                .forEach(chain -> faults.add(cycle(record, chain)));
        if (record.kind() == RecordKind.PLACE && confidential(record) && addressIsPublished(record)) {
            faults.add(
                    record.error("/confidential", "confidential-place", "an organisation there publishes its address"));
        }
        if (record.kind() == RecordKind.SERVICE && lacksDomain(record)) {
            faults.add(record.error("/domains", "domain-missing", "a service of a statutory centre names its domains"));
        }
        return faults;
    }

    private static boolean confidential(RawRecord place) {
        return place.json().getBoolean("confidential", false);
    }

    private boolean addressIsPublished(RawRecord place) {
        return centre.all(RecordKind.ORGANISATION).stream()
                .filter(organisation -> organisation.json().containsKey("address"))
                .anyMatch(organisation -> organisation
                        .text("place_id")
                        .filter(place.code()::equals)
                        .isPresent());
    }

    private Optional<Finding> secret(RawRecord organisation) {
        return organisation
                .text("place_id")
                .filter(_ -> organisation.json().containsKey("address"))
                .flatMap(code -> centre.find(RecordKind.PLACE, code))
                .filter(CatalogueRules::confidential)
                .map(_ -> organisation.error(
                        "/address", "confidential-place", "what leads to a confidential place is not published"));
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
        if (record.kind() == RecordKind.ORGANISATION) {
            secret(record).ifPresent(faults::add);
        }
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

    private void cycles(Chain chain) {
        for (RawRecord record : centre.all(chain.kind())) {
            if (leadsToItself(record, chain)) {
                loaded.refuse(record, cycle(record, chain));
            }
        }
    }

    private static Finding cycle(RawRecord record, Chain chain) {
        return record.error("/" + chain.property(), chain.code(), chain.message());
    }

    private boolean leadsToItself(RawRecord record, Chain chain) {
        Set<String> seen = new LinkedHashSet<>();
        Optional<String> next = chain.next(record);
        while (next.isPresent() && seen.add(next.get())) {
            if (next.get().equals(record.code())) {
                return true;
            }
            next = centre.find(record.kind(), next.get()).flatMap(chain::next);
        }
        return false;
    }

    /** The codes of the records of the same kind to which its chains lead: the wider one, the one that it continues. */
    static List<String> leadsTo(RawRecord record) {
        return CHAINS.stream().flatMap(chain -> chain.next(record).stream()).toList();
    }
}
