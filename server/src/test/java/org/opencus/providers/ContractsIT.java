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
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencus.testing.Answer;
import org.opencus.testing.Member;
import org.opencus.testing.Pages;
import org.opencus.testing.ServerExtension;
import org.opencus.testing.TestServer;

@ExtendWith(ServerExtension.class)
class ContractsIT {
    private static final String CENTRE = "/v1/centres/gorno";
    private static final String CONTRACTS = CENTRE + "/provider-contracts";
    private static final String DECISIONS = CENTRE + "/commissioning-decisions";
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Warsaw"));
    /** The catalogue allows an open call only. */
    private static final String CLUB = "gorno-klub-seniora-beczkow";
    /** Procurement with social clauses only. */
    private static final String CARE = "gorno-pakiet-opieka-plus";
    /** Procurement, art. 15a or an open call. */
    private static final String CULTURE = "gorno-uczestnictwo-w-kulturze";

    private final TestServer server;
    private Member director;

    ContractsIT(TestServer server) {
        this.server = server;
    }

    @BeforeEach
    void enter() {
        director = Member.of(server, "director", "gorno");
    }

    /** A contract of half a year; what is appended, with a comma before it, takes the place of nothing. */
    private static String contract(String service, String mode, String providers, String more) {
        return """
            {"title": "Umowa", "mode": {"code": "%s"}, "providers": [%s], "services": [{"service": {"code": "%s"}}],
             "from": "2026-01-01", "until": "2026-06-30", "amount": {"amount": "60000.00", "currency": "PLN"}%s}
            """.formatted(mode, providers, service, more);
    }

    private static String providers(String... organisations) {
        return Arrays.stream(organisations)
                .map("{\"organisation\": {\"code\": \"%s\"}}"::formatted)
                .collect(Collectors.joining(", "));
    }

    private static String club(String more) {
        return contract(CLUB, "open-call", providers("warkocz"), more);
    }

    private Answer refused(String body) {
        return ok(422, director.post(CONTRACTS, body));
    }

    private String service(String mode) {
        return ok(201, director.post(CENTRE + "/services", """
            {"name": "Usługa %s", "kind": "service", "status": "planned", "domains": [{"code": "social-assistance"}],
             "commissioning": {"modes": [{"code": "%s"}]}}
            """.formatted(UUID.randomUUID(), mode)))
                .object()
                .getString("code");
    }

    @Test
    void aContractIsKeptWithAllThatItSays() {
        String standard = id(ok(201, director.post(CENTRE + "/quality-standards", """
            {"name": "Punktualność", "description": "O czasie", "criteria": ["Zaczyna o godzinie"]}
            """)));
        Answer made = ok(201, director.post(CONTRACTS, """
            {"number": "U-1/%s", "title": "Klub w Bęczkowie", "mode": {"code": "open-call"},
             "legalBases": [{"act": {"code": "act-public-benefit-2003"}, "article": "art. 13"}],
             "providers": [{"organisation": {"code": "warkocz"}}],
             "services": [{"service": {"code": "%s"}, "units": 480, "unit": "hour",
                           "amount": {"amount": "60000.00", "currency": "PLN"}}],
             "signedOn": "2026-01-02", "from": "2026-01-01", "until": "2026-12-31",
             "amount": {"amount": "60000.00", "currency": "PLN"}, "places": [{"code": "beczkow"}],
             "standards": ["%s"], "reportsDueOn": ["2026-07-15", "2027-01-15"]}
            """.formatted(UUID.randomUUID(), CLUB, standard)));
        assertThat(made.object().getJsonObject("mode").getString("name")).isEqualTo("otwarty konkurs ofert");
        assertThat(made.object().getJsonArray("places").getJsonObject(0).getString("name"))
                .isEqualTo("Bęczków");
        assertThat(made.object().getJsonArray("standards").getJsonObject(0).getString("name"))
                .isEqualTo("Punktualność");
        assertThat(made.object().getBoolean("sharedResponsibility")).isFalse();
        assertThat(director.get(at(made)).object()).isEqualTo(made.object());
        assertThat(texts(director.get(CONTRACTS + "?limit=200&provider=warkocz&service=" + CLUB), "id"))
                .contains(id(made));
        assertThat(texts(director.get(CONTRACTS + "?limit=200&provider=pestka"), "id"))
                .doesNotContain(id(made));
        assertThat(texts(director.get(CONTRACTS + "?limit=200&service=" + CARE), "id"))
                .doesNotContain(id(made));
    }

    @Test
    void everyChangeOfAContractIsInItsHistory() {
        Answer made = ok(201, director.post(CONTRACTS, club("")));
        Answer changed = ok(200, director.patch(at(made), etag(made), "{\"note\": \"Aneks\"}"));
        assertThat(director.get(at(made)).object()).isEqualTo(changed.object());
        assertThat(director.patch(at(made), etag(made), "{}").status()).isEqualTo(412);
        assertThat(director.patch(at(made), "{}").status()).isEqualTo(428);
        assertThat(violations(director.patch(at(made), etag(changed), "{\"until\": \"2025-12-31\"}")))
                .containsExactly("/until period");
        assertThat(director.delete(at(made), etag(made)).status()).isEqualTo(412);
        assertThat(director.delete(at(made), etag(changed)).status()).isEqualTo(204);
        assertThat(director.get(at(made)).status()).isEqualTo(410);
        assertThat(director.patch(at(made), "*", "{}").status()).isEqualTo(410);
        assertThat(texts(director.get(CONTRACTS + "?limit=200"), "id")).doesNotContain(id(made));
        Answer history = director.get(at(made) + "/history");
        assertThat(texts(history, "act")).containsExactly("retired", "changed", "created");
        assertThat(Pages.items(history).get(1).getJsonObject("patch").getString("note"))
                .isEqualTo("Aneks");
        assertThat(texts(director.get(at(made) + "/history?limit=1"), "act")).containsExactly("retired");
    }

    @ParameterizedTest
    @CsvSource({
        "10000.00, PLN, 2026-03-31,",
        "10000, PLN, 2026-01-01,",
        "10000.01, PLN, 2026-03-31, /amount/amount over-limit",
        "10000.00, PLN, 2026-04-01, /until too-long",
        "10000.01, PLN, 2026-04-01, /amount/amount over-limit;/until too-long",
        "100.00, EUR, 2026-03-31, /amount/currency other-currency"
    })
    void withoutACallThereAreLimitsOfAmountAndDays(String amount, String currency, String until, String faults) {
        String body = """
            {"title": "Bez konkursu", "mode": {"code": "no-competition"}, "providers": [%s],
             "services": [{"service": {"code": "%s"}}], "from": "2026-01-01", "until": "%s",
             "amount": {"amount": "%s", "currency": "%s"}}
            """.formatted(providers("pestka"), service("no-competition"), until, amount, currency);
        Answer answer = director.post(CONTRACTS, body);
        if (faults == null) {
            ok(201, answer);
        } else {
            assertThat(violations(ok(422, answer))).containsExactly(faults.split(";"));
        }
    }

    @Test
    void art15aIsForSocialCooperativesOnly() {
        String cooperative = ok(201, director.post(CENTRE + "/organisations", """
            {"name": "Spółdzielnia %s", "kind": "social-cooperative", "places": [{"code": "radlin"}]}
            """.formatted(UUID.randomUUID())))
                .object()
                .getString("code");
        String service = service("social-cooperative-art-15a");
        ok(201, director.post(CONTRACTS, contract(service, "social-cooperative-art-15a", providers(cooperative), "")));
        assertThat(violations(refused(contract(service, "social-cooperative-art-15a", providers("warkocz"), ""))))
                .containsExactly("/providers/0/organisation/code no-social-cooperative");
    }

    @Test
    void aProcurementNamesItsSocialClauses() {
        String mode = "public-procurement-social-clauses";
        assertThat(violations(refused(contract(CARE, mode, providers("pestka"), ""))))
                .containsExactly("/socialClauses required");
        Answer made = ok(
                201,
                director.post(
                        CONTRACTS,
                        contract(CARE, mode, providers("pestka"), ", \"socialClauses\": [\"Umowy o pracę\"]")));
        assertThat(made.object().getJsonArray("socialClauses").getString(0)).isEqualTo("Umowy o pracę");
        assertThat(violations(refused(contract(CARE, "open-call", providers("pestka"), ""))))
                .containsExactly("/services/0/service/code mode-not-allowed");
        assertThat(violations(refused(contract(CARE, "contracting", providers("pestka"), ""))))
                .containsExactly("/mode/code no-mode", "/services/0/service/code mode-not-allowed");
    }

    private Answer decide(String mode, String analysedOn, LocalDate decidedOn) {
        return director.post(DECISIONS, """
            {"service": {"code": "%s"}, "mode": {"code": "%s"}, "decidedOn": "%s", "reason": "Tak wynika z rynku"%s}
            """.formatted(
                        CULTURE,
                        mode,
                        decidedOn,
                        analysedOn.isEmpty()
                                ? ""
                                : ", \"marketAnalysis\": {\"carriedOutOn\": \"%s\", \"conclusion\": \"Trzy firmy\"}"
                                        .formatted(analysedOn)));
    }

    @Test
    void whereSeveralModesAreOpenTheMarketIsAnalysedAndOneIsChosenFirst() {
        String body = contract(CULTURE, "open-call", providers("warkocz"), ", \"signedOn\": \"2026-02-01\"");
        assertThat(violations(refused(body))).containsExactly("/services/0/service/code mode-undecided");
        assertThat(violations(ok(422, decide("open-call", "", TODAY)))).containsExactly("/marketAnalysis required");
        assertThat(violations(ok(422, decide("no-competition", "2026-01-10", LocalDate.of(2026, 1, 9)))))
                .containsExactly("/marketAnalysis/carriedOutOn after-decision", "/mode/code mode-not-allowed");
        assertThat(violations(ok(422, decide("open-call", "2026-01-10", TODAY.plusDays(1)))))
                .containsExactly("/decidedOn in-future");
        ok(201, decide("open-call", "2026-01-10", LocalDate.of(2026, 2, 2)));
        assertThat(violations(refused(body))).containsExactly("/services/0/service/code mode-undecided");
        Answer decided = ok(201, decide("open-call", "2026-01-10", LocalDate.of(2026, 2, 1)));
        ok(201, director.post(CONTRACTS, body));
        Answer later = ok(201, decide("social-cooperative-art-15a", "2026-03-10", LocalDate.of(2026, 3, 11)));
        assertThat(violations(refused(contract(CULTURE, "open-call", providers("warkocz"), ""))))
                .containsExactly("/services/0/service/code mode-undecided");
        ok(201, director.post(CONTRACTS, body));
        assertThat(director.get(at(decided)).object()).isEqualTo(decided.object());
        assertThat(texts(director.get(DECISIONS + "?service=" + CULTURE), "id")).startsWith(id(later), id(decided));
        assertThat(texts(director.get(DECISIONS + "?service=" + CLUB), "id")).isEmpty();
        assertThat(Member.of(server, "director", "kozienice")
                        .get(at(decided).replace("gorno", "kozienice"))
                        .status())
                .isEqualTo(404);
        assertThat(Member.partner(server, "warkocz", "gorno").get(DECISIONS).status())
                .isEqualTo(403);
    }

    @Test
    void ofSeveralPartnersOneManagesAndEachAnswersForAnArea() {
        assertThat(violations(refused(contract(CLUB, "open-call", providers("warkocz", "pestka", "warkocz"), ""))))
                .containsExactly(
                        "/providers one-manages",
                        "/providers/0/area required",
                        "/providers/1/area required",
                        "/providers/2/area required",
                        "/providers/2/organisation/code repeated");
        String consortium = """
            {"organisation": {"code": "warkocz"}, "managing": true, "area": "Klub"},
            {"organisation": {"code": "pestka"}, "managing": false, "area": "Zajęcia"}
            """;
        Answer made = ok(201, director.post(CONTRACTS, contract(CLUB, "open-call", consortium, "")));
        assertThat(made.object().getBoolean("sharedResponsibility")).isTrue();
        assertThat(Member.partner(server, "pestka", "gorno").get(at(made)).object())
                .isEqualTo(made.object());
    }

    @Test
    void aContractOverSeveralYearsHasABudgetOfEach() {
        String years = ", \"until\": \"2027-06-30\", \"yearlyBudgets\": [%s]";
        String body = club("").replace("\"until\": \"2026-06-30\", ", "");
        String amount = "{\"year\": %d, \"amount\": {\"amount\": \"%s\", \"currency\": \"%s\"}}";
        assertThat(violations(refused(with(body, years.formatted("")))))
                .containsExactly("/yearlyBudgets year-without-budget");
        assertThat(violations(refused(with(
                        body,
                        years.formatted(amount.formatted(2026, "20000.00", "PLN") + ","
                                + amount.formatted(2028, "39999.99", "EUR"))))))
                .containsExactly(
                        "/yearlyBudgets sum",
                        "/yearlyBudgets year-without-budget",
                        "/yearlyBudgets/1/amount/currency other-currency",
                        "/yearlyBudgets/1/year outside-period");
        Answer made = ok(
                201,
                director.post(
                        CONTRACTS,
                        with(
                                body,
                                years.formatted(amount.formatted(2026, "20000.00", "PLN") + ","
                                        + amount.formatted(2027, "40000.00", "PLN")))));
        assertThat(made.object().getJsonArray("yearlyBudgets")).hasSize(2);
    }

    private static String with(String body, String more) {
        return body.strip().substring(0, body.strip().length() - 1) + more + "}";
    }

    @Test
    void everyBrokenRuleIsNamedAtOnce() {
        String body = """
            {"title": "Umowa", "mode": {"code": "open-call"}, "providers": [{"organisation": {"code": "nobody"}}],
             "services": [{"service": {"code": "%1$s"}, "units": 3, "amount": {"amount": "70", "currency": "PLN"}},
                          {"service": {"code": "%1$s"}, "amount": {"amount": "1", "currency": "EUR"}}],
             "signedOn": "%2$s", "from": "2026-07-01", "until": "2026-06-30", "places": [{"code": "nowhere"}],
             "amount": {"amount": "60.00", "currency": "PLN"}, "reportsDueOn": ["2026-06-30"],
             "standards": ["%3$s"]}
            """.formatted(CLUB, TODAY.plusDays(1), UUID.randomUUID());
        assertThat(violations(refused(body)))
                .containsExactly(
                        "/places/0/code unknown-code",
                        "/providers/0/organisation/code unknown-code",
                        "/reportsDueOn/0 before-start",
                        "/services more-than-amount",
                        "/services/0 units-and-unit",
                        "/services/1/amount/currency other-currency",
                        "/services/1/service/code repeated",
                        "/signedOn in-future",
                        "/standards/0 unknown-standard",
                        "/until period");
    }

    @Test
    void partnersSeeAndReportOnTheirOwnContractsOnly() {
        Answer made = ok(201, director.post(CONTRACTS, club(", \"reportsDueOn\": [\"2026-03-31\"]")));
        Answer others = ok(201, director.post(CONTRACTS, contract(CLUB, "open-call", providers("pestka"), "")));
        Member partner = Member.partner(server, "warkocz", "gorno");
        assertThat(partner.get(at(made)).object()).isEqualTo(made.object());
        assertThat(texts(partner.get(CONTRACTS + "?limit=200"), "id"))
                .contains(id(made))
                .doesNotContain(id(others));
        assertThat(texts(partner.get(CONTRACTS + "?limit=200&provider=pestka"), "id"))
                .isEmpty();
        assertThat(partner.get(at(others)).status()).isEqualTo(404);
        assertThat(partner.get(at(others) + "/reports").status()).isEqualTo(404);
        String report = """
            {"from": "2026-01-01", "until": "2026-02-28", "dueOn": "2026-03-31", "summary": "24 spotkania"}
            """;
        assertThat(partner.post(at(others) + "/reports", report).status()).isEqualTo(404);
        assertThat(partner.patch(at(made), "*", "{\"note\": \"x\"}").status()).isEqualTo(403);
        assertThat(partner.delete(at(made), "*").status()).isEqualTo(403);
        assertThat(partner.post(CONTRACTS, club("")).status()).isEqualTo(403);
        Answer reported = ok(201, partner.post(at(made) + "/reports", report));
        assertThat(reported.object().getJsonObject("organisation").getString("code"))
                .isEqualTo("warkocz");
        assertThat(reported.object().containsKey("recordedBy")).isFalse();
        assertThat(director.get(at(reported)).object()).isEqualTo(reported.object());
        assertThat(texts(director.get(at(made) + "/reports"), "id")).containsExactly(id(reported));
        assertThat(director.get(at(reported).replace(id(made), id(others))).status())
                .isEqualTo(404);
        Member stranger = Member.partner(server, "pestka", "gorno");
        assertThat(stranger.get(at(reported)).status()).isEqualTo(404);
        assertThat(stranger.get(at(reported).replace(id(made), id(others))).status())
                .isEqualTo(404);
        assertThat(director.delete(at(made), "*").status()).isEqualTo(409);
        assertThat(Member.of(server, "partner", "gorno").get(CONTRACTS).status())
                .isEqualTo(403);
    }

    @Test
    void aReportFitsItsContract() {
        Answer made = ok(201, director.post(CONTRACTS, club("")));
        assertThat(violations(ok(422, director.post(at(made) + "/reports", """
            {"from": "2025-12-31", "until": "2025-12-30", "dueOn": "2026-03-31", "summary": "Pani 600 700 800"}
            """))))
                .containsExactly(
                        "/dueOn not-due",
                        "/from outside-contract",
                        "/summary personal-data",
                        "/until outside-contract",
                        "/until period");
        assertThat(violations(ok(422, director.post(at(made) + "/reports", """
            {"from": "2026-01-01", "until": "%s", "summary": "Przyszłość"}
            """.formatted(TODAY.plusDays(1))))))
                .contains("/until in-future");
    }

    @Test
    void rowsOfAnotherCentreAreNotThere() {
        Answer made = ok(201, director.post(CONTRACTS, club("")));
        Answer reported = ok(201, director.post(at(made) + "/reports", """
            {"from": "2026-01-01", "until": "2026-01-31", "summary": "Styczeń"}
            """));
        Member other = Member.of(server, "director", "kozienice");
        for (String address : List.of(at(made), at(made) + "/history", at(made) + "/reports", at(reported))) {
            assertThat(other.get(address).status()).as(address).isEqualTo(404);
            assertThat(other.get(address.replace("gorno", "kozienice")).status())
                    .as(address)
                    .isEqualTo(404);
        }
        String elsewhere = at(made).replace("gorno", "kozienice");
        assertThat(other.patch(elsewhere, "*", "{}").status()).isEqualTo(404);
        assertThat(other.delete(elsewhere, "*").status()).isEqualTo(404);
        assertThat(other.post(
                                elsewhere + "/reports",
                                "{\"from\": \"2026-01-01\", \"until\": \"2026-01-31\", \"summary\": \"x\"}")
                        .status())
                .isEqualTo(404);
        assertThat(texts(other.get("/v1/centres/kozienice/provider-contracts"), "id"))
                .isEmpty();
        assertThat(Member.of(server, "receptionist", "gorno").get(at(made)).status())
                .isEqualTo(403);
        assertThat(Member.of(server, "plan-coordinator", "gorno").get(at(made)).status())
                .isEqualTo(200);
    }

    @Test
    void ofTwoContractsWithOneNumberOneIsRecordedAndARetryGetsTheFirstAnswer()
            throws InterruptedException, ExecutionException {
        String body = club(", \"number\": \"N-%s\"".formatted(UUID.randomUUID()));
        List<Integer> statuses =
                Member.atOnce(4, _ -> director.post(CONTRACTS, body).status());
        assertThat(statuses).containsOnlyOnce(201).contains(409).hasSize(4);
        UUID key = UUID.randomUUID();
        Answer first = ok(201, director.post(CONTRACTS, club(""), key));
        assertThat(id(ok(201, director.post(CONTRACTS, club(""), key)))).isEqualTo(id(first));
        Answer changed = ok(200, director.patch(at(first), etag(first), "{\"number\": \"M-1\"}"));
        List<Integer> changes = Member.atOnce(
                4,
                i -> director.patch(at(first), etag(changed), "{\"number\": \"M-%d\"}".formatted(i + 2))
                        .status());
        assertThat(changes).containsOnlyOnce(200).contains(412);
    }
}
