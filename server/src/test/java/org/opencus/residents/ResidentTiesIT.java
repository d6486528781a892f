package org.opencus.residents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencus.residents.ResidentsDesk.CLERK;
import static org.opencus.residents.ResidentsDesk.at;

import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencus.testing.Answer;
import org.opencus.testing.Desk;
import org.opencus.testing.Pages;
import org.opencus.testing.Statements;

class ResidentTiesIT {
    private static ResidentsDesk residents;
    private static Desk desk;

    @BeforeAll
    static void open() {
        residents = new ResidentsDesk();
        desk = residents.desk();
    }

    @AfterAll
    static void close() {
        residents.close();
    }

    private static JsonObject somebody(String familyName, int day) {
        return residents.register("Ktoś", familyName, LocalDate.of(1882, 1, 1).plusDays(day), 2, "");
    }

    @Test
    void aRepresentativeIsAResidentOrAPersonAndIsNeverForgotten() {
        JsonObject ward = somebody("Podopieczny", 1);
        JsonObject carer = somebody("Opiekun", 2);
        String target = at(ward) + "/representations";
        Answer linked = desk.post(CLERK, target, """
            {"kind": "informal-caregiver", "basis": {"kind": "actual-care"}, "validFrom": "2026-01-01",
             "representative": {"residentId": "%s"}}
            """.formatted(carer.getString("id")));
        assertThat(linked.status()).as(linked.toString()).isEqualTo(201);
        Answer own = desk.post(CLERK, target, """
            {"kind": "guardian", "basis": {"kind": "court-decision", "reference": "III RNs 12/26"},
             "validFrom": "2020-01-01", "validUntil": "2021-12-31",
             "representative": {"person": {"givenNames": "Jan", "familyName": "Kurator-Sekretny", "phone": "601234567"}}}
            """);
        assertThat(own.object()
                        .getJsonObject("representative")
                        .getJsonObject("person")
                        .getString("phone"))
                .isEqualTo("+48601234567");
        JsonObject list = desk.get(CLERK, target).object();
        assertThat(list.getJsonArray("of").getValuesAs(JsonObject.class))
                .extracting(each -> each.getBoolean("active"))
                .containsExactly(true, false);
        JsonObject back = desk.get(CLERK, at(carer) + "/representations").object();
        assertThat(back.getJsonArray("by").getJsonObject(0).getString("residentId"))
                .isEqualTo(ward.getString("id"));
        String location = linked.header("Location").orElseThrow();
        Answer ended = desk.patch(CLERK, location, residents.etag(location), "{\"validUntil\": \"2026-02-01\"}");
        assertThat(ended.object().getBoolean("active")).isFalse();
        assertThat(desk.patch(CLERK, location, linked.header("ETag").orElseThrow(), "{}")
                        .status())
                .isEqualTo(412);
        assertThat(Statements.text(
                        residents.database(),
                        "select string_agg(encode(sealed, 'escape'), '') from resident_representation"))
                .doesNotContain("Kurator", "RNs");
    }

    @Test
    void representationsKeepTheRules() {
        JsonObject ward = somebody("Zasadniczy", 3);
        String target = at(ward) + "/representations";
        Answer self = desk.post(CLERK, target, """
            {"kind": "guardian", "basis": {"kind": "other"}, "validFrom": "2026-01-02", "validUntil": "2026-01-01",
             "representative": {"residentId": "%s", "person": {"givenNames": "A", "familyName": "B", "pesel": "44051401358", "phone": "00000"}}}
            """.formatted(ward.getString("id")));
        assertThat(Pages.violations(self))
                .containsExactlyInAnyOrder(
                        "/representative one-of",
                        "/representative/person/pesel checksum",
                        "/representative/person/phone phone",
                        "/representative/residentId self",
                        "/validUntil before-validFrom");
        Answer nobody = desk.post(CLERK, target, """
            {"kind": "guardian", "basis": {"kind": "other"}, "validFrom": "2026-01-02",
             "representative": {"residentId": "0193a1d2-7c00-7a3b-8f00-5d2e1c9b7a99"}}
            """);
        assertThat(Pages.violations(nobody)).containsExactly("/representative/residentId unknown");
    }

    @ParameterizedTest
    @CsvSource({
        "30, guardian, parental-authority, does-not-fit",
        "31, guardian, actual-care, does-not-fit",
        "32, guardian, power-of-attorney, does-not-fit",
        "33, informal-caregiver, court-decision, does-not-fit",
        "34, statutory-representative, actual-care, does-not-fit",
        "35, statutory-representative, parental-authority, of-age"
    })
    void aBasisGivesTheRightsThatFollowFromIt(int day, String kind, String basis, String code) {
        JsonObject ward = somebody("Podstawowy", day);
        Answer refused = desk.post(CLERK, at(ward) + "/representations", """
            {"kind": "%s", "basis": {"kind": "%s"}, "validFrom": "2026-01-02",
             "representative": {"person": {"givenNames": "A", "familyName": "B"}}}
            """.formatted(kind, basis));
        assertThat(Pages.violations(refused)).containsExactly("/basis/kind " + code);
    }

    @Test
    void whatWasRecordedBeforeAMergeIsReadAndEndedAtTheRecordThatStands() {
        JsonObject survivor = somebody("Zastępcza", 41);
        JsonObject duplicate = dropIn("Zastępowana");
        Answer added = desk.post(CLERK, at(duplicate) + "/representations", """
            {"kind": "guardian", "basis": {"kind": "court-decision"}, "validFrom": "2026-01-02",
             "representative": {"person": {"givenNames": "A", "familyName": "B"}}}
            """);
        desk.post(CLERK, at(survivor) + "/merges", "{\"duplicateId\": \"" + duplicate.getString("id") + "\"}");
        String target = at(survivor) + "/representations/" + added.object().getString("id");
        Answer ended = desk.patch(CLERK, target, residents.etag(target), "{\"validUntil\": \"2026-02-01\"}");
        assertThat(ended.status()).as(ended.toString()).isEqualTo(200);
        assertThat(ended.object().getBoolean("active")).isFalse();
        assertThat(ended.object().getString("residentId")).isEqualTo(duplicate.getString("id"));
    }

    private static JsonObject dropIn(String familyName) {
        return desk.post(CLERK, ResidentsDesk.RESIDENTS, """
            {"registration": "drop-in", "givenNames": "Ktosia", "familyName": "%s", "source": "interview"}
            """.formatted(familyName))
                .object();
    }

    @Test
    void aHouseholdHasOneHeadAndNobodyJoinsItWhoseDataAreRestricted() {
        JsonObject head = dropIn("Głowa");
        JsonObject other = dropIn("Ograniczana");
        String target = at(head) + "/household";
        String two = """
            {"members": [{"residentId": "%s", "relation": "head"}, {"residentId": "%s", "relation": "%s"}]}
            """;
        for (String wrong : List.of(
                two.formatted(head.getString("id"), other.getString("id"), "head"),
                "{\"members\": [{\"residentId\": \"%s\", \"relation\": \"other\"}]}".formatted(head.getString("id")))) {
            assertThat(Pages.violations(put(target, wrong))).containsExactly("/members one-head");
        }
        Statements.run(residents.database(), """
            insert into processing_restriction (id, resident_id, ground, since)
            values (gen_random_uuid(), ?, 'objection', now())
            """, UUID.fromString(other.getString("id")));
        assertThat(Pages.violations(put(target, two.formatted(head.getString("id"), other.getString("id"), "child"))))
                .containsExactly("/members restricted");
    }

    private static Answer put(String target, String body) {
        return desk.send(CLERK, "PUT", target, body, "If-Match", residents.etag(target));
    }

    @Test
    void personsFamiliesAndPersonsInFamiliesAreCountedApart() {
        JsonObject before = counts();
        JsonObject mother = somebody("Matka", 10);
        JsonObject child = somebody("Córka", 11);
        JsonObject alone = somebody("Samotna", 12);
        String target = at(mother) + "/household";
        assertThat(desk.get(CLERK, target).object().getInt("persons")).isEqualTo(1);
        Answer put = household(target, mother, child, 2);
        assertThat(put.object().getInt("persons")).as(put.toString()).isEqualTo(4);
        JsonObject after = counts();
        assertThat(after.getInt("persons") - before.getInt("persons")).isEqualTo(3);
        assertThat(after.getInt("families") - before.getInt("families")).isEqualTo(1);
        assertThat(after.getInt("personsInFamilies") - before.getInt("personsInFamilies"))
                .isEqualTo(4);
        assertThat(Pages.violations(household(at(alone) + "/household", alone, child, 0)))
                .containsExactly("/members in-another-household");
        assertThat(Pages.violations(household(at(alone) + "/household", mother, mother, 0)))
                .containsExactlyInAnyOrder("/members not-a-member", "/members/1/residentId repeated-items");
        assertThat(desk.get(CLERK, at(child) + "/household").object().getInt("otherPersons"))
                .isEqualTo(2);
    }

    private static JsonObject counts() {
        return desk.get(CLERK, "/v1/centres/gorno/resident-counts").object();
    }

    private static Answer household(String target, JsonObject head, JsonObject other, int others) {
        return put(target, """
            {"members": [{"residentId": "%s", "relation": "head"}, {"residentId": "%s", "relation": "child"}],
             "otherPersons": %d}
            """.formatted(head.getString("id"), other.getString("id"), others));
    }

    @Test
    void aServiceIsForWhoIsOfItsAgeOnTheDayOfUse() {
        Statements.run(residents.database(), """
            update service set age_ranges = '{[15,19)}' where centre = 'gorno' and code = 'gorno-klub-seniora'
            """);
        JsonObject youth = desk.post(CLERK, ResidentsDesk.RESIDENTS, """
            {"registration": "drop-in", "givenNames": "Młoda", "familyName": "Osoba", "birthDate": "2008-02-29",
             "source": "interview"}
            """).object();
        String target = at(youth) + "/eligibility?service=gorno-klub-seniora&on=";
        for (String day : List.of(
                "2007-01-01 not-eligible",
                "2023-02-27 not-eligible",
                "2023-02-28 eligible",
                "2027-02-27 eligible",
                "2027-02-28 not-eligible")) {
            String[] parts = day.split(" ");
            JsonObject answer = desk.get(CLERK, target + parts[0]).object();
            assertThat(answer.getString("outcome")).as(answer.toString()).isEqualTo(parts[1]);
            assertThat(answer.getJsonArray("ageLimits").toString()).isEqualTo("[{\"min\":15,\"max\":18}]");
        }
        assertThat(desk.get(CLERK, at(dropIn("Bezwieku")) + "/eligibility?service=gorno-klub-seniora")
                        .object()
                        .getString("outcome"))
                .isEqualTo("unknown");
        assertThat(desk.get(CLERK, at(youth) + "/eligibility?service=no-such-service")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theStatusOfACentreUserIsEarned() {
        JsonObject user = somebody("Użytkowniczka", 20);
        String status = at(user) + "/centre-user-status";
        String since = "{\"since\": \"2026-11-02\"}";
        Answer early = desk.send(CLERK, "PUT", status, since, "If-Match", residents.etag(at(user)));
        assertThat(Pages.violations(early)).containsExactly(" no-contribution");
        for (String day : List.of("2026-11-01", "2026-11-03", "2026-11-02")) {
            Answer given = desk.post(
                    CLERK,
                    at(user) + "/contributions",
                    "{\"kind\": \"own-workshop\", \"on\": \"" + day
                            + "\", \"minutes\": 90, \"description\": \"koronki\"}");
            assertThat(given.status()).as(given.toString()).isEqualTo(201);
        }
        assertThat(Pages.texts(desk.get(CLERK, at(user) + "/contributions?limit=2"), "on"))
                .containsExactly("2026-11-03", "2026-11-02");
        assertThat(desk.post(CLERK, at(user) + "/contributions", "{\"kind\": \"duty\", \"on\": \"2999-01-01\"}")
                        .status())
                .isEqualTo(422);
        assertThat(desk.send(CLERK, "PUT", status, since, "If-Match", residents.etag(at(user)))
                        .status())
                .isEqualTo(200);
        assertThat(desk.get(CLERK, at(user)).object().getString("centreUserSince"))
                .isEqualTo("2026-11-02");
        assertThat(Pages.items(desk.get(CLERK, ResidentsDesk.RESIDENTS + "?centreUser=true")))
                .hasSize(1);
        assertThat(desk.delete(CLERK, status, residents.etag(at(user))).status())
                .isEqualTo(204);
        assertThat(Pages.items(desk.get(CLERK, ResidentsDesk.RESIDENTS + "?centreUser=true")))
                .isEmpty();
    }
}
