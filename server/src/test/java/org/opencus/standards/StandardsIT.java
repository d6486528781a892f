package org.opencus.standards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencus.testing.Answers.at;
import static org.opencus.testing.Answers.etag;
import static org.opencus.testing.Answers.id;
import static org.opencus.testing.Answers.ok;
import static org.opencus.testing.Pages.texts;
import static org.opencus.testing.Pages.violations;

import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opencus.testing.Answer;
import org.opencus.testing.Member;
import org.opencus.testing.Pages;
import org.opencus.testing.ServerExtension;
import org.opencus.testing.Statements;
import org.opencus.testing.TestServer;

@ExtendWith(ServerExtension.class)
class StandardsIT {
    private static final String CENTRE = "/v1/centres/gorno";
    private static final String STANDARDS = CENTRE + "/quality-standards";
    private static final String ASSESSMENTS = CENTRE + "/standard-assessments";
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Warsaw"));
    private static final String CLUB = CENTRE + "/services/017eb294-c000-7d00-9351-d89037d5b478/standards";

    private final TestServer server;
    private Member director;

    StandardsIT(TestServer server) {
        this.server = server;
    }

    @BeforeEach
    void enter() {
        director = Member.of(server, "director", "gorno");
    }

    private Answer standard(String name) {
        return ok(201, director.post(STANDARDS, """
            {"name": "%s", "description": "Dla każdego", "criteria": ["Bez progów", "Toaleta"]}
            """.formatted(name)));
    }

    @Test
    void noStandardAsksWhoPays() {
        for (String property : List.of("payment", "fee", "reductions")) {
            Answer refused = director.post(STANDARDS, """
                {"name": "Dla płacących", "description": "x", "criteria": ["Wygodniej"], "%s": {"kind": "paid"}}
                """.formatted(property));
            assertThat(Pages.violations(refused)).containsExactly("/" + property + " unknown-property");
        }
    }

    /** Holds the club to these standards. */
    private Answer attach(String... standards) {
        String list = Stream.of(standards).map(id -> '"' + id + '"').collect(Collectors.joining(", "));
        return director.put(CLUB, "*", "{\"standards\": [%s]}".formatted(list));
    }

    /** Instances hear of a change a moment after its transaction has committed. */
    private Answer changed(String address, String before) throws InterruptedException {
        Answer answer = server.get(address);
        for (int i = 0; i < 100 && answer.header("ETag").filter(before::equals).isPresent(); i++) {
            Thread.sleep(20);
            answer = server.get(address);
        }
        return answer;
    }

    private Answer assess(String standard, LocalDate day, String outcome) {
        return director.post(CLUB + "/" + standard + "/assessments", """
            {"provider": {"code": "klub-seniora-radlin"}, "assessedOn": "%s", "outcome": "%s", "remarks": "Remont"}
            """.formatted(day, outcome));
    }

    @Test
    void everybodyReadsStandardsAndTheirChanges() throws InterruptedException {
        Answer made = standard("Dostępność");
        assertThat(server.get(at(made)).object()).isEqualTo(made.object());
        assertThat(texts(server.get(STANDARDS + "?limit=200"), "id")).contains(id(made));
        Answer changed = ok(200, director.patch(at(made), etag(made), "{\"basis\": \"Ustawa\"}"));
        Answer read = changed(at(made), etag(made));
        assertThat(read.object()).isEqualTo(changed.object());
        Answer same = ok(200, director.patch(at(made), etag(changed), "{\"basis\": \"Ustawa\"}"));
        assertThat(etag(same)).isEqualTo(etag(changed));
        assertThat(director.patch(at(made), etag(made), "{}").status()).isEqualTo(412);
        assertThat(director.patch(at(made), "{}").status()).isEqualTo(428);
        assertThat(violations(director.patch(at(made), etag(changed), "{\"criteria\": []}")))
                .containsExactly("/criteria min-items");
        ok(204, director.delete(at(made), etag(changed)));
        List<JsonObject> versions = Pages.items(director.get(at(made) + "/history"));
        assertThat(versions)
                .extracting(version -> version.getString("act"))
                .containsExactly("retired", "changed", "created");
        assertThat(versions.get(1).getJsonObject("patch").toString()).isEqualTo("{\"basis\":\"Ustawa\"}");
        assertThat(versions.get(1).getJsonObject("by").toString()).contains("director");
    }

    @Test
    void aServiceIsHeldToStandards() throws InterruptedException {
        String first = id(standard("Pierwszy"));
        Answer second = standard("Drugi");
        String before = etag(server.get(CLUB));
        ok(200, attach(id(second), first));
        assertThat(changed(CLUB, before).object().getJsonArray("standards").toString())
                .containsSubsequence("Drugi", "Pierwszy");
        assertThat(director.put(CLUB, "\"old\"", "{\"standards\": []}").status())
                .isEqualTo(412);
        assertThat(violations(attach(first, UUID.randomUUID().toString())))
                .containsExactly("/standards/1 unknown-standard");
        Answer held = director.delete(at(second), etag(second));
        assertThat(held.status()).isEqualTo(409);
        assertThat(held.text()).contains("referred-to", "gorno-klub-seniora");
        ok(200, attach(first));
        assertThat(director.delete(at(second), etag(second)).status()).isEqualTo(204);
        assertThat(changed(at(second), etag(second)).status()).isEqualTo(410);
        assertThat(director.patch(at(second), "*", "{}").status()).isEqualTo(410);
        assertThat(texts(changedList(id(second)), "id")).doesNotContain(id(second));
    }

    @Test
    void whatHasLeftTheCatalogueHoldsNoStandardBack() {
        Answer service = ok(201, director.post(CENTRE + "/services", """
            {"name": "Znikająca", "kind": "service", "status": "existing", "domains": [{"code": "social-assistance"}]}
            """));
        Answer standard = standard("Ulotny");
        String held = at(service) + "/standards";
        ok(200, director.put(held, "*", "{\"standards\": [\"%s\"]}".formatted(id(standard))));
        ok(204, director.delete(at(service), "*"));
        ok(204, director.delete(at(standard), etag(standard)));
        ok(201, director.post(at(service) + "/restoration", ""));
        assertThat(director.get(held + "?").object().getJsonArray("standards")).isEmpty();
    }

    private Answer changedList(String gone) throws InterruptedException {
        Answer list = server.get(STANDARDS + "?limit=200");
        for (int i = 0; i < 100 && list.text().contains(gone); i++) {
            Thread.sleep(20);
            list = server.get(STANDARDS + "?limit=200");
        }
        return list;
    }

    @Test
    void theLatestDayTellsWhetherAProviderMeetsAStandard() {
        String standard = id(standard("Punktualność"));
        ok(200, attach(standard));
        Answer early = ok(201, assess(standard, TODAY.minusDays(30), "not-met"));
        Answer late = ok(201, assess(standard, TODAY, "met"));
        Answer belated = ok(201, assess(standard, TODAY.minusDays(10), "partly-met"));
        assertThat(belated.object().getBoolean("current")).isFalse();
        assertThat(director.get(at(early)).object().getBoolean("current")).isFalse();
        assertThat(director.get(at(late)).object()).isEqualTo(late.object());
        assertThat(late.object().getJsonObject("provider").getString("name")).isNotBlank();
        String history = CLUB + "/" + standard + "/assessments";
        assertThat(texts(director.get(history), "id")).containsExactly(id(belated), id(late), id(early));
        assertThat(texts(director.get(ASSESSMENTS + "?current=true&provider=klub-seniora-radlin&limit=200"), "id"))
                .contains(id(late))
                .doesNotContain(id(early), id(belated));
        assertThat(texts(director.get(ASSESSMENTS + "?outcome=not-met&limit=200"), "id"))
                .contains(id(early))
                .doesNotContain(id(late));
        assertThat(late.object().getInt("standardVersion")).isEqualTo(1);
        ok(200, director.patch(STANDARDS + "/" + standard, "*", "{\"basis\": \"Uchwała\"}"));
        assertThat(ok(201, assess(standard, TODAY, "met")).object().getInt("standardVersion"))
                .isEqualTo(2);
        assertThat(director.get(at(late)).object().getInt("standardVersion")).isEqualTo(1);
        ok(200, attach());
        assertThat(texts(director.get(history), "id")).hasSize(4);
        assertThat(assess(standard, TODAY, "met").status()).isEqualTo(409);
    }

    @Test
    void everyBrokenRuleOfAnAssessmentIsNamedAtOnce() {
        String standard = id(standard("Jawność"));
        ok(200, attach(standard));
        Answer refused = director.post(CLUB + "/" + standard + "/assessments", """
            {"provider": {"code": "klub-aa"}, "assessedOn": "%s", "outcome": "met"}
            """.formatted(TODAY.plusDays(1)));
        assertThat(violations(refused)).containsExactly("/assessedOn in-future", "/provider/code no-provider");
    }

    @Test
    void ofManyAssessmentsOneIsCurrent() throws InterruptedException, ExecutionException {
        String standard = id(standard("Czystość"));
        ok(200, attach(standard));
        List<Integer> statuses =
                Member.atOnce(6, i -> assess(standard, TODAY, "met").status());
        assertThat(statuses).containsOnly(201);
        assertThat(Statements.text(
                        server.database(),
                        "select count(*) from standard_assessment where standard = cast(? as uuid) and current",
                        standard))
                .isEqualTo("1");
    }

    @Test
    void aRowOfAnotherCentreIsNotThere() {
        Answer made = standard("Obcy");
        ok(200, attach(id(made)));
        Answer assessed = ok(201, assess(id(made), TODAY, "met"));
        Member other = Member.of(server, "director", "kozienice");
        String elsewhere = at(made).replace("gorno", "kozienice");
        assertThat(server.get(elsewhere).status()).isEqualTo(404);
        assertThat(other.patch(elsewhere, "*", "{}").status()).isEqualTo(404);
        assertThat(other.delete(elsewhere, "*").status()).isEqualTo(404);
        assertThat(server.get(CLUB.replace("gorno", "kozienice")).status()).isEqualTo(404);
        assertThat(other.put(CLUB.replace("gorno", "kozienice"), "*", "{\"standards\": []}")
                        .status())
                .isEqualTo(404);
        assertThat(other.get(at(assessed).replace("gorno", "kozienice")).status())
                .isEqualTo(404);
        String history = (CLUB + "/" + id(made) + "/assessments").replace("gorno", "kozienice");
        assertThat(other.get(history).status()).isEqualTo(404);
        assertThat(other.get(at(assessed)).status()).isEqualTo(404);
        assertThat(texts(other.get("/v1/centres/kozienice/standard-assessments"), "id"))
                .isEmpty();
    }

    @Test
    void whoMayNotSeeAssessmentsSeesNone() {
        Answer made = standard("Ciche");
        ok(200, attach(id(made)));
        Answer assessed = ok(201, assess(id(made), TODAY, "met"));
        assertThat(server.get(at(assessed)).status()).isEqualTo(401);
        Member volunteer = Member.of(server, "volunteer", "gorno");
        assertThat(volunteer.get(at(assessed)).status()).isEqualTo(403);
        assertThat(volunteer.get(ASSESSMENTS).status()).isEqualTo(403);
        Member animator = Member.of(server, "animator", "gorno");
        assertThat(animator.get(at(assessed)).status()).isEqualTo(200);
        assertThat(animator.post(STANDARDS, "{}").status()).isEqualTo(403);
        assertThat(animator.patch(at(made), "*", "{}").status()).isEqualTo(403);
        assertThat(animator.delete(at(made), "*").status()).isEqualTo(403);
        assertThat(animator.put(CLUB, "*", "{\"standards\": []}").status()).isEqualTo(403);
        assertThat(animator.post(CLUB + "/" + id(made) + "/assessments", "{}").status())
                .isEqualTo(403);
    }
}
