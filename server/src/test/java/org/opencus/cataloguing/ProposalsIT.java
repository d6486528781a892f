package org.opencus.cataloguing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencus.cataloguing.CatalogueDesk.EDITOR;
import static org.opencus.testing.Pages.violations;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opencus.testing.Answer;
import org.opencus.testing.Desk;
import org.opencus.testing.Desk.Person;
import org.opencus.testing.Member;
import org.opencus.testing.Pages;
import org.opencus.testing.ServerExtension;
import org.opencus.testing.TestServer;

@ExtendWith(ServerExtension.class)
class ProposalsIT {
    private static final String CENTRE = "/v1/centres/gorno";
    private static final String SENIORS = CENTRE + "/services/017eb294-c000-7d00-9351-d89037d5b478";
    private static final String PROPOSALS = CENTRE + "/service-proposals";
    private static final Person CLUB = partner("club", "klub-seniora-radlin");
    private static final Person OTHER = partner("other", "gok-gorno");
    private static Desk desk;

    private static Person partner(String subject, String organisation) {
        return new Person(subject, organisation, "gorno", "catalogue:propose");
    }

    @BeforeAll
    static void open(TestServer server) {
        desk = new Desk(server.database(), CatalogueDesk.OPERATIONS);
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    private static String etag() {
        return desk.patch(EDITOR, SENIORS, "*", "{}").header("ETag").orElseThrow();
    }

    private static Answer propose(Person person, String etag, String change) {
        return desk.send(
                person,
                "POST",
                SENIORS + "/proposals",
                "{\"change\": %s, \"note\": \"Od grudnia\"}".formatted(change),
                "If-Match",
                etag,
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    private static String proposed(String change) {
        Answer answer = propose(CLUB, etag(), change);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.header("Location").orElseThrow();
    }

    @Test
    void anAcceptedChangeIsInTheCatalogue() {
        String address = proposed("{\"monitoring\": \"Ankieta co kwartał\", \"dataNote\": null}");
        assertThat(desk.get(CLUB, address).object().getString("state")).isEqualTo("open");
        Answer accepted = desk.post(EDITOR, address + "/acceptance", "");
        assertThat(accepted.status()).as(accepted.toString()).isEqualTo(201);
        assertThat(accepted.object().getString("state")).isEqualTo("accepted");
        var service = desk.patch(EDITOR, SENIORS, "*", "{}").object();
        assertThat(service.getString("monitoring")).isEqualTo("Ankieta co kwartał");
        assertThat(service.containsKey("dataNote")).isFalse();
        assertThat(desk.post(EDITOR, address + "/acceptance", "").status()).isEqualTo(409);
        assertThat(desk.post(EDITOR, address + "/refusal", "{\"reason\": \"Za późno\"}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void aRefusalIsReadByThePartner() {
        String address = proposed("{\"closing\": \"Bal\"}");
        assertThat(desk.post(EDITOR, address + "/refusal", "{\"reason\": \"Brak sali\"}")
                        .status())
                .isEqualTo(201);
        var seen = desk.get(CLUB, address).object();
        assertThat(seen.getString("state")).isEqualTo("refused");
        assertThat(seen.getJsonObject("decision").getString("reason")).isEqualTo("Brak sali");
        assertThat(desk.patch(EDITOR, SENIORS, "*", "{}").object().containsKey("closing"))
                .isFalse();
    }

    @Test
    void aChangeForAnOlderStateIsNotAccepted() {
        String etag = etag();
        String address = proposed("{\"recruitment\": \"Zapisy\"}");
        assertThat(desk.patch(
                                EDITOR,
                                SENIORS,
                                etag,
                                "{\"module\": \"m-%s\"}"
                                        .formatted(UUID.randomUUID().toString().substring(0, 8)))
                        .status())
                .isEqualTo(200);
        assertThat(desk.post(EDITOR, address + "/acceptance", "").status()).isEqualTo(409);
        assertThat(desk.get(CLUB, address).object().getString("state")).isEqualTo("open");
        assertThat(desk.get(EDITOR, address).object().getBoolean("outdated")).isTrue();
        assertThat(propose(CLUB, etag, "{\"recruitment\": \"Zapisy\"}").status())
                .isEqualTo(412);
        assertThat(desk.post(CLUB, SENIORS + "/proposals", "{\"change\": {}}").status())
                .isEqualTo(428);
    }

    @Test
    void aConfirmationInTheMeantimeDoesNoHarm() {
        String address = proposed("{\"preparation\": [\"Stroje\"]}");
        Answer confirmed = desk.post(
                EDITOR,
                SENIORS + "/confirmations",
                "{\"on\": \"2026-01-15\", \"by\": \"Klub\", \"channel\": \"phone\"}");
        assertThat(confirmed.status()).as(confirmed.toString()).isEqualTo(201);
        assertThat(desk.get(EDITOR, address).object().getBoolean("outdated")).isFalse();
        assertThat(desk.post(EDITOR, address + "/acceptance", "").status()).isEqualTo(201);
        assertThat(desk.get(EDITOR, address).object().getBoolean("outdated")).isFalse();
    }

    @Test
    void aProposalThatChangesNothingIsRefused() {
        assertThat(violations(propose(CLUB, etag(), "{}"))).containsExactly("/change changes-nothing");
        String same = "{\"name\": \"Prowadzenie Klubu Seniora\"}";
        assertThat(violations(propose(CLUB, etag(), same))).containsExactly("/change changes-nothing");
    }

    @Test
    void whoProposedTakesItBackWhileItIsOpen() {
        String address = proposed("{\"forms\": [\"Bal\"]}");
        assertThat(desk.post(OTHER, address + "/withdrawal", "").status()).isEqualTo(404);
        Answer withdrawn = desk.post(CLUB, address + "/withdrawal", "");
        assertThat(withdrawn.status()).as(withdrawn.toString()).isEqualTo(201);
        assertThat(withdrawn.object().getString("state")).isEqualTo("withdrawn");
        assertThat(desk.post(CLUB, address + "/withdrawal", "").status()).isEqualTo(409);
        assertThat(desk.post(EDITOR, address + "/acceptance", "").status()).isEqualTo(409);
        assertThat(Pages.texts(desk.get(CLUB, PROPOSALS + "?state=withdrawn"), "id"))
                .contains(withdrawn.object().getString("id"));
    }

    @Test
    void ofAllWhoDecideAtOnceOneDoes() throws InterruptedException, ExecutionException {
        String address = proposed("{\"principles\": [\"Razem\"]}");
        List<Integer> statuses = Member.atOnce(
                        4,
                        i -> i % 2 == 0
                                ? desk.post(EDITOR, address + "/acceptance", "")
                                : desk.post(EDITOR, address + "/refusal", "{\"reason\": \"Nie teraz\"}"))
                .stream()
                .map(Answer::status)
                .toList();
        assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(3);
    }

    @Test
    void nobodyDecidesTheirOwn() {
        String address = proposed("{\"season\": \"zima\"}");
        Person both = new Person("club", "", "gorno", "catalogue:write", "catalogue:read");
        assertThat(desk.post(both, address + "/acceptance", "").status()).isEqualTo(403);
        Person colleague = new Person("colleague", "klub-seniora-radlin", "gorno", "catalogue:write");
        assertThat(desk.post(colleague, address + "/acceptance", "").status()).isEqualTo(403);
        assertThat(desk.post(CLUB, address + "/acceptance", "").status()).isEqualTo(403);
        assertThat(desk.post(new Person("x", "", "dobczyce", "catalogue:write"), address + "/acceptance", "")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aPartnerSeesAndChangesItsOwnOnly() {
        String address = proposed("{\"season\": \"lato\"}");
        assertThat(desk.get(OTHER, address).status()).isEqualTo(404);
        assertThat(Pages.items(desk.get(OTHER, PROPOSALS))).isEmpty();
        assertThat(Pages.texts(desk.get(CLUB, PROPOSALS), "organisation")).containsOnly("klub-seniora-radlin");
        assertThat(Pages.texts(desk.get(EDITOR, PROPOSALS + "?state=open"), "id"))
                .contains(address.substring(address.lastIndexOf('/') + 1));
        assertThat(propose(OTHER, etag(), "{\"season\": \"lato\"}").status()).isEqualTo(403);
        assertThat(propose(partner("nobody", ""), etag(), "{\"season\": \"lato\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void rulesHoldForProposalsToo() {
        assertThat(violations(propose(CLUB, etag(), "{\"name\": null, \"status\": \"open\"}")))
                .containsExactly("/change/name required", "/change/status not-in-list");
        assertThat(violations(propose(CLUB, etag(), "{\"places\": [{\"code\": \"nowhere\"}]}")))
                .containsExactly("/change/places/0 dangling-reference");
        assertThat(violations(propose(CLUB, etag(), "{\"id\": \"x\", \"confirmation\": {}}")))
                .containsExactly("/change/confirmation unknown-property", "/change/id unknown-property");
    }

    @Test
    void aNewServiceAppearsWhenItIsAccepted(TestServer server) {
        String service = """
            {"service": {"name": "Warsztaty fotograficzne", "kind": "service", "status": "existing",
              "domains": [{"code": "social-assistance"}], "providers": [{"code": "%s"}]}}
            """;
        assertThat(violations(desk.post(CLUB, PROPOSALS, service.formatted("gok-gorno"))))
                .containsExactly("/service/providers not-own");
        Answer proposed = desk.post(CLUB, PROPOSALS, service.formatted("klub-seniora-radlin"));
        assertThat(proposed.status()).as(proposed.toString()).isEqualTo(201);
        String list = CENTRE + "/services?limit=200&q=warsztaty%20fotograficzne";
        assertThat(Pages.codes(server.get(list))).doesNotContain("warsztaty-fotograficzne");
        String address = proposed.header("Location").orElseThrow();
        Answer accepted = desk.post(EDITOR, address + "/acceptance", "");
        String id = accepted.object().getString("serviceId");
        assertThat(server.get(CENTRE + "/services/" + id).status()).isEqualTo(200);
        List<String> names = Pages.texts(desk.get(EDITOR, CENTRE + "/services/" + id + "/history"), "act");
        assertThat(names).containsExactly("created");
    }
}
