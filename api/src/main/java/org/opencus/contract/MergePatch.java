package org.opencus.contract;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;

/** A partial change as RFC 7396 defines it; already checked against the contract's patch schema. */
public record MergePatch(JsonObject changes, Contract contract) {
    /** The current object with the changes; refused (422) where the result would break its own schema. */
    public <T> T applyTo(T current, Class<T> type) {
        JsonValue merged = Values.JSON.createMergePatch(changes).apply(Wire.tree(current));
        List<Violation> violations = contract.violations(type, merged);
        if (!violations.isEmpty()) {
            throw Refusal.of(Refusal.Kind.INVALID_BODY, violations);
        }
        return Wire.read(merged, type);
    }
}
