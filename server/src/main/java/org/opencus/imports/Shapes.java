package org.opencus.imports;

import static org.opencus.records.RecordKind.CHALLENGE;
import static org.opencus.records.RecordKind.COMMISSIONING_MODE;
import static org.opencus.records.RecordKind.COMMUNITY;
import static org.opencus.records.RecordKind.LEGAL_BASIS;
import static org.opencus.records.RecordKind.ORGANISATION;
import static org.opencus.records.RecordKind.PLACE;
import static org.opencus.records.RecordKind.SERVICE;
import static org.opencus.records.RecordKind.SERVICE_DOMAIN;
import static org.opencus.records.RecordKind.TARGET_GROUP;

import java.util.EnumMap;
import java.util.Map;
import org.opencus.records.RecordKind;

/** The shown form of each kind of record, property by property. */
final class Shapes {
    private static final Shape LEGAL_BASES =
            new Shape().refer("act_id", "act", LEGAL_BASIS).copy("article");
    private static final Shape HOURS =
            new Shape().copy("days").copyAs("from", "opens").copyAs("to", "closes");
    private static final Shape STAFF = new Shape().copyAs("role_id", "role").copy("scope", "count", "fte");
    private static final Map<RecordKind, Shape> BY_KIND = byKind();

    private Shapes() {}

    static Shape of(RecordKind kind) {
        return BY_KIND.get(kind);
    }

    private static Map<RecordKind, Shape> byKind() {
        Map<RecordKind, Shape> shapes = new EnumMap<>(RecordKind.class);
        shapes.put(RecordKind.CENTRE, centre());
        shapes.put(SERVICE_DOMAIN, new Shape().copy("name_en", "aliases"));
        shapes.put(COMMISSIONING_MODE, commissioningMode());
        shapes.put(LEGAL_BASIS, legalBasis());
        shapes.put(TARGET_GROUP, targetGroup());
        shapes.put(CHALLENGE, challenge());
        shapes.put(PLACE, place());
        shapes.put(ORGANISATION, organisation());
        shapes.put(COMMUNITY, community());
        shapes.put(SERVICE, service());
        return shapes;
    }

    private static Shape centre() {
        return new Shape()
                .copy("name_en", "short_name", "abbreviation", "working_name", "municipality", "municipality_type")
                .copy("voivodeship", "website", "established_on", "legal_form", "legal_note_pl", "governing_document")
                .copy("non_standard_hours_rule_pl", "access_rules", "open_questions", "opening_exceptions", "data_note")
                .refer("place_id", "place", PLACE)
                .refer("organisation_id", "organisation", ORGANISATION)
                .refer("predecessor_id", "predecessor", ORGANISATION)
                .refer("partner_ids", "partners", ORGANISATION)
                .nest("founding_resolution", new Shape().copy("number", "date").refer("body_id", "body", ORGANISATION))
                .nest("operating_model", operatingModel())
                .nest("customer_office", customerOffice())
                .referInside("seat", "place_id", PLACE)
                .make("opening_hours", "openingRules", CentreForms::openingRules, CentreForms::fileRules)
                .make("scope_variants", "scopeVariants", CentreForms::codes, CentreForms::ofCodes)
                .make("goals", "goals", CentreForms::texts, CentreForms::ofTexts)
                .plain("slug", "name", "record_type", "statutory", "active_scope");
    }

    private static Shape operatingModel() {
        return new Shape()
                .copy("code", "description_pl", "commissioning_mode")
                .refer("commissioner_id", "commissioner", ORGANISATION)
                .refer("operator_id", "operator", ORGANISATION)
                .refer("leader_id", "leader", ORGANISATION)
                .refer("support_id", "support", ORGANISATION);
    }

    private static Shape customerOffice() {
        return new Shape()
                .copy("name", "address", "phone", "email", "floor", "nearby")
                .refer("place_id", "place", PLACE)
                .refer("host_organisation_id", "host", ORGANISATION)
                .nest("staff", STAFF)
                .copyAs("needs_assessment_elsewhere_allowed", "needsAssessmentElsewhere");
    }

    private static Shape commissioningMode() {
        return new Shape()
                .copy("name_en", "sphere", "max_amount", "max_duration_days", "joint_offer_allowed")
                .copy("multi_year_allowed", "description_pl", "summary_en")
                .nest("legal_bases", LEGAL_BASES);
    }

    private static Shape legalBasis() {
        return new Shape().copy("name_en", "abbreviation", "date", "journal", "in_force_from", "provisions");
    }

    private static Shape targetGroup() {
        return new Shape()
                .copy("name_en", "description_pl", "summary_en")
                .column("parent_code", "parent", TARGET_GROUP)
                .back("age_definitions", "ageDefinitions", WordForms::fileDefinitions)
                .plain("code", "name");
    }

    private static Shape challenge() {
        return new Shape()
                .copy("name_en", "description_pl", "summary_en")
                .make("survey", "survey", WordForms::survey, WordForms::fileSurvey)
                .make("facts", "facts", WordForms::facts, WordForms::fileFacts)
                .looseColumn("related_codes", "related", CHALLENGE)
                .looseColumn("community_ids", "communities", COMMUNITY)
                .plain("code", "name", "kind");
    }

    private static Shape place() {
        return new Shape()
                .copy("confidential", "address", "postal_code", "city", "latitude", "longitude")
                .copy("floor", "description_pl", "summary_en", "municipality_type", "voivodeship")
                .copy("solectwa_count", "population", "website", "revitalisation_area", "nearby", "inside", "equipment")
                .copy("accessibility", "caretakers", "data_note")
                .refer("host_organisation_id", "host", ORGANISATION)
                .refer("priority_group", "priorityGroup", TARGET_GROUP)
                .column("parent_id", "parent", PLACE)
                .plain("name", "kind", "facilities");
    }

    private static Shape organisation() {
        return new Shape()
                .copy("description_pl", "summary_en", "website", "abbreviation", "address", "facebook_page")
                .copy("phone", "email", "krs", "nip", "regon")
                .copy("opened_on", "users_count", "equipment", "sections", "attractions", "member_kinds")
                .copy("meeting_interval_months", "signing_planned", "data_note")
                .refer("successor_id", "successor", ORGANISATION)
                .refer("branch_place_ids", "branches", PLACE)
                .nest("opening_hours", HOURS)
                .column("parent_id", "parent", ORGANISATION)
                .columnListed("place_id", "places", PLACE)
                .plain("name", "kind", "roles", "status", "social_economy");
    }

    private static Shape community() {
        return new Shape()
                .copy("name_en", "population_total", "population_as_of", "description_pl", "summary_en", "women", "men")
                .copy("share_of_residents_percent", "share_of_residents_text", "livelihood", "statistics", "needs")
                .copy("needs_source_note", "wishes", "key_task")
                .make("age_rule", "ages", WordForms::ages, WordForms::fileAges)
                .nest("solectwa", new Shape().refer("place_id", "place", PLACE).copy("population"))
                .refer("neighbours", "neighbours", PLACE)
                .refer("revitalisation_place_ids", "revitalisationPlaces", PLACE)
                .nest("assets", asset())
                .nest("opportunities", opportunity())
                .columnListed("place_id", "places", PLACE)
                .column("target_group", "targetGroup", TARGET_GROUP)
                .column("challenge_codes", "challenges", CHALLENGE)
                .plain("name", "kind");
    }

    private static Shape asset() {
        return new Shape()
                .copy("kind", "name")
                .referListed("place_id", "places", PLACE)
                .referListed("place_ids", "places", PLACE)
                .referListed("organisation_id", "organisations", ORGANISATION)
                .referListed("organisation_ids", "organisations", ORGANISATION);
    }

    private static Shape opportunity() {
        return new Shape()
                .copy("name", "text")
                .refer("organisation_id", "organisation", ORGANISATION)
                .refer("service_id", "service", SERVICE);
    }

    private static Shape service() {
        return new Shape()
                .copy("name_en", "description_pl", "summary_en", "alternative_names", "catalogue_number", "goals")
                .copy("programme_kind", "components", "funding", "capacity", "group", "meetings", "period", "opened_on")
                .copy("availability", "season", "care_setting", "activities", "topics", "forms", "help_kinds")
                .copy("examples", "principles", "specialists", "participants", "invited", "topic_sources")
                .copy("preparation", "plan_fields", "provider_sectors", "caretakers", "co_created_with_users")
                .copy("delivery_split", "recruitment", "monitoring", "closing", "eligibility_note", "effect", "module")
                .copy("quality_standards", "confirmation", "data_note", "age", "project", "phone", "email", "website")
                .copyAs("people", "peopleServed")
                .copyAs("planned_people", "peoplePlanned")
                .copyAs("staffing_text", "staffingNotes")
                .make("frequency", "frequency", ServiceForms::frequency, amounts -> amounts)
                .nest("payment", payment())
                .nest("programme_entries", programmeEntry())
                .nest("package_contents", packageComponent())
                .nest("commissioning", commissioning())
                .nest("legal_bases", LEGAL_BASES)
                .nest("opening_hours", HOURS)
                .nest("staffing", STAFF)
                .nest("award", new Shape().copy("name").refer("granted_by", "grantedBy", ORGANISATION))
                .refer("priority_group", "priorityGroup", TARGET_GROUP)
                .refer("related_service_ids", "related", SERVICE)
                .column("parent_id", "parent", SERVICE)
                .column("continues_service_id", "continues", SERVICE)
                .column("supports_service_id", "supports", SERVICE)
                .column("domains", "domains", SERVICE_DOMAIN)
                .column("target_groups", "targetGroups", TARGET_GROUP)
                .column("challenges", "challenges", CHALLENGE)
                .columns("place", new Shape().column("place_id", "place", PLACE).column("place_ids", "places", PLACE))
                .refer("operator_id", "operator", ORGANISATION)
                .column("partner_ids", "providers", ORGANISATION)
                .plain("name", "kind", "status", "scopes");
    }

    private static Shape payment() {
        return new Shape()
                .copyAs("code", "kind")
                .copy("text", "until", "fee", "reliefs")
                .nest(
                        "reductions",
                        new Shape()
                                .copy("kind", "name", "condition", "percent", "amount")
                                .refer("target_group", "targetGroup", TARGET_GROUP));
    }

    private static Shape programmeEntry() {
        return new Shape()
                .refer("target_group", "targetGroup", TARGET_GROUP)
                .copy("programme_kind")
                .refer("domains", "domains", SERVICE_DOMAIN);
    }

    private static Shape packageComponent() {
        return new Shape().copy("name", "name_en", "role", "unit").refer("provider_id", "provider", ORGANISATION);
    }

    private static Shape commissioning() {
        return new Shape()
                .refer("modes", "modes", COMMISSIONING_MODE)
                .copy("selection", "note")
                .nest("legal_bases", LEGAL_BASES);
    }
}
