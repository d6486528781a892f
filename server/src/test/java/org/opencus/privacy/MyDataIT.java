package org.opencus.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencus.privacy.PrivacyDesk.CENTRE;
import static org.opencus.privacy.PrivacyDesk.RESIDENTS;
import static org.opencus.privacy.PrivacyDesk.items;
import static org.opencus.privacy.PrivacyDesk.ok;

import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencus.privacy.PrivacyDesk.Who;
import org.opencus.testing.Answer;
import org.opencus.testing.Statements;

class MyDataIT {
    private static final String MINE = "/v1/me/residents/";
    private static PrivacyDesk desk;

    @BeforeAll
    static void open() {
        desk = new PrivacyDesk();
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    private static List<String> sentences(Who who, String resident, String... headers) {
        return items(desk.get(who, MINE + resident + "/access-log", headers)).stream()
                .map(entry -> entry.getString("sentence"))
                .toList();
    }

    @Test
    void seesOnesOwnAndNobodyElsesAndTheOtherSeesTheAttempt() {
        String mine = desk.register("Własna", "Osoba", 11);
        String others = desk.register("Cudza", "Inna", 12);
        Who me = desk.linked("me-11", mine);
        Who other = desk.linked("me-12", others);
        assertThat(items(desk.get(me, "/v1/me/residents")))
                .extracting(item -> item.getString("residentId"))
                .containsExactly(mine);
        assertThat(ok(desk.get(me, MINE + mine), 200).getString("familyName")).isEqualTo("Osoba");
        for (String part : List.of(
                "",
                "/representations",
                "/consents",
                "/export",
                "/access-log",
                "/correction-requests",
                "/erasure-requests")) {
            assertThat(desk.get(me, MINE + mine + part).status()).as(part).isEqualTo(200);
            assertThat(desk.get(me, MINE + others + part).status()).as(part).isEqualTo(404);
        }
        assertThat(sentences(other, others))
                .anyMatch(sentence -> sentence.endsWith(
                        "osoba bez prawa do Twoich danych próbowała obejrzeć Twoje dane, ale system odmówił"
                                + " (nie ma dostępu do takiej osoby). Podany cel: sprawdzenie własnych danych."))
                .noneMatch(sentence -> sentence.contains("me-11"));
    }

    @Test
    void tellsWhoLookedInWhatRoleAndWhyInTwoLanguages() {
        String resident = desk.register("Ciekawa", "Osoba", 13);
        Who me = desk.linked("me-13", resident);
        ok(desk.get(desk.staff("plan-coordinator"), RESIDENTS + "/" + resident, "X-Purpose", "plan"), 200);
        assertThat(desk.get(desk.staff("animator"), RESIDENTS + "/" + resident).status())
                .isEqualTo(403);
        assertThat(sentences(me, resident))
                .anyMatch(sentence -> sentence.matches(
                        "\\d\\d\\.\\d\\d\\.\\d{4}, \\d\\d:\\d\\d: osoba zalogowana jako Demo: plan-coordinator"
                                + " \\(koordynator planu\\) obejrzała Twoje dane\\. Cel: prowadzenie planu\\."))
                .anyMatch(sentence -> sentence.contains(
                        "(animator) próbowała obejrzeć Twoje dane, ale system odmówił (brak uprawnień)"));
        assertThat(sentences(me, resident, "Accept-Language", "en"))
                .anyMatch(sentence -> sentence.contains(
                        "Demo: plan-coordinator (plan coordinator) looked at your data. Purpose: working on the plan."))
                .anyMatch(sentence -> sentence.contains("somebody logged in to your account looked who had seen"));
    }

    @Test
    void theCentreSeesWhatIsDoneOnTheOwnSideAndWhatWasTried() {
        String mine = desk.register("Dozorowana", "Osoba", 21);
        String others = desk.register("Podglądana", "Osoba", 22);
        Who me = desk.linked("me-21", mine);
        ok(desk.get(me, MINE + mine + "/export"), 200);
        assertThat(desk.get(me, MINE + others).status()).isEqualTo(404);
        ok(desk.get(me, "/v1/me/residents"), 200);
        Who officer = desk.staff("data-protection-officer");
        assertThat(items(desk.get(officer, CENTRE + "/audit-events?subject=me-21")))
                .extracting(event -> event.getString("operation") + " " + event.getString("outcome"))
                .containsExactly(
                        "listMyResidents done", "getMyResident refused", "exportMyData done", "linkAccount done");
        assertThat(items(desk.get(
                        desk.staff("data-protection-officer", "dobczyce"),
                        "/v1/centres/dobczyce/audit-events?subject=me-21")))
                .isEmpty();
        assertThat(sentences(me, mine)).anyMatch(sentence -> sentence.contains("na Twoje konto"));
    }

    @Test
    void whoTriesFromAnotherCentreIsToldOf() {
        String resident = desk.register("Daleka", "Osoba", 33);
        Who me = desk.linked("me-33", resident);
        Who stranger = desk.staff("plan-coordinator", "dobczyce");
        assertThat(desk.get(stranger, "/v1/centres/dobczyce/residents/" + resident)
                        .status())
                .isEqualTo(404);
        assertThat(sentences(me, resident))
                .anyMatch(sentence -> sentence.contains("próbowała obejrzeć Twoje dane, ale system odmówił"));
    }

    @Test
    void theLogIsAskedByRoleAndReadPageByPage() {
        String resident = desk.register("Kolejna", "Osoba", 34);
        for (int i = 0; i < 3; i++) {
            ok(desk.get(desk.staff("receptionist"), RESIDENTS + "/" + resident), 200);
            ok(desk.get(desk.staff("plan-coordinator"), RESIDENTS + "/" + resident), 200);
        }
        Who officer = desk.staff("data-protection-officer");
        String events = CENTRE + "/audit-events?limit=2&residentId=" + resident;
        Answer first = desk.get(officer, events + "&role=receptionist&operation=getResident");
        String next = "&cursor=" + first.object().getString("nextCursor");
        Answer second = desk.get(officer, events + "&role=receptionist&operation=getResident" + next);
        assertThat(items(first))
                .hasSize(2)
                .allMatch(event -> event.getJsonArray("roles").toString().equals("[\"receptionist\"]"));
        assertThat(items(second)).hasSize(1).doesNotContainAnyElementsOf(items(first));
        assertThat(second.object().containsKey("nextCursor")).isFalse();
        for (String other : List.of(
                events + "&role=plan-coordinator&operation=getResident" + next,
                events + next,
                CENTRE + "/positions?limit=2" + next,
                events + "&cursor=bm9uc2Vuc2U")) {
            Who who = other.contains("positions") ? desk.staff("director") : officer;
            assertThat(desk.get(who, other).status()).as(other).isEqualTo(400);
        }
        assertThat(desk.get(officer, events + "&role=king").status()).isEqualTo(400);
    }

    @Test
    void theLogNeverKeepsTheNameOfWhoActsForThemselves() {
        String resident = desk.register("Bezimienna", "Osoba", 14);
        desk.linked("me-14", resident);
        assertThat(Statements.text(
                        desk.database(),
                        "select count(*) || '/' || count(name) from audit_entry where subject = 'me-14'"))
                .isEqualTo("1/0");
    }

    @Test
    void codesWorkOnceForSomebodyElseThanTheirMakerAndGuessingStops() {
        String resident = desk.register("Kodowa", "Osoba", 15);
        String target = RESIDENTS + "/" + resident + "/account-codes";
        Who clerk = desk.staff("receptionist");
        String ended = ok(desk.post(clerk, target, ""), 201).getString("code");
        String code = ok(desk.post(clerk, target, ""), 201).getString("code");
        String body = "{\"code\": \"%s\"}";
        assertThat(desk.post(clerk, "/v1/me/accounts", body.formatted(code)).status())
                .as("made by the same person")
                .isEqualTo(403);
        assertThat(desk.post(desk.person("late"), "/v1/me/accounts", body.formatted(ended))
                        .status())
                .isEqualTo(422);
        ok(desk.post(desk.person("me-15"), "/v1/me/accounts", body.formatted(code)), 201);
        assertThat(desk.post(desk.person("second"), "/v1/me/accounts", body.formatted(code))
                        .status())
                .isEqualTo(422);
        Who guesser = desk.person("guesser");
        for (int i = 0; i < 5; i++) {
            assertThat(desk.post(guesser, "/v1/me/accounts", body.formatted("AAAA-AAAA-AAA" + (i + 2)))
                            .status())
                    .isEqualTo(422);
        }
        Answer stopped = desk.post(guesser, "/v1/me/accounts", body.formatted(code));
        assertThat(stopped.status()).isEqualTo(429);
        assertThat(stopped.header("Retry-After")).isPresent();
        assertThat(items(desk.get(
                        desk.staff("data-protection-officer"),
                        CENTRE + "/audit-events?subject=guesser&operation=linkAccount")))
                .as("those who watch see the guesses")
                .hasSize(5)
                .allMatch(event -> event.getString("outcome").equals("refused"));
        assertThat(Statements.text(desk.database(), "select count(*) from resident_account_code"))
                .isEqualTo("0");
    }

    @Test
    void representativesActForTheirWardsAndInformalCaregiversMayNotSeeTheirData() {
        String ward = desk.register("Podopieczna", "Osoba", 16);
        String guardian = desk.register("Opiekunka", "Prawna", 17);
        String caregiver = desk.register("Opiekunka", "Faktyczna", 18);
        represent(ward, guardian, "guardian", "court-decision");
        represent(ward, caregiver, "informal-caregiver", "actual-care");
        Who me = desk.linked("me-17", guardian);
        assertThat(items(desk.get(me, "/v1/me/residents")))
                .extracting(item -> item.getString("residentId"))
                .containsExactly(guardian, ward);
        String consent = desk.share(ward, "klub-seniora-radlin");
        JsonObject withdrawn = ok(desk.post(me, MINE + ward + "/consents/" + consent + "/withdrawal", ""), 200);
        assertThat(withdrawn.getString("withdrawnBy")).isEqualTo("representative");
        Who informal = desk.linked("me-18", caregiver);
        assertThat(items(desk.get(informal, "/v1/me/residents"))).hasSize(2);
        assertThat(desk.get(informal, MINE + ward).status()).isEqualTo(403);
        assertThat(sentences(me, ward)).anyMatch(sentence -> sentence.contains("która Cię reprezentuje"));
    }

    @Test
    void parentalAuthorityEndsOnTheDayWhenTheChildComesOfAge() {
        LocalDate adultToday = LocalDate.now(ZoneId.of("Europe/Warsaw")).minusYears(18);
        String parent = desk.register("Rodzic", "Osoba", 23);
        String minor = child("Niepełnoletnia", adultToday.plusDays(1));
        String adult = child("Pełnoletnia", adultToday);
        for (String ward : List.of(minor, adult)) {
            represent(ward, parent, "statutory-representative", "parental-authority");
        }
        Who me = desk.linked("me-23", parent);
        assertThat(items(desk.get(me, "/v1/me/residents")))
                .extracting(item -> item.getString("residentId"))
                .containsExactly(parent, minor);
        for (String part : List.of("", "/export", "/access-log", "/consents")) {
            assertThat(desk.get(me, MINE + minor + part).status()).as(part).isEqualTo(200);
            assertThat(desk.get(me, MINE + adult + part).status()).as(part).isEqualTo(404);
        }
        assertThat(ok(desk.get(desk.staff("director"), RESIDENTS + "/" + adult + "/representations"), 200)
                        .getJsonArray("of")
                        .getJsonObject(0)
                        .getBoolean("active"))
                .isFalse();
    }

    private static String child(String givenNames, LocalDate born) {
        return ok(desk.post(desk.staff("plan-coordinator"), RESIDENTS, """
            {"registration": "drop-in", "givenNames": "%s", "familyName": "Dziecko", "birthDate": "%s",
             "source": "interview"}
            """.formatted(givenNames, born)), 201)
                .getString("id");
    }

    @Test
    void aCodeOfARecordThatWasMergedSinceConnectsWithTheOneThatStandsForIt() {
        String survivor = desk.register("Scalona", "Osoba", 24);
        String duplicate = child("Scalonka", LocalDate.of(1870, 9, 9));
        String code = ok(desk.post(desk.staff("receptionist"), RESIDENTS + "/" + duplicate + "/account-codes", ""), 201)
                .getString("code");
        ok(
                desk.post(
                        desk.staff("director"),
                        RESIDENTS + "/" + survivor + "/merges",
                        "{\"duplicateId\": \"%s\"}".formatted(duplicate)),
                201);
        Who me = desk.person("me-24");
        assertThat(ok(desk.post(me, "/v1/me/accounts", "{\"code\": \"%s\"}".formatted(code)), 201)
                        .getString("residentId"))
                .isEqualTo(survivor);
        ok(desk.get(me, MINE + survivor), 200);
        Answer old = desk.get(me, MINE + duplicate);
        assertThat(old.status()).isEqualTo(409);
        assertThat(old.object().getJsonArray("related").getString(0)).isEqualTo(MINE + survivor);
        Answer listed = desk.get(desk.staff("director"), RESIDENTS + "/" + duplicate + "/consents");
        assertThat(listed.object().getJsonArray("related").getString(0)).isEqualTo(RESIDENTS + "/" + survivor);
    }

    private static void represent(String ward, String by, String kind, String basis) {
        ok(
                desk.post(desk.staff("plan-coordinator"), RESIDENTS + "/" + ward + "/representations", """
                    {"kind": "%s", "basis": {"kind": "%s"}, "validFrom": "2026-01-01",
                     "representative": {"residentId": "%s"}}
                    """.formatted(
                                kind, basis, by)),
                201);
    }

    @Test
    void everythingIsInTheExport() {
        String resident = desk.register("Wywozowa", "Osoba", 19);
        Who me = desk.linked("me-19", resident);
        desk.share(resident, "klub-seniora-radlin");
        ok(desk.post(me, MINE + resident + "/correction-requests", "{\"text\": \"Mam inny telefon.\"}"), 201);
        JsonObject export = ok(desk.get(me, MINE + resident + "/export"), 200);
        assertThat(export.getJsonArray("records")).hasSize(1);
        assertThat(export.getJsonObject("household").getInt("persons")).isEqualTo(1);
        assertThat(export.getJsonArray("representations")).isEmpty();
        assertThat(export.getJsonArray("consents")).hasSize(1);
        assertThat(export.getJsonArray("wordings")).hasSize(1);
        assertThat(export.getJsonArray("accounts")).hasSize(1);
        assertThat(export.getJsonArray("requests").getJsonObject(0).getString("text"))
                .isEqualTo("Mam inny telefon.");
        assertThat(export.getJsonArray("accessLog")).hasSizeGreaterThan(3);
    }

    @Test
    void correctionsAreAnsweredByOthers() {
        String resident = desk.register("Poprawna", "Osoba", 20);
        Who me = desk.linked("demo-gorno-director", resident);
        String request = ok(desk.post(me, MINE + resident + "/correction-requests", "{\"text\": \"Inny numer.\"}"), 201)
                .getString("id");
        String decision = RESIDENTS + "/" + resident + "/correction-requests/" + request + "/decision";
        String body = "{\"outcome\": \"granted\", \"answer\": \"Poprawione.\"}";
        assertThat(desk.post(desk.staff("director"), decision, body).status())
                .as("on one's own request")
                .isEqualTo(403);
        assertThat(ok(desk.post(desk.staff("plan-coordinator"), decision, body), 200)
                        .getString("status"))
                .isEqualTo("granted");
        assertThat(desk.post(desk.staff("plan-coordinator"), decision, body).status())
                .isEqualTo(409);
        assertThat(items(desk.get(me, MINE + resident + "/correction-requests"))
                        .getFirst()
                        .getString("answer"))
                .isEqualTo("Poprawione.");
    }
}
