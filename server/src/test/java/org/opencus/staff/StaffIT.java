package org.opencus.staff;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencus.testing.Answer;
import org.opencus.testing.Pages;
import org.opencus.testing.ServerExtension;
import org.opencus.testing.TestServer;

@ExtendWith(ServerExtension.class)
class StaffIT {
    private static final String CENTRE = "/v1/centres/gorno";
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Warsaw"));
    private final TestServer server;
    private final String[] director;

    StaffIT(TestServer server) {
        this.server = server;
        this.director = server.as("director", "gorno");
    }

    private Answer post(String path, String body) {
        return server.post(CENTRE + path, body, director);
    }

    private JsonObject created(String path, String body) {
        Answer answer = post(path, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.header("Location"))
                .contains(CENTRE + path + "/" + answer.object().getString("id"));
        return answer.object();
    }

    private Answer send(String method, String path, String body, String version) {
        return server.send(
                method,
                CENTRE + path,
                body,
                "Content-Type",
                "application/json",
                "If-Match",
                version,
                director[0],
                director[1]);
    }

    private String unit(String name) {
        return created("/units", "{\"name\": \"%s\"}".formatted(name)).getString("id");
    }

    private String position(String role, int places) {
        return created("/positions", """
            {"title": "Stanowisko %s", "role": "%s", "places": %d, "posts": [{"scope": "basic", "fte": "2/3"}]}
            """.formatted(UUID.randomUUID(), role, places))
                .getString("id");
    }

    private Answer hold(String position, String subject, String time) {
        return post("/positions/" + position + "/holders", "{\"subject\": \"%s\", %s}".formatted(subject, time));
    }

    private static String from(LocalDate day) {
        return "\"since\": \"%s\"".formatted(day);
    }

    private int asSubject(String subject, String path) {
        String token = server.token(
                "{\"role\": \"volunteer\", \"centre\": \"kozienice\", \"subject\": \"%s\"}".formatted(subject));
        return server.get(path, "Authorization", "Bearer " + token).status();
    }

    @Test
    void whoHoldsAPositionHasItsRoleAtTheCentre() {
        String position = position("director", 1);
        String subject = "anna-" + UUID.randomUUID();
        assertThat(asSubject(subject, CENTRE + "/units")).isEqualTo(404);
        JsonObject holder = hold(position, subject, from(TODAY)).object();
        assertThat(asSubject(subject, CENTRE + "/units")).isEqualTo(200);
        assertThat(asSubject(subject, "/v1/centres/dobczyce/units")).isEqualTo(404);
        String path = "/positions/" + position + "/holders/" + holder.getString("id");
        assertThat(send("DELETE", path, "", "\"v9\"").status()).isEqualTo(412);
        assertThat(send("DELETE", path, "", "\"v1\"").status()).isEqualTo(204);
        assertThat(asSubject(subject, CENTRE + "/units"))
                .as("from the next request on")
                .isEqualTo(404);
    }

    @Test
    void aPositionCountsInItsTimeOnly() {
        String subject = "jan-" + UUID.randomUUID();
        hold(position("director", 1), subject, from(TODAY.plusDays(1)));
        hold(
                position("director", 1),
                subject,
                from(TODAY.minusDays(9)) + ", \"until\": \"%s\"".formatted(TODAY.minusDays(1)));
        assertThat(asSubject(subject, CENTRE + "/units")).isEqualTo(404);
        hold(position("director", 1), subject, from(TODAY.minusDays(9)) + ", \"until\": \"%s\"".formatted(TODAY));
        assertThat(asSubject(subject, CENTRE + "/units")).isEqualTo(200);
    }

    @Test
    void nobodyPutsThemselvesIntoAPosition() {
        Answer self = hold(position("data-protection-officer", 1), "demo-gorno-director", from(TODAY));
        assertThat(self.status()).isEqualTo(422);
        assertThat(Pages.violations(self)).containsExactly("/subject own-role");
        for (String role : List.of("platform-administrator", "resident", "partner")) {
            Answer position = post("/positions", """
                {"title": "x", "role": "%s", "places": 1, "posts": [{"scope": "basic", "fte": "1"}]}
                """.formatted(role));
            assertThat(Pages.violations(position)).containsExactly("/role not-for-staff");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"data-protection-officer", "auditor"})
    void nobodyGivesARoleThatMayWhatTheyMayNot(String role) {
        String position = position(role, 1);
        Answer refused = hold(position, "accomplice-" + UUID.randomUUID(), from(TODAY));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(Pages.violations(refused)).containsExactly(" not-yours");
        String[] administrator = {"Authorization", "Bearer " + server.token("{\"role\": \"platform-administrator\"}")};
        Answer byAdministrator = server.post(
                CENTRE + "/positions/" + position("director", 1) + "/holders",
                "{\"subject\": \"accomplice\", %s}".formatted(from(TODAY)),
                administrator);
        assertThat(Pages.violations(byAdministrator)).containsExactly(" not-yours");
    }

    @Test
    void aRoleThatWasNarrowedIsNoWayAround() {
        String position = position("auditor", 1);
        Answer narrowed = send("PUT", "/roles/auditor", "{\"scopes\": [\"me\", \"audit:read\"]}", "\"v0\"");
        assertThat(narrowed.status()).as(narrowed.text()).isEqualTo(200);
        assertThat(Pages.violations(hold(position, "accomplice", from(TODAY)))).containsExactly(" not-yours");
    }

    @Test
    void noMoreHoldersThanPlacesHoweverManyAreEnteredAtOnce() throws Exception {
        String position = position("animator", 2);
        List<Callable<Integer>> entries = IntStream.range(0, 8)
                .<Callable<Integer>>mapToObj(
                        i -> () -> hold(position, "person-" + i, from(TODAY)).status())
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Integer> statuses = threads.invokeAll(entries).stream()
                    .map(StaffIT::result)
                    .sorted()
                    .toList();
            assertThat(statuses).containsExactly(201, 201, 409, 409, 409, 409, 409, 409);
        }
        Answer shown = server.get(CENTRE + "/positions/" + position, director);
        assertThat(shown.object().getInt("held")).isEqualTo(2);
        String etag = shown.header("ETag").orElseThrow();
        assertThat(send("DELETE", "/positions/" + position, "", etag).status()).isEqualTo(409);
        assertThat(send("PUT", "/positions/" + position, """
            {"title": "x", "places": 1, "posts": [{"scope": "basic", "fte": "1"}]}
            """, etag).status()).isEqualTo(409);
    }

    private static int result(Future<Integer> future) {
        try {
            return future.get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theETagOfAPositionChangesExactlyWithWhatItShows() {
        String position = position("animator", 2);
        String path = CENTRE + "/positions/" + position;
        Answer free = server.get(path, director);
        String before = free.header("ETag").orElseThrow();
        assertThat(server.get(path, director).header("ETag")).contains(before);
        hold(position, "later", from(TODAY.plusDays(5)));
        assertThat(server.get(path, director).header("ETag"))
                .as("nothing that is shown")
                .contains(before);
        hold(position, "now", from(TODAY));
        Answer held = server.get(path, director);
        assertThat(held.object().getInt("held")).isEqualTo(1);
        assertThat(held.header("ETag")).isPresent().isNotEqualTo(free.header("ETag"));
        assertThat(server.send("GET", path, "", director[0], director[1], "If-None-Match", before)
                        .status())
                .isEqualTo(200);
        String change = """
            {"title": "Nowy tytuł", "places": 3, "posts": [{"scope": "basic", "fte": "1"}]}
            """;
        assertThat(send("PUT", "/positions/" + position, change, before).status())
                .isEqualTo(412);
        Answer changed = send(
                "PUT", "/positions/" + position, change, held.header("ETag").orElseThrow());
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(server.get(path, director).header("ETag")).isEqualTo(changed.header("ETag"));
    }

    @Test
    void placesAreCountedDayByDay() {
        String position = position("animator", 1);
        assertThat(hold(position, "a", from(TODAY) + ", \"until\": \"%s\"".formatted(TODAY.plusDays(9)))
                        .status())
                .isEqualTo(201);
        assertThat(hold(position, "b", from(TODAY.plusDays(10))).status()).isEqualTo(201);
        assertThat(hold(position, "c", from(TODAY.plusDays(9))).status()).isEqualTo(409);
        assertThat(hold(position, "b", from(TODAY.plusDays(20))).status())
                .as("twice")
                .isEqualTo(409);
        assertThat(Pages.violations(
                        hold(position, "d", from(TODAY) + ", \"until\": \"%s\"".formatted(TODAY.minusDays(1)))))
                .containsExactly("/until range");
    }

    @Test
    void unitsFormATree() {
        String team = unit("Zespół " + UUID.randomUUID());
        String part = created("/units", "{\"name\": \"%s\", \"parentId\": \"%s\"}".formatted(UUID.randomUUID(), team))
                .getString("id");
        String name = "\"name\": \"%s\"".formatted(UUID.randomUUID());
        assertThat(Pages.violations(
                        send("PUT", "/units/" + team, "{%s, \"parentId\": \"%s\"}".formatted(name, part), "\"v1\"")))
                .containsExactly("/parentId circle");
        assertThat(Pages.violations(
                        send("PUT", "/units/" + team, "{%s, \"parentId\": \"%s\"}".formatted(name, team), "\"v1\"")))
                .containsExactly("/parentId circle");
        assertThat(Pages.violations(post("/units", "{%s, \"parentId\": \"%s\"}".formatted(name, UUID.randomUUID()))))
                .containsExactly("/parentId unknown");
        assertThat(send("DELETE", "/units/" + team, "", "\"v1\"").status()).isEqualTo(409);
        assertThat(send("DELETE", "/units/" + part, "", "\"v1\"").status()).isEqualTo(204);
        assertThat(send("PUT", "/units/" + team, "{%s}".formatted(name), "\"v1\"")
                        .header("ETag"))
                .contains("\"v2\"");
        assertThat(post("/units", "{%s}".formatted(name)).status()).as("taken").isEqualTo(409);
        assertThat(send("DELETE", "/units/" + team, "", "\"v2\"").status()).isEqualTo(204);
        assertThat(server.get(CENTRE + "/units/" + team, director).status()).isEqualTo(404);
    }

    @Test
    void rowsOfAnotherCentreAreNotThere() {
        String unit = unit("Zespół " + UUID.randomUUID());
        String position = position("animator", 1);
        String[] other = server.as("director", "dobczyce");
        for (String path : List.of("/units/" + unit, "/positions/" + position, "/positions/" + position + "/holders")) {
            assertThat(server.get("/v1/centres/dobczyce" + path, other).status())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(server.post(
                                "/v1/centres/dobczyce/units",
                                "{\"name\": \"x\", \"parentId\": \"%s\"}".formatted(unit),
                                other)
                        .status())
                .isEqualTo(422);
        assertThat(server.get("/v1/centres/dobczyce/positions", other).text()).doesNotContain(position);
    }

    @Test
    void fullTimeIsSummedExactly() {
        String[] kozienice = server.as("director", "kozienice");
        for (String fte : List.of("1/3", "2/3", "0.5")) {
            assertThat(server.post("/v1/centres/kozienice/positions", """
                {"title": "Animator", "role": "animator", "places": 2,
                 "posts": [{"scope": "basic", "fte": "%s"}, {"scope": "extended", "fte": "1"}]}
                """.formatted(fte), kozienice)
                            .status())
                    .isEqualTo(201);
        }
        JsonObject sums =
                server.get("/v1/centres/kozienice/staffing", kozienice).object();
        assertThat(sums.getJsonArray("items").toString())
                .contains("{\"scope\":\"basic\",\"role\":\"animator\",\"places\":6,\"fte\":\"3\",\"held\":\"0\"}")
                .contains("{\"scope\":\"extended\",\"role\":\"animator\",\"places\":6,\"fte\":\"6\",\"held\":\"0\"}");
        assertThat(sums.getJsonArray("totals").toString())
                .contains("{\"scope\":\"basic\",\"fte\":\"3\",\"held\":\"0\"}");
    }

    @Test
    void strangeTextsAreKeptAsTheyAreOrRefused() {
        for (String name : List.of(
                "'; drop table staff_unit; --", "Zespół 👩‍🦽 żółć", "فريق الدعم", "<script>alert(1)</script>")) {
            String id = created("/units", "{\"name\": \"%s\"}".formatted(name)).getString("id");
            assertThat(server.get(CENTRE + "/units/" + id, director).object().getString("name"))
                    .isEqualTo(name);
        }
        Map.of("a\\u202eb \\u2067c\\u2069", "ab c", "Z\\u0301o\\u0301\\u0142ty", "Źółty")
                .forEach((sent, kept) -> {
                    String id = created("/units", "{\"name\": \"%s\"}".formatted(sent))
                            .getString("id");
                    assertThat(server.get(CENTRE + "/units/" + id, director)
                                    .object()
                                    .getString("name"))
                            .isEqualTo(kept);
                });
        for (String name : List.of("", "   ", "a\\u0000b", "a\\u0085b", "a\\u001bb", "a\\nb", "x".repeat(201))) {
            assertThat(post("/units", "{\"name\": \"%s\"}".formatted(name)).status())
                    .as(name)
                    .isEqualTo(422);
        }
        assertThat(post(
                                "/units",
                                "{\"name\": \"x\", \"id\": \"%s\", \"centre\": \"dobczyce\"}"
                                        .formatted(UUID.randomUUID()))
                        .status())
                .as("mass assignment")
                .isEqualTo(422);
    }

    @Test
    void listsAreReadPageByPage() {
        for (int i = 0; i < 3; i++) {
            position("animator", 1);
            unit("Jednostka " + UUID.randomUUID());
        }
        for (String list : List.of("/units", "/positions")) {
            Answer first = server.get(CENTRE + list + "?limit=2", director);
            String cursor = first.object().getString("nextCursor");
            Answer second = server.get(CENTRE + list + "?limit=2&cursor=" + cursor, director);
            assertThat(Pages.texts(second, "id")).doesNotContainAnyElementsOf(Pages.texts(first, "id"));
            assertThat(server.get(CENTRE + list + "?cursor=nonsense", director).status())
                    .isEqualTo(400);
        }
    }
}
