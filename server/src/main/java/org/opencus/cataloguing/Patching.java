package org.opencus.cataloguing;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import org.opencus.contract.MergePatch;
import org.opencus.contract.Refusal;
import org.opencus.contract.Values;
import org.opencus.contract.Violation;
import org.opencus.records.KeptRecord;
import org.opencus.records.RecordKind;

/** Merges a change into what is kept of a record. */
final class Patching {
    /** Made by the server, or by an act of its own: no part of what a caller writes. */
    private static final List<String> OUT_OF_REACH =
            List.of("id", "code", "slug", "centre", "modifiedAt", "goneAt", "confirmation");

    private Patching() {}

    /** The whole record after the change; refused (422) where that breaks the contract. */
    static JsonObject apply(RecordKind kind, KeptRecord kept, MergePatch patch) {
        JsonObjectBuilder reachable =
                Values.JSON.createObjectBuilder(references(kept.shown()).asJsonObject());
        OUT_OF_REACH.forEach(reachable::remove);
        JsonObject merged = Values.JSON
                .createMergePatch(patch.changes())
                .apply(reachable.build())
                .asJsonObject();
        List<Violation> violations = patch.contract().violations(input(kind), named(kind, kept, merged));
        if (!violations.isEmpty()) {
            throw Refusal.of(Refusal.Kind.INVALID_BODY, violations);
        }
        JsonObjectBuilder whole = Values.JSON.createObjectBuilder(merged);
        OUT_OF_REACH.stream()
                .filter(kept.shown()::containsKey)
                .forEach(property -> whole.add(property, kept.shown().get(property)));
        return whole.build();
    }

    /** The name of the schema that a written record follows. */
    static String input(RecordKind kind) {
        return switch (kind) {
            case CENTRE -> "CentreInput";
            case TARGET_GROUP -> "TargetGroupInput";
            case CHALLENGE -> "ChallengeInput";
            case PLACE -> "PlaceInput";
            case ORGANISATION -> "OrganisationInput";
            case COMMUNITY -> "CommunityInput";
            case SERVICE -> "ServiceInput";
            case SERVICE_DOMAIN, COMMISSIONING_MODE, LEGAL_BASIS ->
                throw new IllegalArgumentException(kind + " is not kept by staff");
        };
    }

    /** A new centre says its slug, and an existing one keeps it. */
    private static JsonObject named(RecordKind kind, KeptRecord kept, JsonObject merged) {
        return kind == RecordKind.CENTRE
                ? Values.JSON
                        .createObjectBuilder(merged)
                        .add("slug", kept.shown().get("slug"))
                        .build()
                : merged;
    }

    /** References as callers write them: by code. */
    static JsonValue references(JsonValue value) {
        return switch (value.getValueType()) {
            case OBJECT -> {
                JsonObjectBuilder object = Values.JSON.createObjectBuilder();
                value.asJsonObject().forEach((name, part) -> object.add(name, references(part)));
                yield value.asJsonObject().containsKey("ref")
                        ? object.remove("ref").build()
                        : object.build();
            }
            case ARRAY -> {
                JsonArrayBuilder items = Values.JSON.createArrayBuilder();
                value.asJsonArray().forEach(item -> items.add(references(item)));
                yield items.build();
            }
            default -> value;
        };
    }
}
