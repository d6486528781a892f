package org.opencus.residents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencus.residents.ResidentsDesk.CLERK;
import static org.opencus.residents.ResidentsDesk.RESIDENTS;
import static org.opencus.residents.ResidentsDesk.STRANGER;
import static org.opencus.residents.ResidentsDesk.at;

import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencus.residents.domain.Pesel;
import org.opencus.testing.Answer;
import org.opencus.testing.Desk;
import org.opencus.testing.Pages;
import org.opencus.testing.Statements;

class ResidentsIT {
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

    private static LocalDate born(int day) {
        return LocalDate.of(1880, 1, 1).plusDays(day);
    }

    private static Answer search(String body) {
        return desk.post(CLERK, RESIDENTS + "/searches", body);
    }

    private static List<String> found(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.object().getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .map(match -> match.getJsonObject("resident").getString("id"))
                .toList();
    }

    @Test
    void aRetryRegistersOnceAndGivesTheSameAnswer() {
        String body = ResidentsDesk.body("Powtórna", "Próba", born(1), 2, "");
        String key = UUID.randomUUID().toString();
        Answer first = desk.send(CLERK, "POST", RESIDENTS, body, "Idempotency-Key", key);
        Answer again = desk.send(CLERK, "POST", RESIDENTS, body, "Idempotency-Key", key);
        assertThat(first.status()).isEqualTo(201);
        assertThat(again.bytes()).isEqualTo(first.bytes());
        assertThat(again.header("Location")).isEqualTo(first.header("Location")).contains(at(first.object()));
        assertThat(first.header("Cache-Control")).contains("no-store");
        Answer other = desk.post(CLERK, RESIDENTS, body);
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.object().getJsonArray("related").getString(0)).isEqualTo(at(first.object()));
        assertThat(other.text())
                .doesNotContain("Powtórna", Pesel.made(born(1), 2).digits());
    }

    @Test
    void peopleOfAnotherCentreDoNotExistHere() {
        JsonObject resident = residents.register("Tutejsza", "Osoba", born(2), 2, "");
        String there = "/v1/centres/dobczyce/residents/" + resident.getString("id");
        for (String part :
                List.of("", "/special-category-data", "/representations", "/household", "/contributions", "/merges")) {
            assertThat(desk.get(CLERK, at(resident) + part).status()).as(part).isEqualTo(200);
            assertThat(desk.get(STRANGER, there + part).status())
                    .as("there: " + part)
                    .isEqualTo(404);
            assertThat(desk.get(STRANGER, at(resident) + part).status())
                    .as("here: " + part)
                    .isIn(403, 404);
        }
        assertThat(desk.patch(STRANGER, there, "*", "{\"occupation\": \"intruz\"}")
                        .status())
                .isEqualTo(404);
        String pesel = "{\"pesel\": \"" + resident.getString("pesel") + "\"}";
        assertThat(found(search(pesel))).containsExactly(resident.getString("id"));
        assertThat(found(desk.post(STRANGER, "/v1/centres/dobczyce/residents/searches", pesel)))
                .isEmpty();
        Answer same = desk.post(
                STRANGER, "/v1/centres/dobczyce/residents", ResidentsDesk.body("Tutejsza", "Osoba", born(2), 2, ""));
        assertThat(same.status())
                .as("the same person is registered there on their own")
                .isEqualTo(201);
    }

    @Test
    void whoMayReadMayNotWriteAndNobodySeesSpecialDataByTheWay() {
        JsonObject resident = residents.register("Ostrożna", "Osoba", born(3), 2, "");
        Desk.Person reader = Desk.staff("residents:read");
        assertThat(desk.get(reader, at(resident)).status()).isEqualTo(200);
        assertThat(desk.patch(reader, at(resident), "*", "{}").status()).isEqualTo(403);
        assertThat(desk.post(reader, RESIDENTS, "no body at all").status())
                .as("before the body is read")
                .isEqualTo(403);
        String special = at(resident) + "/special-category-data";
        assertThat(desk.get(reader, special).status()).isEqualTo(403);
        Answer put = desk.send(
                CLERK,
                "PUT",
                special,
                "{\"disability\": {\"degree\": \"severe\"}, \"health\": \"cukrzyca\","
                        + " \"necessaryFor\": [\"gorno-klub-seniora\"]}",
                "If-Match",
                residents.etag(special));
        assertThat(put.status()).as(put.toString()).isEqualTo(200);
        assertThat(desk.get(CLERK, special).object().getString("health")).isEqualTo("cukrzyca");
        assertThat(desk.get(reader, at(resident)).text()).doesNotContain("cukrzyca", "severe");
        assertThat(Statements.text(
                        residents.database(), "select string_agg(encode(sealed, 'escape'), '') from resident_special"))
                .doesNotContain("cukrzyca");
        Answer deleted = desk.delete(CLERK, special, residents.etag(special));
        assertThat(deleted.status()).isEqualTo(204);
        assertThat(desk.get(CLERK, special).text()).doesNotContain("cukrzyca");
    }

    @Test
    void specialDataNeedAServiceThatNeedsThem() {
        JsonObject resident = residents.register("Zbędna", "Wiadomość", born(4), 2, "");
        String special = at(resident) + "/special-category-data";
        Answer refused = desk.send(
                CLERK,
                "PUT",
                special,
                "{\"declaredGroups\": [\"seniors\", \"nobody\"], \"necessaryFor\": [\"no-such-service\"]}",
                "If-Match",
                residents.etag(special));
        assertThat(Pages.violations(refused))
                .containsExactlyInAnyOrder(
                        "/declaredGroups/0 not-special-category",
                        "/declaredGroups/1 not-special-category",
                        "/declaredGroups/1 unknown-code",
                        "/necessaryFor/0 unknown-code");
        Answer none = desk.send(
                CLERK,
                "PUT",
                special,
                "{\"health\": \"x\", \"necessaryFor\": []}",
                "If-Match",
                residents.etag(special));
        assertThat(Pages.violations(none)).containsExactly("/necessaryFor not-necessary");
        assertThat(desk.send(CLERK, "PUT", special, "{\"necessaryFor\": []}").status())
                .isEqualTo(428);
    }

    @Test
    void changesNeedTheVersionThatWasSeen() {
        JsonObject resident = residents.register("Zmieniana", "Równocześnie", born(5), 2, "");
        String etag = residents.etag(at(resident));
        assertThat(desk.send(CLERK, "PATCH", at(resident), "{\"occupation\": \"krawcowa\"}")
                        .status())
                .isEqualTo(428);
        assertThat(desk.patch(CLERK, at(resident), etag, "{\"occupation\": \"krawcowa\"}")
                        .status())
                .isEqualTo(200);
        assertThat(desk.patch(CLERK, at(resident), etag, "{\"occupation\": \"szwaczka\"}")
                        .status())
                .isEqualTo(412);
        assertThat(desk.get(CLERK, at(resident)).object().getString("occupation"))
                .isEqualTo("krawcowa");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "centre", "createdAt", "centreUserSince", "mergedInto", "provenance", "role"})
    void nothingElseCanBeWritten(String property) {
        String more = ", \"" + property + "\": \"" + UUID.randomUUID() + "\"";
        Answer created = desk.post(CLERK, RESIDENTS, ResidentsDesk.body("Masowe", "Przypisanie", born(6), 2, more));
        assertThat(Pages.violations(created)).containsExactly("/" + property + " unknown-property");
        JsonObject resident = residents.register("Masowa", "Zmiana", born(7), property.hashCode() & 0xfff, "");
        Answer patched = desk.patch(CLERK, at(resident), "*", "{\"" + property + "\": null}");
        assertThat(Pages.violations(patched)).containsExactly("/" + property + " unknown-property");
    }

    @Test
    void everyWrongFieldIsNamedAtOnce() {
        Answer answer = desk.post(CLERK, RESIDENTS, """
            {"registration": "known", "givenNames": "\\ud83d\\ude00", "familyName": "%s", "pesel": "123", "sex": "x",
             "birthDate": "1880-02-30", "contact": {"phone": "abc", "fax": "1"}, "familySize": 0,
             "address": {"postalCode": "26008"}, "problems": ["a\\u0000b"], "source": "hearsay"}
            """.formatted("N".repeat(121)));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(Pages.violations(answer))
                .contains(
                        "/registration not-in-list",
                        "/givenNames pattern",
                        "/familyName max-length",
                        "/pesel min-length",
                        "/sex not-in-list",
                        "/birthDate format",
                        "/contact/phone pattern",
                        "/contact/fax unknown-property",
                        "/familySize minimum",
                        "/address/locality required",
                        "/address/postalCode pattern",
                        "/problems/0 pattern",
                        "/source not-in-list");
        assertThat(answer.text()).doesNotContain("N".repeat(121));
    }

    @Test
    void strangeTextIsKeptAsItIs() {
        List<String> texts = List.of(
                "'; drop table resident; --",
                "<script>alert(1)</script>",
                "${jndi:ldap://x}",
                "%s%n{0}",
                "\ud83d\udc69\u200d\ud83d\udc67 potrzebuje pomocy",
                "\u0645\u0631\u062d\u0628\u0627 tekst");
        StringBuilder needs = new StringBuilder();
        for (String text : texts) {
            needs.append(needs.isEmpty() ? "" : ", ").append(jakarta.json.Json.createValue(text));
        }
        JsonObject resident = residents.register(
                "\u0645\u062d\u0645\u062f", "O'Neil-d\u2019Arc", born(8), 3, ", \"needs\": [" + needs + "]");
        JsonObject read = desk.get(CLERK, at(resident)).object();
        assertThat(read.getJsonArray("needs").getValuesAs(jakarta.json.JsonString::getString))
                .isEqualTo(texts);
        assertThat(found(search("{\"name\": \"oneil \u0645\u062d\u0645\u062f\"}")))
                .containsExactly(resident.getString("id"));
        assertThat(found(search("{\"name\": \"O'Neil \u0645\u062d\u0645\u062f\"}")))
                .containsExactly(resident.getString("id"));
        assertThat(search("{\"name\": \"' or '1'='1\"}").status()).isEqualTo(200);
    }

    @Test
    void searchesTellEnoughAndOneThingOnly() {
        assertThat(Pages.violations(search("{\"name\": \"Kowalska\"}"))).containsExactly("/name too-little");
        assertThat(Pages.violations(search("{}"))).containsExactly(" one-of");
        assertThat(Pages.violations(search("{\"name\": \"Anna Nowak\", \"phone\": \"0\"}")))
                .containsExactly("/phone min-length");
        assertThat(Pages.violations(search("{\"phone\": \"00000\", \"pesel\": \"44051401359\"}")))
                .containsExactlyInAnyOrder(" one-of", "/phone phone");
    }

    @Test
    void listsWalkThroughEverybodyOnceWhileOthersAreAdded() {
        List<String> mine = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            mine.add(residents
                    .register("Listowa" + (char) ('a' + i), "Osoba", born(100 + i), 2, "")
                    .getString("id"));
        }
        List<String> seen = new ArrayList<>();
        String target = RESIDENTS + "?limit=3&registration=registered";
        String next = target;
        while (!next.isEmpty()) {
            Answer page = desk.get(CLERK, next);
            Pages.items(page).forEach(item -> seen.add(item.getString("id")));
            residents.register("Dodana", "Później", born(200 + seen.size()), 2, "");
            var cursor = page.object().getJsonString("nextCursor");
            next = cursor == null ? "" : target + "&cursor=" + cursor.getString();
        }
        assertThat(seen).doesNotHaveDuplicates().containsAll(mine);
        assertThat(Pages.items(desk.get(CLERK, RESIDENTS + "?centreUser=true"))).isEmpty();
        assertThat(desk.get(CLERK, RESIDENTS + "?cursor=AAAA").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/v1/centres?q=", "/v1/centres/gorno/residents?pesel=", "/v1/centres/gorno/services?q=osoba%20"})
    void aNumberOfAPersonInAnAddressIsRefused(String target) {
        String pesel = Pesel.made(born(9), 2).digits();
        Answer answer = desk.get(CLERK, target + pesel);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(Pages.violations(answer)).anyMatch(each -> each.endsWith(" personal-number"));
        assertThat(answer.text()).doesNotContain(pesel);
    }

    @Test
    void everyAccessAndEveryAttemptLeavesAnEntryOfThePerson() {
        JsonObject resident = residents.register("Śledzona", "Osoba", born(10), 2, "");
        String id = resident.getString("id");
        desk.get(CLERK, at(resident));
        desk.patch(CLERK, at(resident), "\"v99\"", "{}");
        search("{\"name\": \"Osoba Śledzona\"}");
        assertThat(entries(id))
                .containsExactly(
                        "createResident done", "getResident done", "changeResident refused", "searchResidents done");
    }

    private static List<String> entries(String resident) {
        return List.of(Statements.text(residents.database(), """
            select string_agg(operation || ' ' || outcome, ',' order by at) from audit_entry
            where residents @> array[cast(? as uuid)]
            """, resident).split(","));
    }
}
