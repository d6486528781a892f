package org.opencus.imports;

import static org.opencus.imports.Build.JSON;
import static org.opencus.records.RecordKind.CENTRE;
import static org.opencus.records.RecordKind.CHALLENGE;
import static org.opencus.records.RecordKind.COMMUNITY;
import static org.opencus.records.RecordKind.PLACE;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.opencus.records.CatalogueId;
import org.opencus.records.CatalogueRecord;
import org.opencus.records.RecordKind;

/** Makes the records that are written from what the files of one centre say. */
final class RecordMaker {
    /** What the Act of 5 August 2022 on the social economy (art. 2 pt 5) counts among its entities, as far as kinds tell. */
    private static final Set<String> SOCIAL_ECONOMY = Set.of(
            "association",
            "farm-women-circle",
            "foundation",
            "occupational-therapy-workshop",
            "social-cooperative",
            "social-enterprise",
            "social-integration-centre",
            "social-integration-club",
            "vocational-activity-establishment");

    private final CentreFiles files;
    private final Predicate<RecordKind> complete;
    private final ServiceColumns services;
    private final EffectiveAges ages;

    /** Complete are the kinds of which the files hold all records. */
    RecordMaker(CentreFiles files, Predicate<RecordKind> complete) {
        this.files = files;
        this.complete = complete;
        this.ages = new EffectiveAges(files);
        this.services = new ServiceColumns(files, ages);
    }

    CatalogueRecord make(RawRecord raw) {
        String code = raw.kind() == CENTRE ? files.slug() : raw.code();
        return new CatalogueRecord(
                CatalogueId.of(files.day(), files.slug(), raw.kind(), code),
                raw.kind(),
                files.slug(),
                code,
                raw.json().getString("name"),
                columns(raw),
                document(raw),
                sources(raw.json()));
    }

    /** A record that all centres share. */
    static CatalogueRecord shared(RawRecord raw) {
        Columns columns = new Columns();
        if (raw.json().containsKey("ordinal")) {
            columns.number("ordinal", raw.json().getInt("ordinal"));
        }
        return new CatalogueRecord(
                CatalogueId.of(CatalogueId.DEFAULT_DAY, CatalogueRecord.EVERY_CENTRE, raw.kind(), raw.code()),
                raw.kind(),
                CatalogueRecord.EVERY_CENTRE,
                raw.code(),
                raw.text("name").or(() -> raw.text("act")).orElseThrow(),
                columns.text("kind", raw.text("kind")).values(),
                Shapes.of(raw.kind()).document(raw.json()),
                sources(raw.json()));
    }

    static JsonArray sources(JsonObject raw) {
        JsonArrayBuilder sources = JSON.createArrayBuilder();
        RawRecord.objects(raw, "source")
                .forEach(source -> sources.add(JSON.createObjectBuilder()
                        .add("document", source.get("file"))
                        .add("section", source.get("section"))));
        return sources.build();
    }

    private JsonObject columns(RawRecord raw) {
        return switch (raw.kind()) {
            case CENTRE -> centre(raw);
            case TARGET_GROUP -> targetGroup(raw);
            case CHALLENGE -> challenge(raw);
            case PLACE -> place(raw);
            case ORGANISATION -> organisation(raw);
            case COMMUNITY -> community(raw);
            case SERVICE -> services.of(raw);
            case SERVICE_DOMAIN, COMMISSIONING_MODE, LEGAL_BASIS ->
                throw new IllegalArgumentException(raw.kind() + " belongs to all centres");
        };
    }

    private JsonObject document(RawRecord raw) {
        JsonObject document = Shapes.of(raw.kind()).document(raw.json());
        return switch (raw.kind()) {
            case CENTRE -> withNearby(CentreForms.withMainGoal(document, raw));
            case SERVICE -> ServiceForms.completed(document, raw);
            case TARGET_GROUP -> withAgeDefinitions(document, raw);
            default -> document;
        };
    }

    /** What is near the customer office stands with its place when the office itself does not tell. */
    private JsonObject withNearby(JsonObject document) {
        JsonObject office = document.getJsonObject("customerOffice");
        if (office == null || office.containsKey("nearby") || !office.containsKey("place")) {
            return document;
        }
        Optional<JsonValue> nearby = files.find(
                        PLACE, office.getJsonObject("place").getString("code"))
                .map(place -> place.json().get("nearby"));
        return nearby.map(found -> JSON.createObjectBuilder(document)
                        .add("customerOffice", JSON.createObjectBuilder(office).add("nearby", found))
                        .build())
                .orElse(document);
    }

    private JsonObject withAgeDefinitions(JsonObject document, RawRecord raw) {
        List<JsonObject> definitions = EffectiveAges.definitions(
                        raw, files.centre().code())
                .stream()
                .map(WordForms::ageDefinition)
                .toList();
        if (definitions.isEmpty()) {
            return document;
        }
        JsonArrayBuilder shown = JSON.createArrayBuilder();
        definitions.forEach(shown::add);
        return JSON.createObjectBuilder(document).add("ageDefinitions", shown).build();
    }

    private static JsonObject centre(RawRecord raw) {
        Columns columns = new Columns()
                .text("record_type", raw.text("record_type"))
                .text("active_scope", raw.text("active_scope"));
        return raw.json().containsKey("statutory")
                ? columns.flag("statutory", raw.json().getBoolean("statutory")).values()
                : columns.values();
    }

    private JsonObject targetGroup(RawRecord raw) {
        return new Columns()
                .text("parent", raw.text("parent_code"))
                .text("age_ranges", ages.ofGroup(raw.code()).column())
                .values();
    }

    private JsonObject challenge(RawRecord raw) {
        return new Columns()
                .text("kind", raw.text("kind"))
                .texts("related", here(CHALLENGE, raw.texts("related_codes")))
                .texts("communities", here(COMMUNITY, raw.texts("community_ids")))
                .values();
    }

    private List<String> here(RecordKind kind, List<String> codes) {
        return codes.stream()
                .filter(code -> !complete.test(kind) || files.find(kind, code).isPresent())
                .toList();
    }

    private static JsonObject place(RawRecord raw) {
        return new Columns()
                .text("kind", raw.text("kind"))
                .text("parent", raw.text("parent_id"))
                .texts("facilities", raw.texts("facilities"))
                .values();
    }

    private static JsonObject organisation(RawRecord raw) {
        String kind = raw.json().getString("kind");
        return new Columns()
                .text("kind", kind)
                .text("status", raw.text("status").or(() -> raw.text("activity_status")))
                .text("parent", raw.text("parent_id"))
                .texts("roles", raw.texts("roles"))
                .texts("places", raw.text("place_id").stream().toList())
                .flag("social_economy", raw.json().getBoolean("social_economy", SOCIAL_ECONOMY.contains(kind)))
                .values();
    }

    private static JsonObject community(RawRecord raw) {
        return new Columns()
                .text("kind", raw.text("kind"))
                .texts("places", raw.text("place_id").stream().toList())
                .text("target_group", raw.text("target_group"))
                .texts("challenges", raw.texts("challenge_codes"))
                .values();
    }
}
