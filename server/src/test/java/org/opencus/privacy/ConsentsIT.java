package org.opencus.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencus.privacy.PrivacyDesk.CENTRE;
import static org.opencus.privacy.PrivacyDesk.RESIDENTS;
import static org.opencus.privacy.PrivacyDesk.items;
import static org.opencus.privacy.PrivacyDesk.ok;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencus.privacy.PrivacyDesk.Who;
import org.opencus.testing.Answer;
import org.opencus.testing.Statements;

class ConsentsIT {
    private static final String SHARED = CENTRE + "/shared-residents";
    private static final String PARTNER = "klub-seniora-radlin";
    private static PrivacyDesk desk;

    @BeforeAll
    static void open() {
        desk = new PrivacyDesk();
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    private static List<String> shared(Who partner) {
        return items(desk.get(partner, SHARED)).stream()
                .map(item -> item.getString("id"))
                .toList();
    }

    @Test
    void pagesHoldAllConsentsOfEachPersonAndLeaveNobodyOut() {
        String partner = "kgw-krajno";
        List<String> agreed = List.of(desk.register("Pierwsza", "Zgoda", 27), desk.register("Druga", "Zgoda", 28));
        agreed.forEach(resident -> IntStream.range(0, 3).forEach(_ -> desk.share(resident, partner)));
        JsonObject first = desk.get(desk.partner(partner), SHARED + "?limit=1").object();
        JsonObject second = desk.get(desk.partner(partner), SHARED + "?limit=1&cursor=" + first.getString("nextCursor"))
                .object();
        assertThat(Stream.of(first, second)
                        .flatMap(page -> page.getJsonArray("items").stream())
                        .map(item -> item.asJsonObject().getString("id")))
                .containsExactly(agreed.getLast(), agreed.getFirst());
        assertThat(second.containsKey("nextCursor")).isFalse();
    }

    @Test
    void aPartnerSeesWhatWasAgreedToAndNothingAfterTheWithdrawal() {
        String resident = desk.register("Zgodna", "Osoba", 1);
        Who partner = desk.partner(PARTNER);
        assertThat(desk.get(partner, SHARED + "/" + resident).status()).isEqualTo(404);
        String consent = desk.share(resident, PARTNER);
        JsonObject seen = ok(desk.get(partner, SHARED + "/" + resident), 200);
        assertThat(seen.keySet()).containsExactlyInAnyOrder("id", "givenNames", "familyName", "contact");
        assertThat(shared(partner)).contains(resident);
        Who other = desk.partner("kgw-radlin");
        assertThat(desk.get(other, SHARED + "/" + resident).status()).isEqualTo(404);
        assertThat(shared(other)).doesNotContain(resident);
        String withdrawal = RESIDENTS + "/" + resident + "/consents/" + consent + "/withdrawal";
        JsonObject withdrawn = ok(desk.post(desk.staff("plan-coordinator"), withdrawal, ""), 200);
        assertThat(withdrawn.getBoolean("active")).isFalse();
        assertThat(desk.get(partner, SHARED + "/" + resident).status()).isEqualTo(404);
        assertThat(shared(partner)).doesNotContain(resident);
        JsonObject again = ok(desk.post(desk.staff("plan-coordinator"), withdrawal, ""), 200);
        assertThat(again.getString("withdrawnAt")).isEqualTo(withdrawn.getString("withdrawnAt"));
    }

    @Test
    void aConsentGivesNothingBeforeItsTimeNorAfterIt() {
        String resident = desk.register("Czasowa", "Osoba", 5);
        UUID consent = UUID.fromString(desk.share(resident, PARTNER));
        Who partner = desk.partner(PARTNER);
        String today = "(now() at time zone 'Europe/Warsaw')::date";
        record Period(String from, String until, boolean holds) {}
        for (Period period : List.of(
                new Period(today + " - 9", today + " - 1", false),
                new Period(today + " + 1", today + " + 9", false),
                new Period(today, today, true))) {
            Statements.run(
                    desk.database(),
                    "update consent set valid_from = %s, valid_until = %s where id = ?"
                            .formatted(period.from(), period.until()),
                    consent);
            assertThat(desk.get(partner, SHARED + "/" + resident).status()).isEqualTo(period.holds() ? 200 : 404);
            assertThat(shared(partner).contains(resident)).isEqualTo(period.holds());
            assertThat(items(desk.get(desk.staff("plan-coordinator"), RESIDENTS + "/" + resident + "/consents"))
                            .getFirst()
                            .getBoolean("active"))
                    .isEqualTo(period.holds());
        }
    }

    @Test
    void aPartnersKeySeesTheSameAndNobodyWithoutAnOrganisation() {
        String resident = desk.register("Kluczowa", "Osoba", 2);
        desk.share(resident, PARTNER);
        Answer made = desk.post(desk.staff("director"), CENTRE + "/api-keys", """
            {"name": "System klubu", "organisation": "%s", "scopes": ["residents:shared"]}
            """.formatted(PARTNER));
        Who key = new Who("X-API-Key", ok(made, 201).getString("secret"));
        assertThat(ok(desk.get(key, SHARED + "/" + resident), 200).getString("familyName"))
                .isEqualTo("Osoba");
        assertThat(desk.get(key, RESIDENTS + "/" + resident).status()).isEqualTo(403);
        assertThat(desk.get(desk.staff("director"), SHARED).status()).isEqualTo(403);
        assertThat(desk.get(desk.staff("partner"), SHARED).status())
                .as("a partner without organisation")
                .isEqualTo(403);
    }

    @Test
    void consentsOfBothRecordsCountAfterAMergeAndNotWhileProcessingIsRestricted() {
        String survivor = desk.register("Podwójna", "Osoba", 3);
        String duplicate = ok(desk.post(desk.staff("plan-coordinator"), RESIDENTS, """
            {"registration": "drop-in", "givenNames": "Podwojna", "familyName": "Osobowa",
             "source": "interview"}
            """), 201)
                .getString("id");
        desk.share(duplicate, PARTNER);
        ok(
                desk.post(
                        desk.staff("plan-coordinator"),
                        RESIDENTS + "/" + survivor + "/merges",
                        "{\"duplicateId\": \"%s\"}".formatted(duplicate)),
                201);
        Who partner = desk.partner(PARTNER);
        assertThat(shared(partner)).contains(survivor).doesNotContain(duplicate);
        Who officer = desk.staff("data-protection-officer");
        String restriction = ok(
                        desk.post(
                                officer,
                                RESIDENTS + "/" + survivor + "/restrictions",
                                "{\"ground\": \"accuracy-contested\"}"),
                        201)
                .getString("id");
        assertThat(shared(partner)).doesNotContain(survivor);
        String search = "{\"name\": \"Podwójna Osoba\"}";
        for (Who clerk : List.of(desk.staff("plan-coordinator"), desk.staff("receptionist"))) {
            assertThat(desk.get(clerk, RESIDENTS + "?limit=200").text()).doesNotContain(survivor);
            assertThat(desk.post(clerk, RESIDENTS + "/searches", search).text()).doesNotContain(survivor);
        }
        assertThat(desk.get(officer, RESIDENTS + "?limit=200").text()).contains(survivor);
        assertThat(desk.post(officer, RESIDENTS + "/searches", search).text()).contains(survivor);
        assertThat(ok(desk.get(officer, RESIDENTS + "/" + survivor), 200).getBoolean("restricted"))
                .isTrue();
        Answer refused = desk.post(
                desk.staff("plan-coordinator"),
                RESIDENTS + "/" + survivor + "/contributions",
                "{\"kind\": \"duty\", \"on\": \"2026-01-15\"}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("\"restricted\"");
        ok(desk.post(officer, RESIDENTS + "/" + survivor + "/restrictions/" + restriction + "/lifting", ""), 200);
        assertThat(shared(partner)).contains(survivor);
        assertThat(desk.post(desk.staff("receptionist"), RESIDENTS + "/searches", search)
                        .text())
                .contains(survivor);
    }

    @Test
    void aConsentTellsWhoGaveItAndOnlyWhoCouldIsTaken() {
        String ward = desk.register("Podopieczna", "Zgodna", 6);
        Who staff = desk.staff("plan-coordinator");
        String guardian = represented(staff, ward, "guardian", "court-decision", "");
        String caregiver = represented(staff, ward, "informal-caregiver", "actual-care", "");
        String ended = represented(staff, ward, "guardian", "court-decision", ", \"validUntil\": \"2026-02-01\"");
        String wording = ok(desk.post(desk.staff("director"), CENTRE + "/consent-wordings", """
            {"purpose": "image", "text": "Zgadzam się na zdjęcia."}
            """), 201)
                .getString("id");
        String consents = RESIDENTS + "/" + ward + "/consents";
        String body = """
            {"purpose": "image", "wordingId": "%s", "evidence": {"kind": "signed-paper"}%s}
            """;
        String by = ", \"givenBy\": \"representative\", \"representationId\": \"%s\"";
        JsonObject given = ok(desk.post(staff, consents, body.formatted(wording, by.formatted(guardian))), 201);
        assertThat(given.getString("givenBy")).isEqualTo("representative");
        assertThat(given.getString("representationId")).isEqualTo(guardian);
        assertThat(ok(desk.post(staff, consents, body.formatted(wording, "")), 201)
                        .getString("givenBy"))
                .isEqualTo("resident");
        for (String wrong : List.of(
                by.formatted(caregiver),
                by.formatted(ended),
                by.formatted(UUID.randomUUID()),
                ", \"givenBy\": \"representative\"")) {
            Answer refused = desk.post(staff, consents, body.formatted(wording, wrong));
            assertThat(refused.status()).as(wrong).isEqualTo(422);
            assertThat(refused.text()).as(wrong).contains("not-a-representative");
        }
        assertThat(desk.post(staff, consents, body.formatted(wording, ", \"representationId\": \"" + guardian + "\""))
                        .text())
                .contains("only-for-representative");
        ok(
                desk.post(
                        staff,
                        consents,
                        body.formatted(wording, by.formatted(ended) + ", \"validFrom\": \"2026-01-15\"")),
                201);
    }

    private static String represented(Who staff, String ward, String kind, String basis, String more) {
        return ok(desk.post(staff, RESIDENTS + "/" + ward + "/representations", """
            {"kind": "%s", "basis": {"kind": "%s"}, "validFrom": "2026-01-01"%s,
             "representative": {"person": {"givenNames": "Jan", "familyName": "Przykładowy"}}}
            """.formatted(kind, basis, more)), 201)
                .getString("id");
    }

    @Test
    void refusesWhatDoesNotFitAllAtOnceAndOtherCentres() {
        String resident = desk.register("Błędna", "Osoba", 4);
        String wrong = """
            {"purpose": "sharing", "organisation": "nie-ma-takiej", "wordingId": "%s", "validFrom": "2026-11-20",
             "validUntil": "2026-11-19", "evidence": {"kind": "oral-noted"}}
            """.formatted(UUID.randomUUID());
        Answer refused = desk.post(desk.staff("plan-coordinator"), RESIDENTS + "/" + resident + "/consents", wrong);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.object().getJsonArray("errors").getValuesAs(JsonObject.class))
                .extracting(error -> error.getString("code"))
                .containsExactlyInAnyOrder("unknown-organisation", "before-validFrom", "unknown-wording");
        String there = "/v1/centres/dobczyce/residents/" + resident + "/consents";
        assertThat(desk.get(desk.staff("director", "dobczyce"), there).status()).isEqualTo(404);
        assertThat(desk.get(desk.staff("director"), there).status()).isEqualTo(404);
        assertThat(desk.post(desk.staff("receptionist"), RESIDENTS + "/" + resident + "/consents", wrong)
                        .status())
                .isEqualTo(403);
    }
}
