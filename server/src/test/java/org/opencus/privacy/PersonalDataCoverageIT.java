package org.opencus.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencus.privacy.PrivacyDesk.RESIDENTS;
import static org.opencus.privacy.PrivacyDesk.ok;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencus.contract.Wire;
import org.opencus.privacy.PrivacyDesk.Who;
import org.opencus.testing.Statements;

/**
 * Asks the database where residents are kept. Somebody who is kept in each of these places must find each of them in the
 * export, and nothing but what is written down here after the erasure. A new table fails until all of that is so.
 */
class PersonalDataCoverageIT {
    private static final String ANYTHING = "*";
    private static final String NOTHING = "-";

    /** Table | property of the export, or why there is none | columns that an erasure leaves | and why. */
    private static final Map<String, Place> KNOWN = places("""
        resident | records | id centre version created_at modified_at tokens hashed_by registration birth_year \
        lives_in_municipality family_size centre_user_since merged_into erased_at | counted, and tells nobody
        resident_key | - only opens what the export shows | - |
        resident_special | specialCategoryData | - |
        resident_representation | representations represents | - |
        household_member | household | - |
        resident_contribution | contributions | id resident_id kind on_day minutes created_at | counted
        resident_merge | merges | - |
        consent | consents | id resident_id centre purpose organisation data wording_id given_by evidence valid_from \
        valid_until recorded_at withdrawn_at withdrawn_by | shows that there was a ground for what was shared
        resident_account_code | - a hash of what the person holds | - |
        resident_account | accounts | - |
        privacy_request | requests | id resident_id centre kind status filed_at filed_by due_on decided_at decided_by \
        erasable_from | shows that the request was answered in time
        processing_restriction | restrictions | id resident_id ground since lifted_at | shows that it was kept to
        retention | retentions | id resident_id reason kept_until recorded_at version corrects | a ground and a date of nobody
        audit_entry | accessLog | * | cannot be changed, holds no name of residents, and its ids lead nowhere
        first_answer | - locked with a key of whoever asked, for a day | - |
        """);

    private static PrivacyDesk desk;

    @BeforeAll
    static void open() {
        desk = new PrivacyDesk();
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    private record Place(List<String> exported, Set<String> kept) {}

    private static Map<String, Place> places(String table) {
        Map<String, Place> places = new TreeMap<>();
        table.lines().forEach(line -> {
            String[] cells = line.split("\\|");
            String exported = cells[1].strip();
            places.put(
                    cells[0].strip(),
                    new Place(
                            exported.startsWith(NOTHING) ? List.of() : List.of(exported.split(" ")),
                            Set.of(cells[2].strip().split(" "))));
        });
        return places;
    }

    /** Columns that refer to residents, or are named as if they did; with the table of each. */
    private static Map<String, String> columns() {
        String found = Statements.text(desk.database(), """
            select string_agg(place, ',' order by place) from (
                select r.relname || '.' || a.attname as place
                from pg_constraint f join pg_class r on r.oid = f.conrelid
                    join pg_attribute a on a.attrelid = f.conrelid and a.attnum = any(f.conkey)
                where f.contype = 'f' and f.confrelid = 'resident'::regclass
                union
                select table_name || '.' || column_name from information_schema.columns
                where table_schema = 'public' and udt_name in ('uuid', '_uuid')
                  and column_name ~ 'resident|person|represent|survivor|duplicate|ward|applicant|participant|client'
                union select 'resident.id') places
            """);
        Map<String, String> columns = new TreeMap<>();
        Arrays.stream(found.split(",")).forEach(place -> columns.put(place, place.substring(0, place.indexOf('.'))));
        return columns;
    }

    @Test
    void everyPlaceOfAPersonIsExportedAndErased() {
        Map<String, String> columns = columns();
        assertThat(Set.copyOf(columns.values()))
                .as("tables that hold residents are in the table above")
                .isEqualTo(KNOWN.keySet());
        String resident = everywhere();
        columns.forEach((column, table) -> assertThat(rows(column, table, resident))
                .as("the person of this test is kept in " + column)
                .isNotEmpty());
        Who me = desk.linked("everywhere-again", resident);
        code(resident);
        JsonObject export = ok(desk.get(me, "/v1/me/residents/" + resident + "/export"), 200);
        KNOWN.forEach((table, place) -> place.exported()
                .forEach(property -> assertThat(filled(export.get(property)))
                        .as(table + " is in the export: " + property)
                        .isTrue()));
        erase(resident);
        columns.forEach((column, table) -> rows(column, table, resident)
                .forEach(row -> assertThat(left(table, row))
                        .as("columns left of " + column)
                        .isEmpty()));
    }

    /** Registers somebody, records something in every place, and tells the id of the record that stands for both. */
    private static String everywhere() {
        String resident = desk.register("Wszędobylska", "Osoba", 70);
        String other = desk.register("Sąsiadka", "Druga", 71);
        Who staff = desk.staff("plan-coordinator");
        String own = RESIDENTS + "/" + resident;
        String duplicate = ok(desk.post(staff, RESIDENTS, """
            {"registration": "drop-in", "givenNames": "Wszedobylska", "familyName": "Inaczej", "source": "interview"}
            """), 201).getString("id");
        ok(desk.put(staff, RESIDENTS + "/" + duplicate + "/household", """
            {"members": [{"residentId": "%s", "relation": "head"}, {"residentId": "%s", "relation": "child"}]}
            """.formatted(duplicate, other)), 200);
        ok(desk.post(staff, own + "/merges", "{\"duplicateId\": \"%s\"}".formatted(duplicate)), 201);
        represent(resident, other);
        represent(other, resident);
        ok(desk.post(staff, own + "/contributions", "{\"kind\": \"duty\", \"on\": \"2026-01-15\"}"), 201);
        ok(desk.put(staff, own + "/special-category-data", """
            {"health": "cukrzyca", "necessaryFor": ["gorno-klub-seniora"]}
            """), 200);
        desk.share(resident, "klub-seniora-radlin");
        Who officer = desk.staff("data-protection-officer");
        ok(desk.post(officer, own + "/retentions", "{\"reason\": \"settlement\", \"keptUntil\": \"2020-12-31\"}"), 201);
        String restriction = ok(desk.post(officer, own + "/restrictions", "{\"ground\": \"accuracy-contested\"}"), 201)
                .getString("id");
        ok(desk.post(officer, own + "/restrictions/" + restriction + "/lifting", ""), 200);
        Who me = desk.linked("everywhere", resident);
        ok(desk.post(me, "/v1/me/residents/" + resident + "/correction-requests", "{\"text\": \"Inaczej.\"}"), 201);
        code(resident);
        return resident;
    }

    private static void code(String resident) {
        ok(desk.post(desk.staff("receptionist"), RESIDENTS + "/" + resident + "/account-codes", ""), 201);
    }

    private static void represent(String ward, String by) {
        ok(
                desk.post(
                        desk.staff("plan-coordinator"), RESIDENTS + "/" + ward + "/representations", """
                            {"kind": "informal-caregiver", "basis": {"kind": "actual-care"}, "validFrom": "2026-01-01",
                             "representative": {"residentId": "%s"}}
                            """.formatted(by)),
                201);
    }

    private static void erase(String resident) {
        String requests = RESIDENTS + "/" + resident + "/erasure-requests";
        String request = ok(desk.post(desk.staff("receptionist"), requests, "{\"text\": \"Usuńcie.\"}"), 201)
                .getString("id");
        ok(desk.post(desk.staff("data-protection-officer"), requests + "/" + request + "/decision", """
            {"outcome": "granted", "answer": "Usunięte."}
            """), 200);
    }

    /** The rows that name the person, or the record that was merged into theirs. */
    private static List<JsonObject> rows(String column, String table, String resident) {
        String rows = Statements.text(
                desk.database(), """
                    select coalesce(json_agg(kept), '[]') from (select t.* from %1$s t
                        where (array[]::uuid[] || %2$s) && array(select id from resident where ? in (id, merged_into))) kept
                    """.formatted(table, column.replace(table + ".", "t.")), UUID.fromString(resident));
        return Wire.read(rows.getBytes(java.nio.charset.StandardCharsets.UTF_8), JsonArray.class)
                .getValuesAs(JsonObject.class);
    }

    private static boolean filled(JsonValue value) {
        return value instanceof JsonArray list
                ? !list.isEmpty()
                : value instanceof JsonObject one && one.containsKey("id");
    }

    private static Set<String> left(String table, JsonObject row) {
        Set<String> kept = KNOWN.get(table).kept();
        // The answer to the request for erasure itself, which shows nothing of the person.
        boolean last = table.equals("first_answer");
        return kept.contains(ANYTHING) || last
                ? Set.of()
                : row.entrySet().stream()
                        .filter(field -> !field.getValue().equals(JsonValue.NULL))
                        .map(Map.Entry::getKey)
                        .filter(name -> !kept.contains(name))
                        .collect(Collectors.toCollection(TreeSet::new));
    }
}
