package org.opencus.programmes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencus.programmes.Drafts.CLUB;
import static org.opencus.programmes.Drafts.PROGRAMMES;
import static org.opencus.programmes.Drafts.TODAY;
import static org.opencus.programmes.Drafts.adoption;
import static org.opencus.programmes.Drafts.at;
import static org.opencus.programmes.Drafts.content;
import static org.opencus.programmes.Drafts.entry;
import static org.opencus.programmes.Drafts.etag;
import static org.opencus.programmes.Drafts.ok;
import static org.opencus.programmes.Drafts.points;
import static org.opencus.programmes.Drafts.programme;
import static org.opencus.testing.Pages.violations;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opencus.testing.Answer;
import org.opencus.testing.Member;
import org.opencus.testing.ServerExtension;
import org.opencus.testing.TestServer;

/** Who may adopt a programme, when, and how often. */
@ExtendWith(ServerExtension.class)
class ProgrammeAdoptionIT {
    private final TestServer server;
    private Drafts drafts;
    private Member author;
    private Member director;

    ProgrammeAdoptionIT(TestServer server) {
        this.server = server;
    }

    @BeforeEach
    void enter() {
        drafts = new Drafts(server);
        author = drafts.author();
        director = drafts.other();
    }

    @Test
    void nobodyAdoptsWhatTheyWrote() {
        Answer draft = drafts.draft();
        Answer own = author.post(programme(draft) + "/adoption", adoption(), "If-Match", etag(draft));
        assertThat(own.status()).isEqualTo(403);
        Answer changed = ok(200, director.patch(at(draft), etag(draft), "{\"summary\": \"Dla wszystkich\"}"));
        assertThat(drafts.adopt(changed).status()).isEqualTo(403);
        assertThat(server.get(programme(draft)).status()).isEqualTo(404);
    }

    @Test
    void whatIsMissingIsNamedAtOnceWhenItIsAdopted() {
        Answer bare = ok(201, author.post(PROGRAMMES, "{\"title\": \"Sam tytuł\"}"));
        List<String> missing = List.of(
                "/diagnosis", "/fees", "/goals", "/needs", "/period", "/personalData", "/qualification", "/services");
        assertThat(points(bare)).containsExactlyInAnyOrderElementsOf(missing);
        Answer refused =
                director.post(programme(bare) + "/adoption", "{\"adoptedOn\": \"2090-01-01\"}", "If-Match", etag(bare));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(violations(refused))
                .containsExactly(
                        "/adoptedOn in-future",
                        "/diagnosis missing",
                        "/fees missing",
                        "/goals missing",
                        "/needs missing",
                        "/period missing",
                        "/personalData missing",
                        "/qualification missing",
                        "/resolution missing",
                        "/services missing");
        Answer halfway = ok(200, author.patch(at(bare), etag(bare), """
            {"goals": [{"text": "A", "results": []}, {"text": "B", "results": [{"text": "C", "indicators": []}]}],
             "services": [{"service": {"code": "%s"}, "targetGroup": {"code": "seniors"}, "kind": "new"}],
             "fees": {"kind": "paid", "rules": "Wszystko płatne"}}
            """.formatted(CLUB)));
        assertThat(points(halfway))
                .contains(
                        "/goals/0/results", "/goals/1/results/0/indicators", "/services/0/domains", "/fees/reductions")
                .doesNotContain("/services", "/goals", "/fees");
    }

    @Test
    void whoChangesNothingIsNoAuthor() {
        Answer draft = drafts.draft();
        Answer same = drafts.other().patch(at(draft), etag(draft), "{\"title\": \"Program Usług\"}");
        assertThat(etag(same)).isEqualTo(etag(draft));
        ok(201, drafts.adopt(draft));
    }

    @Test
    void aProgrammeDoesNotOutliveItsDiagnosis() {
        String diagnosis = drafts.diagnosis();
        var last = TODAY.minusDays(1).plusYears(5);
        String services = entry(CLUB, "seniors", "new");
        Answer beyond = author.post(PROGRAMMES, content(diagnosis, TODAY, last.plusDays(1), services, ""));
        assertThat(beyond.status()).isEqualTo(422);
        assertThat(violations(beyond)).containsExactly("/period/until beyond-diagnosis");
        Answer fits = ok(201, author.post(PROGRAMMES, content(diagnosis, TODAY, last, services, "")));
        Answer longer =
                author.patch(at(fits), etag(fits), "{\"period\": {\"until\": \"%s\"}}".formatted(last.plusDays(1)));
        assertThat(violations(longer)).containsExactly("/period/until beyond-diagnosis");
        Answer shortened = author.patch(
                "/v1/centres/gorno/diagnoses/" + diagnosis,
                "*",
                "{\"validUntil\": \"%s\"}".formatted(last.minusDays(1)));
        assertThat(violations(shortened)).containsExactly("/validUntil outlived");
        assertThat(author.delete("/v1/centres/gorno/diagnoses/" + diagnosis, "*")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void onlyTheDraftThatWasSeenIsAdopted() throws InterruptedException, ExecutionException {
        Answer draft = drafts.draft();
        String adoption = programme(draft) + "/adoption";
        assertThat(director.post(adoption, adoption()).status()).isEqualTo(428);
        Answer changed = ok(200, author.patch(at(draft), etag(draft), "{\"summary\": \"Inaczej\"}"));
        assertThat(director.post(adoption, adoption(), "If-Match", etag(draft)).status())
                .isEqualTo(412);
        List<Integer> statuses = Member.atOnce(
                6,
                i -> director.post(adoption, adoption(), "If-Match", etag(changed))
                        .status());
        assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(5);
    }

    @Test
    void anAdoptionThatIsSentAgainGetsItsFirstAnswer() {
        Answer draft = drafts.draft();
        UUID key = UUID.randomUUID();
        String adoption = programme(draft) + "/adoption";
        Answer first = ok(201, director.post(adoption, adoption(), key, "If-Match", etag(draft)));
        Answer again = director.post(adoption, adoption(), key, "If-Match", etag(draft));
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Idempotent-Replay")).contains("true");
    }
}
