package org.opencus.residents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencus.residents.ResidentsDesk.CLERK;
import static org.opencus.residents.ResidentsDesk.RESIDENTS;
import static org.opencus.residents.ResidentsDesk.at;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencus.testing.Answer;
import org.opencus.testing.Desk;
import org.opencus.testing.Pages;
import org.opencus.testing.Statements;

class ResidentMergesIT {
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
        return LocalDate.of(1881, 1, 1).plusDays(day);
    }

    private static JsonObject dropIn(String givenNames, String familyName, String more) {
        Answer answer = desk.post(CLERK, RESIDENTS, """
            {"registration": "drop-in", "givenNames": "%s", "familyName": "%s", "source": "interview"%s}
            """.formatted(givenNames, familyName, more));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.object();
    }

    private static Answer merge(JsonObject survivor, JsonObject duplicate) {
        return desk.post(CLERK, at(survivor) + "/merges", "{\"duplicateId\": \"" + duplicate.getString("id") + "\"}");
    }

    private static JsonObject read(JsonObject resident) {
        return desk.get(CLERK, at(resident)).object();
    }

    private static List<String> found(String name) {
        return desk
                .post(CLERK, RESIDENTS + "/searches", "{\"name\": \"" + name + "\"}")
                .object()
                .getJsonArray("items")
                .getValuesAs(JsonObject.class)
                .stream()
                .map(match -> match.getJsonObject("resident").getString("id"))
                .toList();
    }

    @Test
    void theSurvivorStandsForBothAndTheMergeCanBeUndone() {
        JsonObject survivor = residents.register("Scalona", "Osoba", born(1), 2, "");
        JsonObject duplicate = dropIn(
                "Scalonka", "Panieńska", ", \"contact\": {\"phone\": \"604 111 222\"}, \"occupation\": \"tkaczka\"");
        desk.post(
                CLERK,
                at(duplicate) + "/contributions",
                "{\"kind\": \"duty\", \"on\": \"2026-11-01\", \"description\": \"dyżur\"}");
        Answer merged = merge(survivor, duplicate);
        assertThat(merged.status()).as(merged.toString()).isEqualTo(201);
        assertThat(merged.object().getJsonArray("takenOver").getValuesAs(JsonString::getString))
                .containsExactlyInAnyOrder("contact", "occupation");
        assertThat(read(survivor).getString("occupation")).isEqualTo("tkaczka");
        assertThat(read(survivor).getString("familyName")).isEqualTo("Osoba");
        assertThat(read(survivor).getJsonArray("mergedFrom").getString(0)).isEqualTo(duplicate.getString("id"));
        assertThat(read(duplicate).getString("mergedInto")).isEqualTo(survivor.getString("id"));
        assertThat(found("Scalonka Panieńska"))
                .as("the old name leads to the survivor")
                .containsExactly(survivor.getString("id"));
        assertThat(desk.get(CLERK, at(survivor) + "/contributions").text()).contains("dyżur");
        assertThat(Pages.items(desk.get(CLERK, RESIDENTS + "?limit=200")))
                .noneMatch(item -> item.getString("id").equals(duplicate.getString("id")));
        Answer changed = desk.patch(CLERK, at(duplicate), "*", "{\"occupation\": \"x\"}");
        assertThat(Pages.violations(changed)).containsExactly(" merged");

        desk.patch(CLERK, at(survivor), "*", "{\"occupation\": \"hafciarka\"}");
        String reversal = at(survivor) + "/merges/" + merged.object().getString("id") + "/reversal";
        Answer undone = desk.post(CLERK, reversal, "");
        assertThat(undone.status()).as(undone.toString()).isEqualTo(201);
        assertThat(undone.object()).containsKeys("undoneAt", "undoneBy");
        assertThat(read(survivor)).doesNotContainKey("contact");
        assertThat(read(survivor).getString("occupation")).as("changed since").isEqualTo("hafciarka");
        assertThat(read(duplicate)).doesNotContainKey("mergedInto");
        assertThat(found("Scalonka Panieńska")).containsExactly(duplicate.getString("id"));
        assertThat(Pages.violations(desk.post(CLERK, reversal, ""))).containsExactly(" already-undone");
        assertThat(merge(survivor, duplicate).status()).as("once more").isEqualTo(201);
    }

    @Test
    void whatBelongsToTheDuplicateGoesWithItAndComesBack() {
        JsonObject survivor = dropIn("Bez", "Więzów", "");
        JsonObject duplicate = residents.register("Z", "Więzami", born(20), 2, "");
        JsonObject child = dropIn("Dziecko", "Więzami", "");
        String household = """
            {"members": [{"residentId": "%s", "relation": "head"}, {"residentId": "%s", "relation": "child"}]}
            """.formatted(duplicate.getString("id"), child.getString("id"));
        put(at(duplicate) + "/household", household);
        put(at(survivor) + "/special-category-data", """
            {"health": "alergia", "necessaryFor": ["gorno-klub-seniora"]}
            """);
        put(at(duplicate) + "/special-category-data", """
            {"health": "cukrzyca", "convictions": "brak", "necessaryFor": ["gorno-klub-seniora"]}
            """);
        desk.post(CLERK, at(duplicate) + "/contributions", "{\"kind\": \"duty\", \"on\": \"2026-11-01\"}");
        desk.send(
                CLERK,
                "PUT",
                at(duplicate) + "/centre-user-status",
                "{\"since\": \"2026-11-02\"}",
                "If-Match",
                residents.etag(at(duplicate)));
        List<String> before = state(survivor, duplicate, child);
        String counts = counts();

        Answer merged = merge(survivor, duplicate);
        assertThat(merged.object().getJsonArray("takenOver").getValuesAs(JsonString::getString))
                .contains("registration", "pesel")
                .doesNotContain("$ties", "convictions");
        assertThat(read(survivor).getString("registration")).isEqualTo("registered");
        assertThat(read(survivor).getString("centreUserSince")).isEqualTo("2026-11-02");
        assertThat(desk.get(CLERK, at(child) + "/household").text())
                .contains(survivor.getString("id"))
                .doesNotContain(duplicate.getString("id"));
        JsonObject special =
                desk.get(CLERK, at(survivor) + "/special-category-data").object();
        assertThat(special.getString("health")).as("nothing is overwritten").isEqualTo("alergia");
        assertThat(special.getString("convictions")).isEqualTo("brak");
        assertThat(counts()).as("one person less, as many families and users").isNotEqualTo(counts);
        assertThat(families(counts())).isEqualTo(families(counts));

        desk.post(CLERK, at(survivor) + "/merges/" + merged.object().getString("id") + "/reversal", "");
        assertThat(state(survivor, duplicate, child)).isEqualTo(before);
        assertThat(counts()).isEqualTo(counts);

        merge(survivor, duplicate);
        String data = at(survivor) + "/special-category-data";
        desk.delete(CLERK, data, residents.etag(data));
        for (JsonObject each : List.of(survivor, duplicate)) {
            assertThat(desk.get(CLERK, at(each) + "/special-category-data").text())
                    .as("forgotten everywhere")
                    .doesNotContain("alergia", "cukrzyca", "brak");
        }
    }

    private static void put(String target, String body) {
        Answer answer = desk.send(CLERK, "PUT", target, body, "If-Match", residents.etag(target));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    private static String counts() {
        return desk.get(CLERK, "/v1/centres/gorno/resident-counts").text();
    }

    private static String families(String counts) {
        return counts.substring(counts.indexOf("\"centreUsers\""), counts.indexOf("\"livingInMunicipality\""))
                + counts.substring(counts.indexOf("\"families\""));
    }

    /** All that is shown of these records but when it was changed. */
    private static List<String> state(JsonObject... all) {
        List<String> state = new ArrayList<>();
        for (JsonObject each : all) {
            for (String part : List.of("", "/household", "/special-category-data", "/contributions")) {
                state.add(desk.get(CLERK, at(each) + part).text().replaceAll("\"modifiedAt\":\"[^\"]*\"", ""));
            }
        }
        return state;
    }

    @Test
    void aMergeIntoTheSameHouseholdKeepsItsHead() {
        JsonObject head = dropIn("Głowa", "Podwójna", "");
        JsonObject twice = dropIn("Podwójna", "Głowa", "");
        put(at(head) + "/household", """
            {"members": [{"residentId": "%s", "relation": "head"}, {"residentId": "%s", "relation": "spouse"}]}
            """.formatted(head.getString("id"), twice.getString("id")));
        List<String> before = state(head, twice);
        String merge = merge(twice, head).object().getString("id");
        assertThat(desk.get(CLERK, at(twice) + "/household").object().getJsonArray("members"))
                .containsExactly(jakarta.json.Json.createObjectBuilder()
                        .add("residentId", twice.getString("id"))
                        .add("relation", "head")
                        .build());
        desk.post(CLERK, at(twice) + "/merges/" + merge + "/reversal", "");
        assertThat(state(head, twice)).isEqualTo(before);
    }

    @Test
    void namesWhoMergedByTheirPosition() {
        JsonObject survivor = residents.register("Opisana", "Osoba", born(50), 2, "");
        assertThat(merge(survivor, dropIn("Kopia", "Opisana", "")).object()).doesNotContainKey("mergedByName");
        Statements.run(residents.database(), """
            with post as (
                insert into staff_position (id, centre, title, role, places, posts)
                values (gen_random_uuid(), 'gorno', 'Koordynatorka', 'plan-coordinator', 1, '[]') returning id)
            insert into staff_holder (id, centre, position_id, subject, since)
            select gen_random_uuid(), 'gorno', id, 'staff-1', date '2026-01-01' from post
            """);
        assertThat(Pages.texts(desk.get(CLERK, at(survivor) + "/merges"), "mergedByName"))
                .containsExactly("Koordynatorka");
        Statements.run(residents.database(), "update staff_holder set name = 'Ewa Próbna' where subject = 'staff-1'");
        assertThat(Pages.texts(desk.get(CLERK, at(survivor) + "/merges"), "mergedByName"))
                .containsExactly("Ewa Próbna");
    }

    @Test
    void aNumberMovesToTheSurvivorAndBack() {
        JsonObject survivor = dropIn("Bez", "Numeru", "");
        JsonObject numbered = residents.register("Bez", "Numerowa", born(2), 2, "");
        Answer merged = merge(survivor, numbered);
        assertThat(read(survivor).getString("pesel")).isEqualTo(numbered.getString("pesel"));
        Answer again = desk.post(CLERK, RESIDENTS, ResidentsDesk.body("Bez", "Numerowa", born(2), 2, ""));
        assertThat(again.object().getJsonArray("related").getString(0)).isEqualTo(at(survivor));
        desk.post(CLERK, at(survivor) + "/merges/" + merged.object().getString("id") + "/reversal", "");
        assertThat(read(survivor)).doesNotContainKey("pesel");
        Answer third = desk.post(CLERK, RESIDENTS, ResidentsDesk.body("Bez", "Numerowa", born(2), 2, ""));
        assertThat(third.object().getJsonArray("related").getString(0)).isEqualTo(at(numbered));
    }

    @Test
    void twoPersonsStayTwo() {
        JsonObject one = residents.register("Różna", "Pierwsza", born(3), 2, "");
        JsonObject other = residents.register("Różna", "Druga", born(4), 2, "");
        JsonObject third = dropIn("Różna", "Trzecia", "");
        assertThat(Pages.violations(merge(one, other))).containsExactly("/duplicateId different-pesels");
        assertThat(Pages.violations(merge(one, one))).containsExactly("/duplicateId same-record");
        assertThat(merge(one, third).status()).isEqualTo(201);
        assertThat(Pages.violations(merge(other, third))).containsExactly("/duplicateId merged");
        JsonObject fourth = dropIn("Różna", "Czwarta", "");
        assertThat(Pages.violations(merge(fourth, one))).containsExactly("/duplicateId stands-for-others");
        assertThat(desk.post(Desk.staff("residents:read", "residents:write"), at(one) + "/merges", "{}")
                        .status())
                .isEqualTo(403);
        String stranger = at(one).replace("gorno", "dobczyce") + "/merges";
        assertThat(desk.post(ResidentsDesk.STRANGER, stranger, "{\"duplicateId\": \"" + fourth.getString("id") + "\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void ofOppositeMergesAtOnceOneIsDone() throws Exception {
        JsonObject one = dropIn("Naraz", "Jeden", "");
        JsonObject other = dropIn("Naraz", "Dwa", "");
        CountDownLatch start = new CountDownLatch(1);
        List<Integer> statuses = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Future<Integer>> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                boolean forth = i % 2 == 0;
                all.add(threads.submit(() -> {
                    start.await();
                    return (forth ? merge(one, other) : merge(other, one)).status();
                }));
            }
            start.countDown();
            for (Future<Integer> each : all) {
                statuses.add(each.get());
            }
        }
        assertThat(statuses)
                .containsOnlyOnce(201)
                .filteredOn(status -> status == 409)
                .hasSize(3);
    }
}
