package org.opencus.providers;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.opencus.database.Tx;
import org.opencus.records.KeptRecord;
import org.opencus.records.RecordKind;
import org.opencus.records.RecordListRepository;

/** In which modes the catalogue lets services be commissioned (004, table 13). */
final class AllowedModes {
    private static final String AFTER_ANALYSIS = "after-market-analysis";

    private final RecordListRepository records = new RecordListRepository();

    /** The modes of a service, and whether one of them must be chosen by a decision. */
    record Allowed(Set<String> modes, boolean open) {}

    /** By the code of the service; services that the catalogue does not hold are left out. */
    Map<String, Allowed> of(Tx tx, String centre, Collection<String> services) {
        Map<String, Allowed> allowed = new HashMap<>();
        records.there(tx, centre, RecordKind.SERVICE, services)
                .forEach(kept -> allowed.put(kept.shown().getString("code"), allowed(kept.shown())));
        return allowed;
    }

    private static Allowed allowed(JsonObject service) {
        JsonObject commissioning =
                Optional.ofNullable(service.getJsonObject("commissioning")).orElse(JsonValue.EMPTY_JSON_OBJECT);
        List<JsonObject> modes = commissioning
                .getOrDefault("modes", JsonValue.EMPTY_JSON_ARRAY)
                .asJsonArray()
                .getValuesAs(JsonObject.class);
        return new Allowed(
                modes.stream().map(mode -> mode.getString("code")).collect(Collectors.toUnmodifiableSet()),
                modes.size() > 1 || commissioning.getString("selection", "").equals(AFTER_ANALYSIS));
    }

    /** A mode as all centres share it. */
    Optional<JsonObject> mode(Tx tx, String centre, String code) {
        return records.there(tx, centre, RecordKind.COMMISSIONING_MODE, List.of(code)).stream()
                .map(KeptRecord::shown)
                .findFirst();
    }

    /** The kinds of organisations, by code. */
    Map<String, String> kinds(Tx tx, String centre, Collection<String> organisations) {
        return records.there(tx, centre, RecordKind.ORGANISATION, organisations).stream()
                .map(KeptRecord::shown)
                .collect(Collectors.toMap(shown -> shown.getString("code"), shown -> shown.getString("kind")));
    }
}
