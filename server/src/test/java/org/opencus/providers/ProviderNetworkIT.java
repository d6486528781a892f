package org.opencus.providers;

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
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencus.testing.Answer;
import org.opencus.testing.Member;
import org.opencus.testing.ServerExtension;
import org.opencus.testing.TestServer;

/** The network, agreements, and support of providers. */
@ExtendWith(ServerExtension.class)
class ProviderNetworkIT {
    private static final String CENTRE = "/v1/centres/gorno";
    private static final String MEMBERS = CENTRE + "/provider-network/members";
    private static final String MEETINGS = CENTRE + "/provider-network/meetings";
    private static final String AGREEMENTS = CENTRE + "/agreements";
    private static final String SHIPPED = AGREEMENTS + "/017d7a5c-6800-7000-8000-0000000000b1";
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Warsaw"));

    private final TestServer server;
    private Member director;

    ProviderNetworkIT(TestServer server) {
        this.server = server;
    }

    @BeforeEach
    void enter() {
        director = Member.of(server, "director", "gorno");
    }

    private String organisation() {
        return ok(201, director.post(CENTRE + "/organisations", """
            {"name": "Organizacja %s", "kind": "association", "places": [{"code": "radlin"}]}
            """.formatted(UUID.randomUUID())))
                .object()
                .getString("code");
    }

    private static String member(String organisation, String capacity) {
        return """
            {"organisation": {"code": "%s"}, "since": "2026-01-01", "servesOutside": true, "capacity": [%s]}
            """.formatted(organisation, capacity);
    }

    private static String share(int total, int agreed) {
        return """
            {"service": {"code": "gorno-klub-seniora-beczkow"}, "unit": "hour", "per": "month", "total": %d, "agreed": %d}
            """.formatted(total, agreed);
    }

    @Test
    void aMemberPutsAnAgreedPartOfItsCapacityIntoTheServiceBase() {
        String organisation = organisation();
        assertThat(violations(ok(422, director.post(MEMBERS, member(organisation, share(80, 81) + "," + share(1, 1))))))
                .containsExactly("/capacity/0/agreed more-than-all", "/capacity/1/service/code repeated");
        Answer made = ok(201, director.post(MEMBERS, member(organisation, share(80, 80))));
        JsonObject share = made.object().getJsonArray("capacity").getJsonObject(0);
        assertThat(share.getJsonObject("service").getString("name")).isEqualTo("Klub Seniora w Bęczkowie");
        assertThat(made.object().getBoolean("servesOutside")).isTrue();
        Member partner = Member.partner(server, organisation, "gorno");
        assertThat(texts(partner.get(MEMBERS), "id")).containsExactly(id(made));
        assertThat(partner.get(at(made)).object()).isEqualTo(made.object());
        assertThat(Member.partner(server, "pestka", "gorno").get(at(made)).status())
                .isEqualTo(404);
        assertThat(partner.patch(at(made), "*", "{}").status()).isEqualTo(403);
        assertThat(texts(director.get(MEMBERS + "?provider=" + organisation), "id"))
                .containsExactly(id(made));
        assertThat(Member.of(server, "director", "kozienice")
                        .get(at(made).replace("gorno", "kozienice"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void anOrganisationIsAMemberOnceAtATime() throws InterruptedException, ExecutionException {
        String organisation = organisation();
        List<Answer> answers = Member.atOnce(4, _ -> director.post(MEMBERS, member(organisation, "")));
        assertThat(answers.stream().map(Answer::status)).containsOnlyOnce(201).contains(409);
        Answer made = answers.stream()
                .filter(each -> each.status() == 201)
                .findFirst()
                .orElseThrow();
        assertThat(violations(director.patch(at(made), etag(made), "{\"until\": \"2025-12-31\"}")))
                .containsExactly("/until period");
        ok(200, director.patch(at(made), etag(made), "{\"until\": \"2026-02-01\"}"));
        assertThat(texts(director.get(at(made) + "/history"), "act")).containsExactly("changed", "created");
        Answer again = ok(201, director.post(MEMBERS, member(organisation, "")));
        assertThat(director.patch(at(made), "*", "{\"until\": null}").status()).isEqualTo(409);
        assertThat(director.delete(at(again), etag(again)).status()).isEqualTo(204);
        assertThat(director.get(at(again)).status()).isEqualTo(410);
    }

    private JsonObject network(String centre) {
        return Member.of(server, "director", centre)
                .get("/v1/centres/%s/provider-network".formatted(centre))
                .object();
    }

    @Test
    void theNetworkMeetsEveryQuarter() {
        Member kozienice = Member.of(server, "director", "kozienice");
        String base = "/v1/centres/kozienice/provider-network";
        assertThat(network("kozienice").getBoolean("overdue"))
                .as("without members")
                .isFalse();
        ok(201, kozienice.post(base + "/members", member("sami-sobie", "")));
        ok(
                201,
                kozienice.post(
                        base + "/members",
                        member("hospicjum-kozienice", "")
                                .replace("2026-01-01", TODAY.plusDays(1).toString())));
        assertThat(network("kozienice").getInt("members")).isEqualTo(1);
        assertThat(network("kozienice").getBoolean("overdue")).as("never met").isTrue();
        String meeting = """
            {"heldOn": "%s", "organisations": [{"code": "sami-sobie"}], "topics": ["Miejsca"], "conclusions": ["Jest pięć"]}
            """;
        ok(
                201,
                kozienice.post(
                        base + "/meetings",
                        meeting.formatted(TODAY.minusMonths(3).minusDays(7))));
        assertThat(network("kozienice").getBoolean("overdue")).as("long ago").isTrue();
        Answer held = ok(201, kozienice.post(base + "/meetings", meeting.formatted(TODAY.minusDays(3))));
        assertThat(network("kozienice").getBoolean("overdue")).isFalse();
        assertThat(network("kozienice").getString("lastMeetingOn"))
                .isEqualTo(TODAY.minusDays(3).toString());
        assertThat(network("kozienice").getString("nextMeetingBy"))
                .isEqualTo(TODAY.minusDays(3).plusMonths(3).toString());
        assertThat(violations(ok(422, kozienice.post(base + "/meetings", """
            {"heldOn": "%s", "organisations": [{"code": "sami-sobie"}, {"code": "sami-sobie"}, {"code": "warkocz"}]}
            """.formatted(TODAY.plusDays(1))))))
                .containsExactly(
                        "/heldOn in-future", "/organisations/1/code repeated", "/organisations/2/code unknown-code");
        Answer changed = ok(200, kozienice.patch(at(held), etag(held), "{\"topics\": null}"));
        assertThat(changed.object().containsKey("topics")).isFalse();
        Member partner = Member.partner(server, "sami-sobie", "kozienice");
        assertThat(partner.get(at(held)).object()).isEqualTo(changed.object());
        assertThat(Member.partner(server, "hospicjum-kozienice", "kozienice")
                        .get(at(held))
                        .status())
                .isEqualTo(404);
        assertThat(partner.get(base).status()).isEqualTo(403);
        assertThat(kozienice.delete(at(held), etag(changed)).status()).isEqualTo(204);
        assertThat(network("kozienice").getBoolean("overdue")).isTrue();
        assertThat(texts(director.get(MEETINGS), "id")).doesNotContain(id(held));
    }

    @Test
    void theAgreementOfGornoHasFourLevelsAndIsStillToBeSigned() {
        JsonObject shipped = ok(200, director.get(SHIPPED)).object();
        assertThat(shipped.getJsonArray("levels")).hasSize(4);
        assertThat(shipped.getString("signingPlannedFor")).isEqualTo("2022-Q2");
        assertThat(shipped.containsKey("signatories")).isFalse();
        try (TestServer again = TestServer.start(server.database(), Map.of())) {
            assertThat(Member.of(again, "director", "gorno").get(SHIPPED).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void anAgreementGrowsBySignatoriesAndProjectGroups() {
        Answer made = ok(201, director.post(AGREEMENTS, """
            {"title": "Porozumienie", "signingPlannedFor": "2026-Q4", "levels": [{"level": "project-method"}]}
            """));
        Member partner = Member.partner(server, "warkocz", "gorno");
        assertThat(partner.get(at(made)).status()).isEqualTo(404);
        Answer signed = ok(200, director.patch(at(made), etag(made), """
            {"from": "2026-06-01", "signatories": [{"organisation": {"code": "warkocz"}, "signedOn": "2026-05-28"}],
             "projectGroups": [{"name": "Ruch", "organisations": [{"code": "warkocz"}, {"code": "pestka"}]}]}
            """));
        assertThat(partner.get(at(made)).object()).isEqualTo(signed.object());
        assertThat(Member.partner(server, "pestka", "gorno").get(at(made)).status())
                .isEqualTo(200);
        assertThat(texts(partner.get(AGREEMENTS), "id")).contains(id(made));
        assertThat(violations(director.patch(at(made), etag(signed), """
            {"until": "2026-05-31", "levels": [{"level": "project-groups"}, {"level": "project-groups"}],
             "signatories": [{"organisation": {"code": "warkocz"}, "signedOn": "%s"},
                             {"organisation": {"code": "warkocz"}, "signedOn": "2026-05-28"}],
             "projectGroups": [{"name": "Ruch", "from": "2026-02-01", "until": "2026-01-01",
                                "organisations": [{"code": "nobody"}]}]}
            """.formatted(TODAY.plusDays(1)))))
                .containsExactly(
                        "/levels/1/level repeated",
                        "/projectGroups/0/organisations/0/code unknown-code",
                        "/projectGroups/0/until period",
                        "/signatories/0/signedOn in-future",
                        "/signatories/1/organisation/code repeated",
                        "/until period");
        assertThat(texts(director.get(at(made) + "/history"), "act")).containsExactly("changed", "created");
        assertThat(director.patch(at(made), etag(made), "{}").status()).isEqualTo(412);
        assertThat(director.delete(at(made), etag(signed)).status()).isEqualTo(204);
        assertThat(director.get(at(made)).status()).isEqualTo(410);
        assertThat(Member.of(server, "director", "kozienice")
                        .get(at(made).replace("gorno", "kozienice"))
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "provider-support, givenOn, '\"kind\": \"quality\", \"description\": \"Przegląd\"'",
        "provider-development, assessedOn, '\"state\": \"Ma lokal\", \"plans\": [{\"text\": \"Księgowość\"}]'"
    })
    void whatIsSaidOfAProviderIsSeenByIt(String address, String day, String rest) {
        String body = "{\"organisation\": {\"code\": \"%s\"}, \"" + day + "\": \"%s\", " + rest + "}";
        Answer made = ok(201, director.post(CENTRE + "/" + address, body.formatted("warkocz", TODAY)));
        assertThat(made.object().getString("recordedBy")).isNotBlank();
        assertThat(director.get(at(made)).object()).isEqualTo(made.object());
        assertThat(Member.partner(server, "warkocz", "gorno").get(at(made)).object())
                .isEqualTo(made.object());
        Member other = Member.partner(server, "pestka", "gorno");
        assertThat(other.get(at(made)).status()).isEqualTo(404);
        assertThat(texts(other.get(CENTRE + "/" + address), "id")).isEmpty();
        assertThat(other.post(CENTRE + "/" + address, body.formatted("pestka", TODAY))
                        .status())
                .isEqualTo(403);
        assertThat(texts(director.get(CENTRE + "/" + address + "?provider=warkocz"), "id"))
                .contains(id(made));
        assertThat(texts(director.get(CENTRE + "/" + address + "?provider=pestka"), "id"))
                .isEmpty();
        assertThat(violations(
                        ok(422, director.post(CENTRE + "/" + address, body.formatted("nobody", TODAY.plusDays(1))))))
                .containsExactly("/" + day + " in-future", "/organisation/code unknown-code");
        assertThat(Member.of(server, "director", "kozienice")
                        .get(at(made).replace("gorno", "kozienice"))
                        .status())
                .isEqualTo(404);
    }
}
