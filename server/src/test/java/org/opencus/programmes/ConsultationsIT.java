package org.opencus.programmes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencus.programmes.Drafts.PROGRAMMES;
import static org.opencus.programmes.Drafts.TODAY;
import static org.opencus.programmes.Drafts.at;
import static org.opencus.programmes.Drafts.etag;
import static org.opencus.programmes.Drafts.id;
import static org.opencus.programmes.Drafts.ok;
import static org.opencus.testing.Pages.texts;
import static org.opencus.testing.Pages.violations;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opencus.testing.Answer;
import org.opencus.testing.Member;
import org.opencus.testing.ServerExtension;
import org.opencus.testing.TestServer;

@ExtendWith(ServerExtension.class)
class ConsultationsIT {
    private static final String REMARK =
            "\"remarks\": [{\"organisation\": \"KGW\", \"text\": \"Także w soboty\", \"outcome\": \"accepted\"}]";

    private final TestServer server;
    private Drafts drafts;
    private Member author;

    ConsultationsIT(TestServer server) {
        this.server = server;
    }

    @BeforeEach
    void enter() {
        drafts = new Drafts(server);
        author = drafts.author();
    }

    private static String consultation(String stage, String more) {
        return """
            {"stage": "%s", "form": "open-meeting", "from": "%s", "until": "%s", %s}
            """.formatted(stage, TODAY.minusDays(3), TODAY.minusDays(2), more);
    }

    private static String consultations(Answer programme) {
        return PROGRAMMES + "/" + id(programme) + "/consultations";
    }

    @Test
    void eachStageIsConsultedAndTheProgrammeTellsOfIt() {
        Answer draft = drafts.draft();
        Answer first = ok(201, author.post(consultations(draft), consultation("draft", REMARK)));
        Answer none = ok(201, author.post(consultations(draft), consultation("diagnosis", "\"noRemarks\": true")));
        assertThat(author.get(at(first)).object()).isEqualTo(first.object());
        assertThat(texts(author.get(consultations(draft)), "id")).containsExactly(id(none), id(first));
        assertThat(texts(author.get(consultations(draft) + "?limit=1"), "id")).containsExactly(id(none));
        ok(201, drafts.adopt(draft));
        Answer shown = server.get(PROGRAMMES + "/" + id(draft));
        List<JsonObject> told = shown.object().getJsonArray("consultations").getValuesAs(JsonObject.class);
        assertThat(told).hasSize(2);
        assertThat(told.getFirst().getInt("remarks")).isEqualTo(1);
        assertThat(told.getFirst().getInt("accepted")).isEqualTo(1);
        assertThat(told.getLast().getBoolean("noRemarks")).isTrue();
        assertThat(shown.text()).doesNotContain("soboty");
        assertThat(ok(201, author.post(consultations(draft), consultation("delivery", REMARK))))
                .isNotNull();
    }

    @Test
    void answersAreAddedToTheStateThatWasSeen() throws InterruptedException, ExecutionException {
        Answer recorded = ok(201, author.post(consultations(drafts.draft()), consultation("draft", REMARK)));
        assertThat(author.patch(at(recorded), "{}").status()).isEqualTo(428);
        assertThat(author.patch(at(recorded), "\"v7\"", "{}").status()).isEqualTo(412);
        String answered = "{\"remarks\": [{\"text\": \"Także w soboty\", \"answer\": \"Tak\"}]}";
        List<Integer> statuses = Member.atOnce(
                4, i -> author.patch(at(recorded), etag(recorded), answered).status());
        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 412).hasSize(3);
        assertThat(author.get(at(recorded)).text()).contains("\"answer\":\"Tak\"");
    }

    @Test
    void onceItIsOverNoRemarkGoes() {
        Answer recorded = ok(201, author.post(consultations(drafts.draft()), consultation("draft", REMARK)));
        assertThat(violations(author.patch(at(recorded), etag(recorded), "{\"remarks\": null, \"noRemarks\": true}")))
                .containsExactly("/remarks remark-removed");
        Answer same = ok(200, author.patch(at(recorded), etag(recorded), "{\"subject\": null}"));
        assertThat(etag(same)).isEqualTo(etag(recorded));
        assertThat(same.object()).isEqualTo(recorded.object());
    }

    @Test
    void whatTellsWhoSomebodyIsIsRefused() {
        Answer refused = author.post(consultations(drafts.draft()), consultation("draft", """
            "subject": "Zgłoszenia: jan@example.org", "remarks": [
                {"text": "Proszę dzwonić 600 700 800", "answer": "PESEL 44051401458"},
                {"text": "W latach 2022-2024 było 17 osób, a teraz 24"}]
            """));
        assertThat(violations(refused))
                .containsExactly(
                        "/remarks/0/answer personal-data", "/remarks/0/text personal-data", "/subject personal-data");
        assertThat(refused.text()).doesNotContain("44051401458").doesNotContain("600 700 800");
    }

    @Test
    void eitherRemarksCameOrNone() {
        String consultations = consultations(drafts.draft());
        assertThat(violations(author.post(consultations, consultation("draft", "\"subject\": \"S\""))))
                .containsExactly("/remarks missing");
        assertThat(violations(author.post(consultations, consultation("draft", "\"noRemarks\": true, " + REMARK))))
                .containsExactly("/noRemarks remarks");
        Answer open = author.post(consultations, """
            {"stage": "draft", "form": "comment-form", "from": "%s", "until": "%s"}
            """.formatted(TODAY, TODAY.plusDays(5)));
        assertThat(open.status()).isEqualTo(201);
        assertThat(violations(author.patch(at(open), etag(open), "{\"noRemarks\": true}")))
                .containsExactly("/noRemarks still-open");
    }

    @Test
    void aConsultedDraftIsNotDropped() {
        Answer draft = drafts.draft();
        ok(201, author.post(consultations(draft), consultation("draft", REMARK)));
        assertThat(author.delete(at(draft), etag(draft)).status()).isEqualTo(409);
        assertThat(author.get(at(draft)).status()).isEqualTo(200);
    }

    @Test
    void aRowOfAnotherCentreOrProgrammeIsNotThere() {
        Answer draft = drafts.draft();
        Answer recorded = ok(201, author.post(consultations(draft), consultation("draft", REMARK)));
        assertThat(author.get(consultations(drafts.draft()) + "/" + id(recorded))
                        .status())
                .isEqualTo(404);
        Member other = Member.of(server, "director", "kozienice");
        String elsewhere = at(recorded).replace("gorno", "kozienice");
        assertThat(other.get(elsewhere).status()).isEqualTo(404);
        assertThat(other.patch(elsewhere, "*", "{}").status()).isEqualTo(404);
        assertThat(other.get(at(recorded)).status()).isEqualTo(404);
        String list = consultations(draft).replace("gorno", "kozienice");
        assertThat(other.get(list).status()).isEqualTo(404);
        assertThat(other.post(list, consultation("draft", REMARK)).status()).isEqualTo(404);
    }

    @Test
    void whoMayNotSeeDraftsSeesNoRemarks() {
        Answer recorded = ok(201, author.post(consultations(drafts.draft()), consultation("draft", REMARK)));
        assertThat(server.get(at(recorded)).status()).isEqualTo(401);
        Member volunteer = Member.of(server, "volunteer", "gorno");
        assertThat(volunteer.get(at(recorded)).status()).isEqualTo(403);
        Member animator = Member.of(server, "animator", "gorno");
        assertThat(animator.get(at(recorded)).status()).isEqualTo(200);
        assertThat(animator.patch(at(recorded), "*", "{}").status()).isEqualTo(403);
    }
}
