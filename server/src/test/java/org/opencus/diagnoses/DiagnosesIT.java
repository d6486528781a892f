package org.opencus.diagnoses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencus.testing.Answers.at;
import static org.opencus.testing.Answers.etag;
import static org.opencus.testing.Answers.id;
import static org.opencus.testing.Pages.texts;
import static org.opencus.testing.Pages.violations;

import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opencus.contract.Wire;
import org.opencus.testing.Answer;
import org.opencus.testing.Member;
import org.opencus.testing.Pages;
import org.opencus.testing.ServerExtension;
import org.opencus.testing.Statements;
import org.opencus.testing.TestServer;

@ExtendWith(ServerExtension.class)
class DiagnosesIT {
    private static final String DIAGNOSES = "/v1/centres/gorno/diagnoses";
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Warsaw"));

    private final TestServer server;
    private Member director;

    DiagnosesIT(TestServer server) {
        this.server = server;
    }

    @BeforeEach
    void enter() {
        director = Member.of(server, "director", "gorno");
    }

    private static String diagnosis(LocalDate until, String more) {
        return """
            {"title": "Diagnoza", "from": "%s", "until": "%s", "method": "Ankieta", "sampleSize": 121,
             "findings": [{"conclusion": "Seniorów przybywa.", "services": [{"code": "gorno-klub-seniora"}]}]%s}
            """.formatted(until.minusDays(30), until, more);
    }

    private Answer recorded(LocalDate until, String more) {
        Answer answer = director.post(DIAGNOSES, diagnosis(until, more));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer;
    }

    @Test
    void everybodyReadsADiagnosisWithItsTermOfFiveYears() {
        Answer recorded = recorded(TODAY.minusDays(1), "");
        Answer read = server.get(at(recorded));
        assertThat(read.object()).isEqualTo(recorded.object());
        assertThat(etag(read)).isEqualTo(etag(recorded));
        assertThat(read.header("Cache-Control")).contains("public, max-age=60");
        LocalDate expires = TODAY.minusDays(1).plusYears(5);
        assertThat(read.object().getString("expiresOn")).isEqualTo(expires.toString());
        assertThat(read.object().getString("warnsOn"))
                .isEqualTo(expires.minusDays(180).toString());
        assertThat(read.object().getBoolean("dueSoon")).isFalse();
        assertThat(read.text()).contains("\"name\":\"Prowadzenie Klubu Seniora\"");
        assertThat(texts(server.get(DIAGNOSES + "?limit=200"), "id")).contains(id(recorded));
    }

    @Test
    void warnsBeforeTheTermEndsUntilALaterDiagnosisTakesItsPlace() {
        Answer old = recorded(TODAY.minusYears(5).plusDays(100), "");
        Answer early = recorded(TODAY.minusYears(5).plusDays(100), ", \"warnDays\": 50");
        assertThat(old.object().getBoolean("dueSoon")).isTrue();
        assertThat(old.object().getBoolean("expired")).isFalse();
        assertThat(early.object().getBoolean("dueSoon")).isFalse();
        assertThat(texts(server.get(DIAGNOSES + "?dueSoon=true"), "id"))
                .contains(id(old))
                .doesNotContain(id(early));
        Answer update = recorded(TODAY, ", \"updates\": \"%s\"".formatted(id(old)));
        Answer now = server.get(at(old));
        assertThat(now.object().getString("updatedBy")).isEqualTo(id(update));
        assertThat(now.object().getBoolean("dueSoon")).isFalse();
        assertThat(texts(server.get(DIAGNOSES + "?dueSoon=true"), "id")).doesNotContain(id(old));
        assertThat(texts(server.get(DIAGNOSES + "?dueSoon=false&limit=200"), "id"))
                .contains(id(old), id(early), id(update));
    }

    @Test
    void everyBrokenRuleIsNamedAtOnce() {
        Answer refused = director.post(DIAGNOSES, """
            {"title": "X", "from": "2090-01-02", "until": "2090-01-01", "method": "M", "validUntil": "2099-01-01",
             "updates": "%s", "findings": [{"conclusion": "C", "services": [{"code": "nothing-like-it"}]}]}
            """.formatted(UUID.randomUUID()));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(violations(refused))
                .containsExactly(
                        "/findings/0/services/0/code unknown-code",
                        "/until in-future",
                        "/until period",
                        "/updates unknown-diagnosis",
                        "/validUntil five-years");
        Answer shape = director.post(DIAGNOSES, "{\"title\": \"\", \"centre\": \"kozienice\", \"findings\": []}");
        assertThat(violations(shape))
                .contains("/centre unknown-property", "/findings min-items", "/from required", "/title min-length");
    }

    @Test
    void onlyStatutoryCentresAreBoundToFiveYears() {
        Member elsewhere = Member.of(server, "director", "dobczyce");
        String body = diagnosis(TODAY, "").replace("gorno-klub-seniora", firstService());
        Answer free = elsewhere.post("/v1/centres/dobczyce/diagnoses", body);
        assertThat(free.status()).as(free.toString()).isEqualTo(201);
        assertThat(free.object().containsKey("expiresOn")).isFalse();
        String long_ =
                body.replace("\"sampleSize\"", "\"validUntil\": \"%s\", \"sampleSize\"".formatted(TODAY.plusYears(9)));
        assertThat(elsewhere
                        .post("/v1/centres/dobczyce/diagnoses", long_)
                        .object()
                        .getString("expiresOn"))
                .isEqualTo(TODAY.plusYears(9).toString());
    }

    @Test
    void theTermFollowsTheCentre() {
        Member elsewhere = Member.of(server, "director", "dobczyce");
        LocalDate until = TODAY.minusYears(5).plusDays(100);
        String body = diagnosis(until, ", \"validUntil\": \"%s\"".formatted(TODAY.plusYears(9)))
                .replace("gorno-klub-seniora", firstService());
        Answer free = elsewhere.post("/v1/centres/dobczyce/diagnoses", body);
        assertThat(free.object().getBoolean("dueSoon")).isFalse();
        String due = "/v1/centres/dobczyce/diagnoses?dueSoon=true";
        assertThat(texts(server.get(due), "id")).doesNotContain(id(free));
        Statements.run(server.database(), "update centre set statutory = true where code = 'dobczyce'");
        try {
            Answer bound = elsewhere.get(at(free) + "?");
            assertThat(bound.object().getString("expiresOn"))
                    .isEqualTo(until.plusYears(5).toString());
            assertThat(bound.object().getBoolean("dueSoon")).isTrue();
            assertThat(texts(elsewhere.get(due), "id")).contains(id(free));
        } finally {
            Statements.run(server.database(), "update centre set statutory = false where code = 'dobczyce'");
        }
    }

    @Test
    void aPatchThatChangesNothingLeavesTheState() {
        Answer recorded = recorded(TODAY, "");
        Answer same = director.patch(at(recorded), etag(recorded), "{\"sampleSize\": 121, \"contractor\": null}");
        assertThat(same.object()).isEqualTo(recorded.object());
        assertThat(etag(same)).isEqualTo(etag(recorded));
    }

    @Test
    void theHistoryTellsWhoChangedWhat() {
        Answer recorded = recorded(TODAY, "");
        Answer changed = director.patch(at(recorded), etag(recorded), "{\"sampleSize\": 7, \"contractor\": \"LBS\"}");
        assertThat(director.patch(at(recorded), etag(changed), "{\"sampleSize\": 7}")
                        .status())
                .isEqualTo(200);
        List<JsonObject> versions = Pages.items(director.get(at(recorded) + "/history"));
        assertThat(versions).extracting(version -> version.getString("act")).containsExactly("changed", "created");
        assertThat(versions.getFirst().getJsonObject("patch"))
                .isEqualTo(Wire.read("{\"sampleSize\": 7, \"contractor\": \"LBS\"}", JsonObject.class));
        assertThat(versions)
                .allSatisfy(version ->
                        assertThat(version.getJsonObject("by").toString()).contains("\"roles\":[\"director\"]"));
        Answer first = director.get(at(recorded) + "/history?limit=1");
        String rest = at(recorded) + "/history?limit=1&cursor=" + first.object().getString("nextCursor");
        assertThat(texts(director.get(rest), "act")).containsExactly("created");
        assertThat(server.get(at(recorded) + "/history").status()).isEqualTo(401);
        Member other = Member.of(server, "director", "kozienice");
        assertThat(other.get(at(recorded).replace("gorno", "kozienice") + "/history")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void withItsCentreItIsGone() {
        Member elsewhere = Member.of(server, "director", "dobczyce");
        Answer recorded = elsewhere.post(
                "/v1/centres/dobczyce/diagnoses", diagnosis(TODAY, "").replace("gorno-klub-seniora", firstService()));
        assertThat(recorded.status()).as(recorded.toString()).isEqualTo(201);
        Statements.run(server.database(), "update centre set gone_at = now() where code = 'dobczyce'");
        try {
            assertThat(server.get(at(recorded)).status()).isEqualTo(410);
        } finally {
            Statements.run(server.database(), "update centre set gone_at = null where code = 'dobczyce'");
        }
    }

    @Test
    void whatALaterOneBringsUpToDateIsNotChanged() {
        Answer old = recorded(TODAY.minusDays(9), "");
        Answer update = recorded(TODAY, ", \"updates\": \"%s\"".formatted(id(old)));
        assertThat(director.patch(at(old), "*", "{\"sampleSize\": 1}").status()).isEqualTo(409);
        assertThat(director.patch(at(update), etag(update), "{\"updates\": null}")
                        .status())
                .isEqualTo(200);
        assertThat(director.patch(at(old), "*", "{\"sampleSize\": 1}").status()).isEqualTo(200);
    }

    @Test
    void aServiceThatHasLeftTheCatalogueStaysInAnOldFinding() {
        Answer service = director.post("/v1/centres/gorno/services", """
            {"name": "Pogotowie książkowe", "kind": "service", "status": "existing",
             "domains": [{"code": "social-assistance"}]}
            """);
        assertThat(service.status()).as(service.toString()).isEqualTo(201);
        String body = diagnosis(TODAY, "").replace("gorno-klub-seniora", "pogotowie-ksiazkowe");
        Answer recorded = director.post(DIAGNOSES, body);
        assertThat(director.delete(at(service), "*").status()).isEqualTo(204);
        Answer changed = director.patch(at(recorded), etag(recorded), "{\"sampleSize\": 122}");
        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        assertThat(changed.text()).contains("Pogotowie książkowe");
        assertThat(violations(director.post(DIAGNOSES, body)))
                .containsExactly("/findings/0/services/0/code unknown-code");
    }

    private String firstService() {
        return server.get("/v1/centres/dobczyce/services?limit=1&status=any")
                .object()
                .getJsonArray("items")
                .getJsonObject(0)
                .getString("code");
    }

    @Test
    void onlyTheStateThatWasSeenIsChanged() {
        Answer recorded = recorded(TODAY, "");
        assertThat(director.patch(at(recorded), "{\"sampleSize\": 1}").status()).isEqualTo(428);
        assertThat(director.patch(at(recorded), "\"other\"", "{\"sampleSize\": 1}")
                        .status())
                .isEqualTo(412);
        Answer changed =
                director.patch(at(recorded), etag(recorded), "{\"sampleSize\": null, \"contractor\": \"LBS\"}");
        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        assertThat(changed.object().containsKey("sampleSize")).isFalse();
        assertThat(server.get(at(recorded)).object()).isEqualTo(changed.object());
        assertThat(director.patch(at(recorded), etag(recorded), "{}").status()).isEqualTo(412);
        assertThat(violations(
                        director.patch(at(recorded), etag(changed), "{\"id\": \"%s\"}".formatted(UUID.randomUUID()))))
                .containsExactly("/id unknown-property");
    }

    @Test
    void ofManyWhoChangeTheSameStateOneWins() throws InterruptedException, ExecutionException {
        Answer recorded = recorded(TODAY, "");
        List<Integer> statuses = Member.atOnce(
                6,
                i -> director.patch(at(recorded), etag(recorded), "{\"sampleSize\": %d}".formatted(i))
                        .status());
        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 412).hasSize(5);
    }

    @Test
    void aRetriedRecordIsMadeOnce() {
        UUID key = UUID.randomUUID();
        Answer first = director.post(DIAGNOSES, diagnosis(TODAY, ""), key);
        Answer again = director.post(DIAGNOSES, diagnosis(TODAY, ""), key);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(at(again)).isEqualTo(at(first));
    }

    @Test
    void whatRestsOnADiagnosisKeepsIt() {
        Answer old = recorded(TODAY.minusDays(9), "");
        Answer update = recorded(TODAY, ", \"updates\": \"%s\"".formatted(id(old)));
        Answer seen = server.get(at(old));
        assertThat(director.delete(at(old), etag(seen)).status()).isEqualTo(409);
        assertThat(director.delete(at(update), etag(update)).status()).isEqualTo(204);
        assertThat(server.get(at(update)).status()).isEqualTo(404);
        assertThat(director.delete(at(old), etag(server.get(at(old)))).status()).isEqualTo(204);
    }

    @Test
    void aRowOfAnotherCentreIsNotThere() {
        Answer recorded = recorded(TODAY, "");
        String elsewhere = at(recorded).replace("gorno", "kozienice");
        assertThat(server.get(elsewhere).status()).isEqualTo(404);
        Member other = Member.of(server, "director", "kozienice");
        assertThat(other.patch(elsewhere, "*", "{}").status()).isEqualTo(404);
        assertThat(other.delete(elsewhere, "*").status()).isEqualTo(404);
        assertThat(other.patch(at(recorded), "*", "{}").status()).isEqualTo(404);
        assertThat(server.get("/v1/centres/nowhere/diagnoses").status()).isEqualTo(404);
        Answer foreign = other.post(
                "/v1/centres/kozienice/diagnoses",
                "{\"title\": \"X\", \"from\": \"2026-01-01\", \"until\": \"2026-01-02\", \"method\": \"M\", "
                        + "\"findings\": [{\"conclusion\": \"C\"}], \"updates\": \"%s\"}".formatted(id(recorded)));
        assertThat(violations(foreign)).containsExactly("/updates unknown-diagnosis");
    }

    @Test
    void whoMayOnlyReadChangesNothing() {
        Answer recorded = recorded(TODAY, "");
        Member animator = Member.of(server, "animator", "gorno");
        assertThat(animator.post(DIAGNOSES, diagnosis(TODAY, "")).status()).isEqualTo(403);
        assertThat(animator.patch(at(recorded), "*", "{}").status()).isEqualTo(403);
        assertThat(animator.delete(at(recorded), "*").status()).isEqualTo(403);
        assertThat(server.post(DIAGNOSES, diagnosis(TODAY, "")).status()).isEqualTo(401);
    }
}
