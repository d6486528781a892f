package org.opencus.programmes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencus.programmes.Drafts.CLUB;
import static org.opencus.programmes.Drafts.HOME;
import static org.opencus.programmes.Drafts.PROGRAMMES;
import static org.opencus.programmes.Drafts.TODAY;
import static org.opencus.programmes.Drafts.adoption;
import static org.opencus.programmes.Drafts.at;
import static org.opencus.programmes.Drafts.content;
import static org.opencus.programmes.Drafts.entry;
import static org.opencus.programmes.Drafts.etag;
import static org.opencus.programmes.Drafts.id;
import static org.opencus.programmes.Drafts.ok;
import static org.opencus.programmes.Drafts.points;
import static org.opencus.programmes.Drafts.programme;
import static org.opencus.testing.Pages.items;
import static org.opencus.testing.Pages.texts;
import static org.opencus.testing.Pages.violations;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opencus.testing.Answer;
import org.opencus.testing.Member;
import org.opencus.testing.ServerExtension;
import org.opencus.testing.Statements;
import org.opencus.testing.TestServer;

@ExtendWith(ServerExtension.class)
class ProgrammesIT {
    private final TestServer server;
    private Drafts drafts;
    private Member author;
    private Member director;

    ProgrammesIT(TestServer server) {
        this.server = server;
    }

    @BeforeEach
    void enter() {
        drafts = new Drafts(server);
        author = drafts.author();
        director = drafts.other();
    }

    @Test
    void aDraftIsSeenByStaffOnlyUntilItIsAdopted() {
        Answer draft = drafts.draft();
        assertThat(points(draft)).isEmpty();
        assertThat(server.get(programme(draft)).status()).isEqualTo(404);
        assertThat(server.get(at(draft)).status()).isEqualTo(401);
        assertThat(Member.of(server, "volunteer", "gorno").get(at(draft)).status())
                .isEqualTo(403);
        Answer read = Member.of(server, "animator", "gorno").get(at(draft));
        assertThat(read.object()).isEqualTo(draft.object());
        assertThat(texts(director.get("/v1/centres/gorno/programme-drafts?limit=200"), "id"))
                .contains(id(draft));

        Answer adopted = ok(201, drafts.adopt(draft));
        assertThat(at(adopted)).isEqualTo(programme(draft));
        Answer shown = server.get(programme(draft));
        assertThat(shown.object()).isEqualTo(adopted.object());
        assertThat(shown.object().getString("state")).isEqualTo("in-force");
        assertThat(shown.object().getJsonObject("adoption").getString("resolution"))
                .isEqualTo("LII/410/2026");
        assertThat(texts(server.get(PROGRAMMES + "?state=in-force&limit=200"), "id"))
                .contains(id(draft));
        assertThat(texts(server.get(PROGRAMMES + "?state=ended&limit=200"), "id"))
                .doesNotContain(id(draft));
        assertThat(director.get(at(draft)).status()).isEqualTo(404);
        assertThat(author.patch(at(draft), "*", "{\"title\": \"X\"}").status()).isEqualTo(404);
        assertThat(drafts.adopt(draft).status()).isEqualTo(409);
    }

    @Test
    void everyBrokenRuleIsNamedAtOnce() {
        Answer refused = author.post(PROGRAMMES, """
            {"title": "X", "period": {"from": "2027-01-02", "until": "2027-01-01"}, "diagnosis": "%s", "succeeds": "%s",
             "goals": [{"text": "A", "results": [{"text": "B", "indicators": ["new-services", "happiness"]}]}],
             "services": [%s, %s, {"service": {"code": "nothing"}, "targetGroup": {"code": "nobody"}, "kind": "new",
                "domains": [{"code": "magic"}]}],
             "fees": {"kind": "free", "rules": "R", "noReductions": "N", "reductions": [
                {"entitled": "E", "documentation": "D"}]},
             "personalData": [{"field": "pesel"}, {"field": "pesel"}]}
            """.formatted(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        entry(CLUB, "seniors", "new"),
                        entry(CLUB, "seniors", "increased-volume")));
        assertThat(violations(refused))
                .containsExactly(
                        "/diagnosis unknown-diagnosis",
                        "/fees/noReductions reductions",
                        "/fees/reductions not-paid",
                        "/fees/reductions/0 one-of",
                        "/goals/0/results/0/indicators/1 unknown-indicator",
                        "/period/until period",
                        "/personalData/1 repeated",
                        "/services/1 repeated",
                        "/services/2/domains/0/code unknown-code",
                        "/services/2/service/code unknown-code",
                        "/services/2/targetGroup/code unknown-code",
                        "/succeeds unknown-programme");
        Answer shape = author.post(
                PROGRAMMES,
                "{\"title\": \"X\", \"state\": \"in-force\", \"id\": \"x\","
                        + " \"personalData\": [{\"field\": \"shoeSize\"}]}");
        assertThat(violations(shape))
                .containsExactlyInAnyOrder(
                        "/state unknown-property", "/id unknown-property", "/personalData/0/field not-in-list");
    }

    @Test
    void ofManyWhoBeginAVersionOneDoes() throws InterruptedException, ExecutionException {
        Answer adopted = drafts.adopted();
        List<Integer> statuses = Member.atOnce(
                5, i -> author.post(programme(adopted) + "/draft", "").status());
        assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(4);
    }

    @Test
    void whatWasAdoptedChangesByANewVersionOnly() {
        Answer adopted = drafts.adopted();
        Answer draft = ok(201, author.post(programme(adopted) + "/draft", ""));
        assertThat(draft.object().getInt("version")).isEqualTo(2);
        Answer changed = ok(
                200,
                author.patch(
                        at(draft),
                        etag(draft),
                        "{\"services\": [%s, %s]}"
                                .formatted(entry(CLUB, "seniors", "increased-volume"), entry(HOME, "seniors", "new"))));
        JsonObject preview = director.get(programme(adopted) + "/draft/changes").object();
        assertThat(preview.getJsonObject("before").getInt("version")).isEqualTo(1);
        assertThat(changes(preview)).containsExactly(CLUB + " changed", HOME + " added");
        assertThat(server.get(programme(adopted)).object()).isEqualTo(adopted.object());
        ok(201, drafts.adopt(changed));
        assertThat(server.get(programme(adopted)).object().getInt("version")).isEqualTo(2);
        assertThat(changes(server.get(programme(adopted) + "/changes").object()))
                .containsExactly(CLUB + " changed", HOME + " added");
        assertThat(texts(server.get(PROGRAMMES + "?limit=200"), "id"))
                .filteredOn(id(adopted)::equals)
                .hasSize(1);
        assertThat(Statements.text(server.database(), """
            select count(*) from programme_version where programme = cast(? as uuid) and adopted_at is not null
            """, id(adopted))).isEqualTo("2");
    }

    private static List<String> changes(JsonObject compared) {
        return compared.getJsonArray("services").getValuesAs(JsonObject.class).stream()
                .map(each -> each.getJsonObject("service").getString("code") + " " + each.getString("change"))
                .toList();
    }

    @Test
    void aProgrammeIsComparedWithTheOneThatItSucceeds() {
        Answer old = drafts.adopted();
        Answer next = drafts.draft(entry(HOME, "seniors", "new"), ", \"succeeds\": \"%s\"".formatted(id(old)));
        Answer adopted = ok(201, drafts.adopt(next));
        JsonObject compared = server.get(programme(adopted) + "/changes").object();
        assertThat(compared.getJsonObject("before").getString("programme")).isEqualTo(id(old));
        assertThat(changes(compared)).containsExactly(HOME + " added", CLUB + " vanished");
        assertThat(changes(server.get(programme(old) + "/changes").object())).containsExactly(CLUB + " added");
    }

    @Test
    void aProgrammeEndsOnceAndBeforeItsTerm() {
        Answer adopted = drafts.adopted();
        String ending = programme(adopted) + "/ending";
        Answer outside = director.post(ending, "{\"endedOn\": \"%s\", \"reason\": \"R\"}".formatted(TODAY.plusDays(1)));
        assertThat(violations(outside)).containsExactly("/endedOn outside-period");
        String today = "{\"endedOn\": \"%s\", \"reason\": \"Nowy program\"}".formatted(TODAY);
        Answer ended = ok(201, director.post(ending, today));
        assertThat(ended.object().getString("state")).isEqualTo("in-force");
        assertThat(server.get(programme(adopted))
                        .object()
                        .getJsonObject("ending")
                        .getString("reason"))
                .isEqualTo("Nowy program");
        assertThat(director.post(ending, today).status()).isEqualTo(409);
        assertThat(director.post(programme(adopted) + "/draft", "").status()).isEqualTo(409);
        assertThat(director.post(programme(drafts.draft()) + "/ending", today).status())
                .isEqualTo(404);
    }

    @Test
    void aDroppedDraftLeavesWhatWasAdopted() {
        Answer adopted = drafts.adopted();
        Answer draft = ok(201, author.post(programme(adopted) + "/draft", ""));
        assertThat(author.delete(at(draft), "\"v9\"").status()).isEqualTo(412);
        assertThat(author.delete(at(draft), etag(draft)).status()).isEqualTo(204);
        assertThat(server.get(programme(adopted)).status()).isEqualTo(200);
        Answer first = drafts.draft();
        assertThat(author.delete(at(first), etag(first)).status()).isEqualTo(204);
        assertThat(director.get(at(first)).status()).isEqualTo(404);
        assertThat(drafts.adopt(first).status()).isEqualTo(404);
    }

    @Test
    void theServicesAreATableThatCanBePrinted() {
        String services = entry(CLUB, "seniors", "increased-volume") + ", " + entry(CLUB, "families-in-crisis", "new");
        Answer draft = drafts.draft(services, "");
        Answer named = ok(200, author.patch(at(draft), etag(draft), "{\"title\": \"A <b> & \\\"C\\\"\"}"));
        String table = programme(ok(201, drafts.adopt(named))) + "/services";
        List<JsonObject> rows = server.get(table).object().getJsonArray("rows").getValuesAs(JsonObject.class);
        assertThat(rows).hasSize(2);
        assertThat(rows.getFirst().getJsonObject("targetGroup").getString("code"))
                .isEqualTo("families-in-crisis");
        Answer csv = server.get(table, "Accept", "text/csv");
        assertThat(csv.mediaType()).isEqualTo("text/csv");
        assertThat(csv.text().lines().toList())
                .hasSize(3)
                .startsWith("Grupa docelowa,Usługa,Rodzaj,Zakresy usług")
                .endsWith("seniorzy,Prowadzenie Klubu Seniora,zwiększenie wolumenu,pomoc społeczna");
        Answer html = server.get(table, "Accept", "text/html");
        assertThat(html.mediaType()).isEqualTo("text/html");
        assertThat(html.text()).contains("<h1>A &lt;b&gt; &amp; &quot;C&quot;</h1>", "<td>seniorzy</td>");
    }

    @Test
    void programmesRunSideBySideAndListsShowAllOfThem() {
        String first = id(drafts.adopted());
        String second = id(drafts.adopted());
        assertThat(items(server.get(PROGRAMMES + "?limit=1"))).hasSize(1);
        List<String> all = org.opencus.testing.Pages.all(server, PROGRAMMES + "?limit=1").stream()
                .map(item -> item.getString("id"))
                .toList();
        assertThat(all).doesNotHaveDuplicates().contains(first, second);
    }

    @Test
    void aRowOfAnotherCentreIsNotThere() {
        Answer draft = drafts.draft();
        Answer adopted = drafts.adopted();
        Member other = Member.of(server, "director", "kozienice");
        String elsewhere = "/v1/centres/kozienice/programmes/";
        assertThat(server.get(elsewhere + id(adopted)).status()).isEqualTo(404);
        assertThat(server.get(elsewhere + id(adopted) + "/services").status()).isEqualTo(404);
        assertThat(server.get(elsewhere + id(adopted) + "/changes").status()).isEqualTo(404);
        assertThat(other.get(elsewhere + id(draft) + "/draft").status()).isEqualTo(404);
        assertThat(other.get(elsewhere + id(draft) + "/draft/changes").status()).isEqualTo(404);
        assertThat(other.patch(elsewhere + id(draft) + "/draft", "*", "{}").status())
                .isEqualTo(404);
        assertThat(other.delete(elsewhere + id(draft) + "/draft", "*").status()).isEqualTo(404);
        assertThat(other.post(elsewhere + id(draft) + "/adoption", adoption(), "If-Match", "*")
                        .status())
                .isEqualTo(404);
        assertThat(other.post(elsewhere + id(adopted) + "/draft", "").status()).isEqualTo(404);
        assertThat(other.post(elsewhere + id(adopted) + "/ending", "{\"endedOn\": \"2026-01-01\", \"reason\": \"R\"}")
                        .status())
                .isEqualTo(404);
        assertThat(items(other.get("/v1/centres/kozienice/programme-drafts"))).isEmpty();
        assertThat(other.get("/v1/centres/gorno/programme-drafts").status()).isEqualTo(404);
        assertThat(other.patch(at(draft), "*", "{}").status()).isEqualTo(404);
    }

    @Test
    void whoMayOnlyReadWritesNothing() {
        Answer draft = drafts.draft();
        Member animator = Member.of(server, "animator", "gorno");
        assertThat(animator.post(PROGRAMMES, "{\"title\": \"X\"}").status()).isEqualTo(403);
        assertThat(animator.patch(at(draft), "*", "{}").status()).isEqualTo(403);
        assertThat(animator.delete(at(draft), "*").status()).isEqualTo(403);
        assertThat(animator.post(programme(draft) + "/adoption", adoption()).status())
                .isEqualTo(403);
        assertThat(animator.post(programme(draft) + "/draft", "").status()).isEqualTo(403);
    }

    @Test
    void outsideTheActAProgrammeNeedsNeitherDiagnosisNorDomainsNorResolution() {
        Member writer = Member.of(server, "service-organiser", "dobczyce");
        String programmes = "/v1/centres/dobczyce/programmes";
        JsonObject service = server.get("/v1/centres/dobczyce/services?limit=1&status=any")
                .object()
                .getJsonArray("items")
                .getJsonObject(0);
        String body = content("x", TODAY, TODAY.plusYears(20), "", "")
                .replace("\"diagnosis\": \"x\",", "")
                .replace("\"services\": []", """
                    "services": [{"service": {"code": "%s"}, "targetGroup": {"code": "seniors"}, "kind": "new"}]
                    """.formatted(service.getString("code")));
        Answer draft = ok(201, writer.post(programmes, body));
        assertThat(points(draft)).isEmpty();
        Answer adopted = Member.of(server, "director", "dobczyce")
                .post(
                        programmes + "/" + id(draft) + "/adoption",
                        "{\"adoptedOn\": \"%s\"}".formatted(TODAY),
                        "If-Match",
                        etag(draft));
        assertThat(adopted.status()).as(adopted.toString()).isEqualTo(201);
    }

    @Test
    void indicatorsAreTheSameEverywhere() {
        assertThat(texts(server.get("/v1/indicators"), "code"))
                .hasSize(7)
                .contains("new-service-users", "social-economy-share");
    }
}
