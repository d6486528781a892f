package org.opencus.cataloguing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencus.cataloguing.CatalogueDesk.EDITOR;
import static org.opencus.testing.Answers.etag;
import static org.opencus.testing.Pages.codes;
import static org.opencus.testing.Pages.violations;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opencus.testing.Answer;
import org.opencus.testing.Desk;
import org.opencus.testing.Pages;
import org.opencus.testing.ServerExtension;
import org.opencus.testing.Statements;
import org.opencus.testing.TestServer;

@ExtendWith(ServerExtension.class)
class UpkeepIT {
    private static final String CENTRE = "/v1/centres/gorno";
    private static final String SERVICES = CENTRE + "/services";
    private static Desk desk;

    @BeforeAll
    static void open(TestServer server) {
        desk = new Desk(server.database(), CatalogueDesk.OPERATIONS);
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    private static Answer created(String name, String more) {
        Answer answer = desk.post(EDITOR, SERVICES, """
            {"name": "%s", "kind": "service", "status": "existing", "domains": [{"code": "social-assistance"}]%s}
            """.formatted(name, more));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer;
    }

    private static String at(Answer created) {
        return created.header("Location").orElseThrow();
    }

    @Test
    void theHistoryTellsWhoChangedWhat() {
        Answer created = created("Warsztaty stolarskie", ", \"season\": \"zima\"");
        String address = at(created);
        Answer changed = desk.patch(EDITOR, address, etag(created), "{\"season\": null, \"module\": \"m1\"}");
        assertThat(desk.delete(EDITOR, address, etag(changed)).status()).isEqualTo(204);
        List<JsonObject> versions = Pages.items(desk.get(EDITOR, address + "/history"));
        assertThat(versions)
                .extracting(version -> version.getString("act"))
                .containsExactly("retired", "changed", "created");
        assertThat(versions).extracting(version -> version.getInt("version")).containsExactly(3, 2, 1);
        assertThat(versions)
                .allSatisfy(version -> assertThat(version.getJsonObject("by").toString())
                        .contains("\"subject\":\"staff-1\"", "\"roles\":[\"somebody\"]"));
        assertThat(versions.get(1).getJsonObject("patch").toString()).isEqualTo("{\"season\":null,\"module\":\"m1\"}");
        assertThat(versions.get(0).getJsonObject("patch")).isEmpty();
    }

    @Test
    void theHistoryOfAnImportedRecordBeginsWithTheImport() {
        String place =
                Pages.items(desk.get(EDITOR, CENTRE + "/history")).getFirst().toString();
        assertThat(place).contains("\"act\":\"created\"").doesNotContain("\"by\"");
    }

    @Test
    void theHistoryComesInPages() {
        Answer state = created("Grupa spacerowa", "");
        String address = at(state);
        for (int i = 0; i < 5; i++) {
            state = desk.patch(EDITOR, address, etag(state), "{\"module\": \"m%d\"}".formatted(i));
        }
        List<Integer> seen = new ArrayList<>();
        String target = address + "/history?limit=2";
        for (String next = target; !next.isEmpty(); ) {
            Answer page = desk.get(EDITOR, next);
            Pages.items(page).forEach(version -> {
                seen.add(version.getInt("version"));
                if (version.getInt("version") > 1) {
                    assertThat(version.getJsonObject("patch").getString("module"))
                            .isEqualTo("m" + (version.getInt("version") - 2));
                }
            });
            next = page.object().containsKey("nextCursor")
                    ? target + "&cursor=" + page.object().getString("nextCursor")
                    : "";
        }
        assertThat(seen).containsExactly(6, 5, 4, 3, 2, 1);
    }

    @Test
    void anotherCentresHistoryIsNotThere(TestServer server) {
        String other = server.get("/v1/centres/dobczyce/services?limit=1&status=any")
                .object()
                .getJsonArray("items")
                .getJsonObject(0)
                .getString("id");
        assertThat(desk.get(EDITOR, SERVICES + "/" + other + "/history").status())
                .isEqualTo(404);
        assertThat(desk.get(EDITOR, "/v1/centres/dobczyce/history").status()).isEqualTo(404);
        assertThat(desk.get(Desk.staff("catalogue:propose"), CENTRE + "/history")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aConfirmedServiceShowsTheLatestConfirmationAndIsNotStale(TestServer server) {
        Answer created = created("Dowóz na badania", "");
        String address = at(created);
        Statements.run(
                server.database(),
                "update service set modified_at = now() - interval '400 days' where code = 'dowoz-na-badania'");
        String stale = CENTRE + "/stale-services?limit=200&unconfirmedForDays=";
        assertThat(codes(desk.get(EDITOR, stale + 300))).contains("dowoz-na-badania");
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Warsaw"));
        Answer confirmed = confirm(address, today.minusDays(310));
        assertThat(confirmed.status()).as(confirmed.toString()).isEqualTo(201);
        assertThat(codes(desk.get(EDITOR, stale + 300))).contains("dowoz-na-badania");
        confirm(address, today.minusDays(20));
        confirm(address, today.minusDays(200));
        assertThat(codes(desk.get(EDITOR, stale + 300))).doesNotContain("dowoz-na-badania");
        assertThat(codes(desk.get(EDITOR, stale + 10))).contains("dowoz-na-badania");
        JsonObject shown = desk.patch(EDITOR, address, "*", "{}").object().getJsonObject("confirmation");
        assertThat(shown.getString("on")).isEqualTo(today.minusDays(20).toString());
        assertThat(Pages.texts(desk.get(EDITOR, address + "/confirmations"), "on"))
                .containsExactly(
                        today.minusDays(20).toString(),
                        today.minusDays(200).toString(),
                        today.minusDays(310).toString());
        assertThat(violations(confirm(address, today.plusDays(2)))).containsExactly("/on in-the-future");
    }

    @Test
    void theDayOfAChangeIsThatOfPoland(TestServer server) {
        created("Późna zmiana", "");
        LocalDate day = LocalDate.now(ZoneId.of("Europe/Warsaw")).minusDays(500);
        Statements.run(
                server.database(),
                "update service set modified_at = cast(? as timestamptz) where code = 'pozna-zmiana'",
                day.minusDays(1) + "T23:30:00Z");
        String stale = CENTRE + "/stale-services?limit=200&unconfirmedForDays=";
        assertThat(codes(desk.get(EDITOR, stale + 500))).doesNotContain("pozna-zmiana");
        JsonObject late = Pages.items(desk.get(EDITOR, stale + 499)).stream()
                .filter(each -> each.getString("code").equals("pozna-zmiana"))
                .findFirst()
                .orElseThrow();
        assertThat(late.getString("since")).isEqualTo(day.toString());
        assertThat(late.getInt("days")).isEqualTo(500);
    }

    private static Answer confirm(String address, LocalDate on) {
        return desk.post(EDITOR, address + "/confirmations", """
            {"on": "%s", "by": "Gmina", "channel": "phone"}
            """.formatted(on));
    }

    @Test
    void staleServicesComeInPagesTheOldestFirst(TestServer server) {
        Statements.run(
                server.database(),
                "update service set modified_at = now() - interval '9 days' where centre = 'gorno' and code <"
                        + " 'gorno-k'");
        List<String> all = codes(desk.get(EDITOR, CENTRE + "/stale-services?unconfirmedForDays=1&limit=200"));
        List<String> paged = new ArrayList<>();
        String target = CENTRE + "/stale-services?unconfirmedForDays=1&limit=3";
        for (String next = target; !next.isEmpty(); ) {
            Answer page = desk.get(EDITOR, next);
            paged.addAll(codes(page));
            next = page.object().containsKey("nextCursor")
                    ? target + "&cursor=" + page.object().getString("nextCursor")
                    : "";
        }
        assertThat(paged).isEqualTo(all).doesNotHaveDuplicates();
    }

    @Test
    void theDefaultIsASettingOfTheCentre() {
        Answer settings = desk.get(EDITOR, CENTRE + "/catalogue-settings");
        assertThat(settings.object().getInt("staleAfterDays")).isEqualTo(180);
        String target = CENTRE + "/catalogue-settings";
        assertThat(desk.patch(EDITOR, target, "\"x\"", "{\"staleAfterDays\": 3000}")
                        .status())
                .isEqualTo(412);
        Answer changed = desk.patch(EDITOR, target, etag(settings), "{\"staleAfterDays\": 3000}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(codes(desk.get(EDITOR, CENTRE + "/stale-services"))).isEmpty();
        assertThat(desk.patch(EDITOR, target, etag(changed), "{\"staleAfterDays\": 180}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aProjectsServiceKeepsItsPlacesUnlessAnAnalysisIsNamed() {
        String ended = LocalDate.now(ZoneId.of("Europe/Warsaw")).minusYears(2).toString();
        Answer created = created(
                "Dzienny dom pobytu",
                ", \"capacity\": {\"places\": 30}, \"project\": {\"name\": \"CUS\", \"endsOn\": \"%s\"}"
                        .formatted(ended));
        String address = at(created);
        String fewer = "{\"capacity\": {\"places\": 15}}";
        assertThat(violations(desk.patch(EDITOR, address, etag(created), fewer)))
                .containsExactly("/capacity/places durability-period");
        assertThat(violations(desk.patch(EDITOR, address, etag(created), "{\"project\": null}")))
                .containsExactly("/project/endsOn durability-period");
        assertThat(desk.delete(EDITOR, address, etag(created)).status()).isEqualTo(422);
        String none = address + "?needsAnalysis=0193a1d2-7c00-7a3b-8f00-5d2e1c9b7a99";
        assertThat(violations(desk.patch(EDITOR, none, etag(created), fewer)))
                .containsExactly("/query/needsAnalysis unknown-needs-analysis");
        Answer more = desk.patch(EDITOR, address, etag(created), "{\"capacity\": {\"places\": 31}}");
        assertThat(more.status()).isEqualTo(200);
        String analysis =
                desk.post(EDITOR, CENTRE + "/needs-analyses", """
                    {"title": "Analiza", "carriedOutOn": "2026-01-01", "conclusion": "Wystarczy 15 miejsc."}
                    """).object().getString("id");
        Answer reduced = desk.patch(EDITOR, address + "?needsAnalysis=" + analysis, etag(more), fewer);
        assertThat(reduced.status()).as(reduced.toString()).isEqualTo(200);
        assertThat(Pages.texts(desk.get(EDITOR, CENTRE + "/needs-analyses"), "id"))
                .contains(analysis);
    }

    @Test
    void ofAllWhoAskForUnitsAtOnceNobodyGetsMoreThanThereIs(TestServer server) throws InterruptedException {
        Answer service = created("Opieka wytchnieniowa domowa", "");
        String pools = at(service) + "/unit-pools";
        Answer pool = desk.post(EDITOR, pools, """
            {"from": "2026-01-01", "to": "2026-12-31", "unit": "hour", "units": 100}
            """);
        assertThat(pool.status()).as(pool.toString()).isEqualTo(201);
        String id = pool.object().getString("id");
        var granted = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 40; i++) {
                threads.execute(() -> {
                    try {
                        granted.addAndGet(Statements.run(
                                server.database(),
                                "insert into unit_grant (id, pool, units, granted_at) values (gen_random_uuid(),"
                                        + " cast(? as uuid), 7, now())",
                                id));
                    } catch (IllegalStateException overdrawn) {
                        assertThat(overdrawn.getCause()).hasMessageContaining("unit_pool_not_overdrawn");
                    }
                });
            }
        }
        assertThat(granted).hasValue(14);
        JsonObject now = desk.get(EDITOR, at(pool)).object();
        assertThat(now.getInt("granted")).isEqualTo(98);
        assertThat(now.getInt("left")).isEqualTo(2);
        Answer shown = desk.get(EDITOR, at(pool));
        assertThat(desk.patch(EDITOR, at(pool), etag(shown), "{\"units\": 97}").status())
                .isEqualTo(409);
        assertThat(desk.patch(EDITOR, at(pool), etag(pool), "{\"units\": 120}").status())
                .isEqualTo(412);
        assertThat(desk.post(EDITOR, pools, """
            {"from": "2026-12-31", "to": "2027-12-31", "unit": "hour", "units": 1}
            """).status()).isEqualTo(409);
    }

    @Test
    void tellsWhetherSoMuchCanBeHadOnADayAndWhyNot() {
        Answer service = created(
                "Pomoc sąsiedzka",
                ", \"openingHours\": [{\"days\": [\"mon\", \"tue\"], \"opens\": \"08:00\", \"closes\": \"16:00\"}],"
                        + " \"period\": {\"mode\": \"selected-quarters\", \"quarters\": [\"2026-Q4\"]}");
        String address = at(service);
        assertThat(reasons(address, "2026-11-23", 1)).containsExactly("no-units-published");
        desk.post(EDITOR, address + "/unit-pools", """
            {"from": "2026-10-01", "to": "2026-12-31", "unit": "hour", "units": 10}
            """);
        assertThat(reasons(address, "2026-11-23", 10)).isEmpty();
        assertThat(reasons(address, "2026-11-23", 11)).containsExactly("too-few-left");
        assertThat(reasons(address, "2026-11-25", 1)).containsExactly("not-on-this-day");
        assertThat(reasons(address, "2027-01-04", 1)).containsExactly("outside-period", "no-units-published");
        desk.post(EDITOR, address + "/unit-pools", """
            {"from": "2026-10-01", "to": "2026-12-31", "unit": "meeting", "units": 10}
            """);
        assertThat(reasons(address, "2026-11-23", 1)).containsExactly("unit-ambiguous");
        assertThat(reasons(address, "2026-11-23&unit=meeting", 1)).isEmpty();
    }

    private static List<String> reasons(String address, String on, int quantity) {
        Answer answer = desk.get(EDITOR, address + "/availability?quantity=" + quantity + "&on=" + on);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        List<String> reasons = answer.object().getJsonArray("reasons").getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .toList();
        assertThat(answer.object().getBoolean("available")).isEqualTo(reasons.isEmpty());
        return reasons;
    }
}
