package org.opencus.cataloguing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencus.cataloguing.CatalogueDesk.EDITOR;
import static org.opencus.testing.Answers.etag;
import static org.opencus.testing.Pages.codes;
import static org.opencus.testing.Pages.violations;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencus.testing.Answer;
import org.opencus.testing.Desk;
import org.opencus.testing.Desk.Person;
import org.opencus.testing.Pages;
import org.opencus.testing.ServerExtension;
import org.opencus.testing.TestServer;

/** What holds for services holds for all records; and what is derived from one follows its changes. */
@ExtendWith(ServerExtension.class)
class EveryKindIT {
    private static final String CENTRE = "/v1/centres/gorno";
    private static final Person PLATFORM = new Person("platform", "", "*", "centres:write");
    private static Desk desk;

    @BeforeAll
    static void open(TestServer server) {
        desk = new Desk(server.database(), CatalogueDesk.OPERATIONS);
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    private static Answer created(String collection, String body) {
        Answer answer = desk.post(EDITOR, CENTRE + "/" + collection, body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer;
    }

    private static String at(Answer created) {
        return created.header("Location").orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        target-groups | {"name": "młodzi rodzice", "ageDefinitions": [{"min": 18, "max": 30}]} | {"ageDefinitions": [{"min": 30, "max": 18}]} | /ageDefinitions/0/max age-range
        challenges    | {"name": "brak miejsc", "kind": "unmet-need", "survey": [{"percent": 12}]} | {"kind": null} | /kind required
        places        | {"name": "Remiza", "kind": "building", "parent": {"code": "gmina-gorno"}} | {"parent": {"code": "remiza"}} | /parent parent-cycle
        organisations | {"name": "Koło", "kind": "farm-women-circle", "places": [{"code": "radlin"}]} | {"places": [{"code": "nowhere"}]} | /places/0 dangling-reference
        communities   | {"name": "Sąsiedzi", "kind": "territorial", "ages": {"min": 1, "max": 5}} | {"ages": {"min": 6, "max": 5}} | /ages/max age-range
        """)
    void isAddedChangedAndTakenOut(String collection, String body, String bad, String violation, TestServer server) {
        Answer created = created(collection, body);
        Answer read = server.get(at(created));
        assertThat(read.object()).isEqualTo(created.object());
        assertThat(violations(desk.patch(EDITOR, at(created), etag(read), bad))).contains(violation);
        Answer changed = desk.patch(EDITOR, at(created), etag(read), "{\"description\": \"Nowy opis\"}");
        assertThat(changed.object().getString("description")).isEqualTo("Nowy opis");
        assertThat(desk.delete(EDITOR, at(created), etag(read)).status()).isEqualTo(412);
        assertThat(desk.delete(EDITOR, at(created), etag(changed)).status()).isEqualTo(204);
        assertThat(desk.patch(EDITOR, at(created), "*", "{}").status()).isEqualTo(410);
        assertThat(Pages.texts(desk.get(EDITOR, at(created) + "/history"), "act"))
                .containsExactly("retired", "changed", "created");
        String feed = CENTRE + "/" + collection + "?limit=200&modifiedAfter="
                + created.object().getString("modifiedAt");
        assertThat(server.get(feed).text()).contains("goneAt");
        Answer back = desk.post(EDITOR, at(created) + "/restoration", "");
        assertThat(back.status()).as(back.toString()).isEqualTo(201);
        assertThat(server.get(at(created)).object()).isEqualTo(back.object());
        assertThat(without(back, "modifiedAt")).isEqualTo(without(changed, "modifiedAt"));
        assertThat(desk.post(EDITOR, at(created) + "/restoration", "").text()).contains("not-gone");
        assertThat(Pages.texts(desk.get(EDITOR, at(created) + "/history"), "act"))
                .containsExactly("returned", "retired", "changed", "created");
    }

    @ParameterizedTest
    @ValueSource(strings = {"target-groups", "challenges", "places", "organisations", "communities", "services"})
    void anIdOfAnotherKindOrOfNothingIsNotThere(String collection, TestServer server) {
        String other = collection.equals("services") ? "places" : "services";
        String ofOther = Pages.items(server.get(CENTRE + "/" + other + "?limit=1"))
                .getFirst()
                .getString("id");
        for (String id : List.of("00000000-0000-0000-0000-000000000000", ofOther)) {
            String address = CENTRE + "/" + collection + "/" + id;
            assertThat(desk.get(EDITOR, address + "/history").status()).isEqualTo(404);
            assertThat(desk.patch(EDITOR, address, "*", "{}").status()).isEqualTo(404);
            assertThat(desk.delete(EDITOR, address, "*").status()).isEqualTo(404);
            assertThat(desk.post(EDITOR, address + "/restoration", "").status()).isEqualTo(404);
        }
    }

    @Test
    void whatIsReferredToStays() {
        Answer place = created("places", "{\"name\": \"Sala\", \"kind\": \"room\"}");
        Answer service = created("services", """
            {"name": "Szachy", "kind": "service", "status": "existing", "domains": [{"code": "social-assistance"}],
             "places": [{"code": "sala"}], "delivery": "place"}
            """);
        Answer refused = desk.delete(EDITOR, at(place), "*");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("szachy");
        assertThat(desk.delete(EDITOR, at(service), "*").status()).isEqualTo(204);
        assertThat(desk.delete(EDITOR, at(place), "*").status()).isEqualTo(204);
        assertThat(violations(desk.post(EDITOR, at(service) + "/restoration", "")))
                .contains("/places/0 dangling-reference");
        assertThat(desk.post(EDITOR, at(place) + "/restoration", "").status()).isEqualTo(201);
        assertThat(desk.post(EDITOR, at(service) + "/restoration", "").status()).isEqualTo(201);
        assertThat(desk.post(EDITOR, CENTRE + "/places/" + UUID.randomUUID() + "/restoration", "")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void nothingThatLeadsToAConfidentialPlaceIsPublished(TestServer server) {
        assertThat(violations(desk.post(EDITOR, CENTRE + "/places", """
            {"name": "Schronienie", "kind": "building", "confidential": true, "address": "Leśna 1",
             "latitude": 50.8, "longitude": 20.8, "postalCode": "26-008", "city": "Górno", "nearby": ["szkoła"]}
            """)))
                .containsExactlyInAnyOrder(
                        "/address confidential-place",
                        "/latitude confidential-place",
                        "/longitude confidential-place",
                        "/postalCode confidential-place",
                        "/city confidential-place",
                        "/nearby confidential-place");
        Answer place = created("places", "{\"name\": \"Schronienie\", \"kind\": \"building\", \"confidential\": true}");
        assertThat(server.get(at(place)).object().getBoolean("confidential")).isTrue();
        String keeper = """
            {"name": "Opiekun schronienia", "kind": "association", "places": [{"code": "schronienie"}],
             "phone": "800 120 002"%s}
            """;
        assertThat(violations(
                        desk.post(EDITOR, CENTRE + "/organisations", keeper.formatted(", \"address\": \"Leśna 1\""))))
                .containsExactly("/address confidential-place");
        created("organisations", keeper.formatted(""));
        Answer house = created("places", "{\"name\": \"Dom na Leśnej\", \"kind\": \"building\"}");
        created(
                "organisations",
                "{\"name\": \"Gospodarz\", \"kind\": \"association\", \"places\": [{\"code\": \"dom-na-lesnej\"}],"
                        + " \"address\": \"Leśna 2\"}");
        assertThat(violations(desk.patch(EDITOR, at(house), etag(house), "{\"confidential\": true}")))
                .containsExactly("/confidential confidential-place");
    }

    private static JsonObject without(Answer answer, String property) {
        return Json.createObjectBuilder(answer.object()).remove(property).build();
    }

    @Test
    void agesOfServicesFollowTheirTargetGroup(TestServer server) {
        Answer group =
                created("target-groups", "{\"name\": \"grupa pięćdziesiąt\", \"ageDefinitions\": [{\"min\": 50}]}");
        created("services", """
            {"name": "Klub pięćdziesiątki", "kind": "service", "status": "existing",
             "domains": [{"code": "social-assistance"}], "targetGroups": [{"code": "grupa-piecdziesiat"}]}
            """);
        String forForty = CENTRE + "/services?limit=200&age=40";
        assertThat(codes(server.get(forForty))).doesNotContain("klub-piecdziesiatki");
        Answer changed = desk.patch(EDITOR, at(group), etag(group), "{\"ageDefinitions\": [{\"min\": 35}]}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(codes(server.get(forForty + "&status=existing"))).contains("klub-piecdziesiatki");
    }

    @Test
    void aCentreComesAndGoesWithAllItHas(TestServer server) {
        String body =
                "{\"slug\": \"krajno\", \"name\": \"CUS w Krajnie\", \"recordType\": \"centre\", \"statutory\": true}";
        Answer created = desk.post(PLATFORM, "/v1/centres", body);
        assertThat(created.status()).as(created.toString()).isEqualTo(201);
        assertThat(at(created)).isEqualTo("/v1/centres/krajno");
        assertThat(desk.post(PLATFORM, "/v1/centres", body).status()).isEqualTo(409);
        Person here = new Person("director", "", "krajno", "catalogue:write", "catalogue:read");
        Answer renamed =
                desk.patch(here, "/v1/centres/krajno", etag(created), "{\"website\": \"https://krajno.example\"}");
        assertThat(renamed.status()).as(renamed.toString()).isEqualTo(200);
        Answer service = desk.post(here, "/v1/centres/krajno/services", """
            {"name": "Kajaki", "kind": "service", "status": "existing", "domains": [{"code": "social-assistance"}]}
            """);
        assertThat(service.status()).isEqualTo(201);
        assertThat(codes(server.get("/v1/services?q=kajaki"))).contains("kajaki");
        assertThat(desk.delete(here, "/v1/centres/krajno", "*").status()).isEqualTo(403);
        String bound = """
            {"name": "Kajaki z projektu", "kind": "service", "status": "existing",
             "domains": [{"code": "social-assistance"}], "project": {"name": "CUS", "endsOn": "%s"}}
            """.formatted(LocalDate.now(ZoneId.of("Europe/Warsaw")));
        assertThat(desk.post(here, "/v1/centres/krajno/services", bound).status())
                .isEqualTo(201);
        Answer refused = desk.delete(PLATFORM, "/v1/centres/krajno", "*");
        assertThat(violations(refused)).containsExactly(" durability-period");
        assertThat(refused.text()).contains("kajaki-z-projektu");
        String analysis = desk.post(
                        here,
                        "/v1/centres/krajno/needs-analyses",
                        "{\"title\": \"A\", \"carriedOutOn\": \"2026-01-01\", \"conclusion\": \"Nikt nie"
                                + " przychodzi.\"}")
                .object()
                .getString("id");
        assertThat(desk.delete(PLATFORM, "/v1/centres/krajno?needsAnalysis=" + analysis, "*")
                        .status())
                .isEqualTo(204);
        assertThat(codes(server.get("/v1/services?q=kajaki&status=existing"))).doesNotContain("kajaki");
        assertThat(desk.patch(here, "/v1/centres/krajno", "*", "{}").status()).isEqualTo(410);
        assertThat(desk.post(
                                here,
                                "/v1/centres/krajno/services",
                                "{\"name\": \"X\", \"kind\": \"service\", \"status\": \"idea\"}")
                        .status())
                .isEqualTo(404);
    }
}
