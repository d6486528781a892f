package org.opencus.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencus.testing.Answers.at;
import static org.opencus.testing.Answers.etag;
import static org.opencus.testing.Answers.id;
import static org.opencus.testing.Answers.ok;
import static org.opencus.testing.Pages.texts;
import static org.opencus.testing.Pages.violations;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
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
import org.opencus.testing.Statements;
import org.opencus.testing.TestServer;

@ExtendWith(ServerExtension.class)
class OpenCallsIT {
    private static final String CALLS = "/v1/centres/gorno/open-calls";
    private static final String CONTRACTS = "/v1/centres/gorno/provider-contracts";
    private static final String CLUB = "gorno-klub-seniora-beczkow";
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Warsaw"));

    private final TestServer server;
    private Member director;
    private Member warkocz;
    private Member pestka;

    OpenCallsIT(TestServer server) {
        this.server = server;
    }

    @BeforeEach
    void enter() {
        director = Member.of(server, "director", "gorno");
        warkocz = Member.partner(server, "warkocz", "gorno");
        pestka = Member.partner(server, "pestka", "gorno");
    }

    private static String call(String service, LocalDate offersUntil) {
        return """
            {"title": "Klub", "task": "Prowadzenie klubu", "services": [{"code": "%s"}],
             "funds": {"amount": "60000.00", "currency": "PLN"}, "grantRules": "Dwie transze",
             "from": "%s", "until": "%s", "conditions": "Lokal", "offersUntil": "%s", "criteria": ["Koszt"],
             "decisionBy": "%s", "earlierTasks": "Nie było"}
            """.formatted(service, TODAY, TODAY.plusMonths(3), offersUntil, offersUntil.plusDays(7));
    }

    private Answer draft() {
        return ok(201, director.post(CALLS, call(CLUB, TODAY)));
    }

    private Answer announce(String call, LocalDate day) {
        return director.post(call + "/announcement", "{\"announcedOn\": \"%s\", \"places\": [\"BIP\"]}".formatted(day));
    }

    /** Announced 21 days ago, so that today is the last day for offers. */
    private String announced() {
        String call = at(draft());
        ok(201, announce(call, TODAY.minusDays(21)));
        return call;
    }

    /** The day after the last day for offers has come. */
    private void close(String call) {
        Statements.run(
                server.database(),
                "update provider_record set document = document || jsonb_build_object('offersUntil', cast(? as text))"
                        + " where id = cast(? as uuid)",
                TODAY.minusDays(1).toString(),
                call.substring(call.lastIndexOf('/') + 1));
    }

    private static String offer(String organisation) {
        return """
            {"providers": [{"organisation": {"code": "%s"}}], "amount": {"amount": "58000.00", "currency": "PLN"},
             "description": "Dwa razy w tygodniu"}
            """.formatted(organisation);
    }

    private void assess(String offer, boolean meets) {
        ok(201, director.post(offer + "/assessment", "{\"meetsConditions\": %s, \"points\": 80}".formatted(meets)));
    }

    private Answer decide(String call, LocalDate day, String... offers) {
        return director.post(
                call + "/result",
                "{\"decidedOn\": \"%s\", \"chosen\": [%s], \"reason\": \"Najwięcej punktów\"}"
                        .formatted(
                                day,
                                String.join(
                                        ", ",
                                        List.of(offers).stream()
                                                .map(id -> '"' + id + '"')
                                                .toList())));
    }

    private String contract(String organisation, String offer) {
        return """
            {"title": "Umowa", "mode": {"code": "open-call"}, "offer": "%s",
             "providers": [{"organisation": {"code": "%s"}}], "services": [{"service": {"code": "%s"}}],
             "from": "2026-01-01", "until": "2026-12-31", "amount": {"amount": "58000.00", "currency": "PLN"}}
            """.formatted(offer, organisation, CLUB);
    }

    @Test
    void aCallGoesFromItsConditionsToAContract() {
        Answer draft = draft();
        String call = at(draft);
        assertThat(draft.object().getString("state")).isEqualTo("draft");
        assertThat(warkocz.get(call).status()).isEqualTo(404);
        assertThat(texts(warkocz.get(CALLS + "?limit=200"), "id")).doesNotContain(id(draft));
        assertThat(warkocz.post(call + "/offers", offer("warkocz")).status()).isEqualTo(404);
        assertThat(director.post(call + "/offers", offer("warkocz")).status()).isEqualTo(409);
        Answer announced = ok(201, announce(call, TODAY.minusDays(21)));
        assertThat(announced.object().getString("state")).isEqualTo("announced");
        assertThat(warkocz.get(call).object()).isEqualTo(announced.object());
        assertThat(texts(warkocz.get(CALLS + "?limit=200&service=" + CLUB), "id"))
                .contains(id(draft));
        Answer first = ok(201, warkocz.post(call + "/offers", offer("warkocz")));
        Answer second = ok(201, pestka.post(call + "/offers", offer("pestka")));
        assertThat(director.post(at(first) + "/assessment", "{\"meetsConditions\": true}")
                        .status())
                .as("while offers are taken")
                .isEqualTo(409);
        close(call);
        assertThat(director.get(call).object().getString("state")).isEqualTo("closed");
        assertThat(warkocz.post(call + "/offers", offer("warkocz")).status()).isEqualTo(409);
        assertThat(warkocz.patch(at(first), "*", "{\"description\": \"Po terminie\"}")
                        .status())
                .isEqualTo(409);
        assertThat(warkocz.delete(at(first), "*").status()).isEqualTo(409);
        assertThat(warkocz.post(at(first) + "/assessment", "{\"meetsConditions\": true}")
                        .status())
                .isEqualTo(403);
        assess(at(first), true);
        assertThat(director.post(at(first) + "/assessment", "{\"meetsConditions\": false}")
                        .status())
                .isEqualTo(409);
        assertThat(decide(call, TODAY, id(first)).status())
                .as("one not assessed")
                .isEqualTo(409);
        assess(at(second), false);
        assertThat(violations(ok(
                        422,
                        decide(
                                call,
                                TODAY.minusDays(1),
                                id(second),
                                UUID.randomUUID().toString()))))
                .containsExactly("/chosen/0 fails-conditions", "/chosen/1 unknown-offer", "/decidedOn before-offers");
        assertThat(violations(ok(422, director.post(CONTRACTS, contract("warkocz", id(first))))))
                .containsExactly("/offer not-chosen");
        Answer decided = ok(201, decide(call, TODAY, id(first)));
        assertThat(decided.object().getString("state")).isEqualTo("decided");
        assertThat(decided.object()
                        .getJsonObject("result")
                        .getJsonArray("chosen")
                        .getJsonObject(0)
                        .getJsonArray("organisations")
                        .getJsonObject(0)
                        .getString("code"))
                .isEqualTo("warkocz");
        assertThat(decide(call, TODAY).status()).isEqualTo(409);
        assertThat(violations(ok(422, director.post(CONTRACTS, contract("pestka", id(first))))))
                .containsExactly("/offer other-providers");
        assertThat(violations(ok(
                        422,
                        director.post(
                                CONTRACTS, contract("warkocz", UUID.randomUUID().toString())))))
                .containsExactly("/offer unknown-offer");
        Answer contract = ok(201, director.post(CONTRACTS, contract("warkocz", id(first))));
        assertThat(contract.object().getString("offer")).isEqualTo(id(first));
        assertThat(texts(director.get(call + "/history"), "act")).contains("changed", "created");
    }

    @Test
    void anAnnouncedCallIsNotChanged() {
        Answer draft = draft();
        Answer changed = ok(200, director.patch(at(draft), etag(draft), "{\"conditions\": \"Lokal i szatnia\"}"));
        assertThat(director.patch(at(draft), etag(draft), "{}").status()).isEqualTo(412);
        ok(201, announce(at(draft), TODAY.minusDays(30)));
        assertThat(director.patch(at(draft), "*", "{\"conditions\": \"Inne\"}").status())
                .isEqualTo(409);
        assertThat(director.delete(at(draft), "*").status()).isEqualTo(409);
        assertThat(announce(at(draft), TODAY.minusDays(30)).status()).isEqualTo(409);
        assertThat(director.get(at(draft)).object().getString("conditions")).isEqualTo("Lokal i szatnia");
        Answer other = draft();
        assertThat(director.delete(at(other), etag(other)).status()).isEqualTo(204);
        assertThat(director.get(at(other)).status()).isEqualTo(410);
        assertThat(changed.object().getString("state")).isEqualTo("draft");
    }

    @ParameterizedTest
    @CsvSource({"21,", "30,", "20, /announcedOn less-than-21-days", "0, /announcedOn less-than-21-days"})
    void thereAreTwentyOneDaysForOffers(int daysAgo, String fault) {
        Answer answer = announce(at(draft()), TODAY.minusDays(daysAgo));
        if (fault == null) {
            ok(201, answer);
        } else {
            assertThat(violations(ok(422, answer))).containsExactly(fault);
        }
    }

    @Test
    void aCallSaysAllThatArt13Wants() {
        assertThat(violations(director.post(CALLS, "{\"title\": \"Klub\"}")))
                .contains(
                        "/grantRules required", "/offersUntil required", "/criteria required", "/earlierTasks required")
                .hasSize(11);
        String early = call(CLUB, TODAY)
                .replace(TODAY.plusDays(7).toString(), TODAY.minusDays(1).toString());
        assertThat(violations(ok(422, director.post(CALLS, early)))).containsExactly("/decisionBy before-offers");
        assertThat(violations(ok(422, director.post(CALLS, call("gorno-pakiet-opieka-plus", TODAY)))))
                .containsExactly("/services/0/code mode-not-allowed");
        assertThat(violations(ok(422, director.post(CALLS, call("nothing", TODAY)))))
                .containsExactly("/services/0/code unknown-code");
    }

    @Test
    void partnersMeetTheirOwnOffersOnlyAndOneOfSeveralManages() {
        String call = announced();
        String joint = """
            {"providers": [{"organisation": {"code": "warkocz"}, "managing": true, "area": "Lokal"},
                           {"organisation": {"code": "cal"}, "area": "Zajęcia"}],
             "amount": {"amount": "58000.00", "currency": "PLN"}, "description": "Razem"}
            """;
        Answer made = ok(201, warkocz.post(call + "/offers", joint));
        assertThat(made.object().getBoolean("sharedResponsibility")).isTrue();
        assertThat(Member.partner(server, "cal", "gorno").get(at(made)).object())
                .isEqualTo(made.object());
        assertThat(pestka.get(at(made)).status()).isEqualTo(404);
        assertThat(texts(pestka.get(call + "/offers"), "id")).isEmpty();
        assertThat(texts(director.get(call + "/offers"), "id")).containsExactly(id(made));
        assertThat(pestka.patch(at(made), "*", "{\"description\": \"Cudze\"}").status())
                .isEqualTo(404);
        assertThat(pestka.delete(at(made), "*").status()).isEqualTo(404);
        assertThat(violations(ok(422, pestka.post(call + "/offers", joint)))).containsExactly("/providers not-own");
        assertThat(violations(ok(422, warkocz.post(call + "/offers", joint.replace("true", "false")))))
                .containsExactly("/providers one-manages");
        Answer changed = ok(200, warkocz.patch(at(made), etag(made), "{\"description\": \"Razem i taniej\"}"));
        assertThat(warkocz.patch(at(made), etag(made), "{}").status()).isEqualTo(412);
        assertThat(director.get(at(made).replace(call, announced())).status()).isEqualTo(404);
        assertThat(Member.of(server, "director", "kozienice")
                        .get(at(made).replace("gorno", "kozienice"))
                        .status())
                .isEqualTo(404);
        assertThat(warkocz.delete(at(made), etag(changed)).status()).isEqualTo(204);
        assertThat(texts(director.get(call + "/offers"), "id")).isEmpty();
    }

    @Test
    void ofSeveralResultsAtOnceOneHolds() throws InterruptedException, ExecutionException {
        String call = announced();
        UUID key = UUID.randomUUID();
        Answer offer = ok(201, warkocz.post(call + "/offers", offer("warkocz"), key));
        assertThat(id(ok(201, warkocz.post(call + "/offers", offer("warkocz"), key))))
                .isEqualTo(id(offer));
        close(call);
        List<Integer> assessed = Member.atOnce(
                4,
                _ -> director.post(at(offer) + "/assessment", "{\"meetsConditions\": true}")
                        .status());
        assertThat(assessed).containsOnlyOnce(201).contains(409);
        List<Integer> decided =
                Member.atOnce(4, _ -> decide(call, TODAY, id(offer)).status());
        assertThat(decided).containsOnlyOnce(201).contains(409);
    }
}
