package org.opencus.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.opencus.client.FakeServer.json;
import static org.opencus.client.FakeServer.status;
import static org.opencus.client.RequestOptions.DEFAULT;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.opencus.client.api.CatalogueApi.GetService;
import org.opencus.client.api.CatalogueApi.ListServices;
import org.opencus.client.api.CatalogueApi.SearchServices;
import org.opencus.client.api.CentresApi.GetOpeningHours;
import org.opencus.client.api.HsdsApi.GetPaginatedListOfServices;
import org.opencus.client.api.PlatformApi.GetReadiness;
import org.opencus.client.model.DayState;
import org.opencus.client.model.HealthStatus;
import org.opencus.client.model.HsdsListFormat;
import org.opencus.client.model.HsdsServiceRecord;
import org.opencus.client.model.OpeningHours;
import org.opencus.client.model.ScopeVariant;
import org.opencus.client.model.ServiceKind;
import org.opencus.client.model.ServicePage;
import org.opencus.client.model.ServiceQuery;
import org.opencus.client.model.ServiceSort;
import org.opencus.client.model.ServiceStatus;
import org.opencus.client.model.ServiceSummary;
import org.opencus.client.model.StatusFilter;
import org.opencus.client.model.Weekday;

class GeneratedCallsTest {
    @RegisterExtension
    static final FakeServer SERVER = new FakeServer();

    private static final String CLUB = """
        {"id": "017eb294-c000-7d00-9351-d89037d5b478", "code": "klub", "centre": "gorno", "name": "Klub Seniora",
         "kind": "user-led", "status": "%s", "available": true, "modifiedAt": "2022-02-01T00:00:00Z",
         "places": [{"code": "radlin", "name": "Radlin", "lat": 50.9}], "mood": {"colour": "green"}}
        """;

    @Test
    void parametersGoOutByTheirNamesInTheContract() {
        SERVER.answer(json("{\"items\":[]}"));
        ListServices request = ListServices.of("gorno")
                .withQ("mąż pije & śpi")
                .withDomain("social-assistance", "health")
                .withStatus(StatusFilter.EXISTING, StatusFilter.ANY)
                .withKind(List.of(ServiceKind.USER_LED))
                .withWeekday(Weekday.MON)
                .withAge(67)
                .withScope(ScopeVariant.EXTENDED)
                .withSort(ServiceSort.MODIFIED_DESCENDING)
                .withFacets(true)
                .withModifiedAfter(Instant.parse("2022-02-01T00:00:00Z"));
        assertThat(SERVER.client()
                        .catalogue()
                        .listServices(request, DEFAULT)
                        .value()
                        .items())
                .isEmpty();
        assertThat(SERVER.only().getUrl())
                .isEqualTo("/v1/centres/gorno/services?q=m%C4%85%C5%BC%20pije%20%26%20%C5%9Bpi"
                        + "&domain=social-assistance&domain=health&status=existing&status=any&kind=user-led&age=67"
                        + "&weekday=mon&scope=extended&sort=-modified&facets=true"
                        + "&modifiedAfter=2022-02-01T00%3A00%3A00Z");
    }

    @Test
    void aRequestIsNeverChangedOnlyCopied() {
        SERVER.answer(json("{\"items\":[]}"));
        ListServices all = ListServices.of("gorno");
        ListServices some = all.withLimit(1);
        assertThat(SERVER.client().catalogue().listServices(all, DEFAULT).status())
                .isEqualTo(200);
        assertThat(SERVER.only().getUrl()).isEqualTo("/v1/centres/gorno/services");
        assertThat(some).isNotSameAs(all);
    }

    @Test
    void idsAndDaysGoOutAsTheyAreWritten() {
        SERVER.answerInTurn(
                json(CLUB.formatted("existing")), json("{\"centre\":\"x\",\"timeZone\":\"y\",\"days\":[]}"));
        UUID id = UUID.fromString("017eb294-c000-7d00-9351-d89037d5b478");
        assertThat(SERVER.client()
                        .catalogue()
                        .getService(GetService.of("gorno", id), DEFAULT)
                        .value()
                        .id())
                .isEqualTo(id);
        GetOpeningHours hours = GetOpeningHours.of("gorno").withFrom(LocalDate.of(2026, 11, 3));
        assertThat(SERVER.client()
                        .centres()
                        .getOpeningHours(hours, DEFAULT)
                        .value()
                        .days())
                .isEmpty();
        assertThat(SERVER.received().stream().map(LoggedRequest::getUrl))
                .containsExactlyInAnyOrder(
                        "/v1/centres/gorno/services/017eb294-c000-7d00-9351-d89037d5b478",
                        "/v1/centres/gorno/opening-hours?from=2026-11-03");
    }

    @Test
    void whatANewerServerAddsBreaksNothing() {
        SERVER.answer(json("{\"items\":[" + CLUB.formatted("postponed") + "],\"weather\":1}"));
        ServicePage page = SERVER.client()
                .catalogue()
                .listServices(ListServices.of("gorno"), DEFAULT)
                .value();
        ServiceSummary club = page.items().get(0);
        assertThat(club.status()).isEqualTo(ServiceStatus.UNRECOGNISED);
        assertThat(club.kind()).isEqualTo(ServiceKind.USER_LED);
        assertThat(club.modifiedAt()).isEqualTo(Instant.parse("2022-02-01T00:00:00Z"));
        assertThat(club.places().get(0).name()).isEqualTo("Radlin");
    }

    @Test
    void anUnknownValueIsNotTheValueThatMeansUnknown() {
        SERVER.answer(json("""
            {"centre": "gorno", "timeZone": "Europe/Warsaw", "days": [
              {"date": "2026-11-28", "weekday": "sat", "state": "unknown"},
              {"date": "2026-11-29", "weekday": "sun", "state": "half-open"}]}
            """));
        OpeningHours hours = SERVER.client()
                .centres()
                .getOpeningHours(GetOpeningHours.of("gorno"), DEFAULT)
                .value();
        assertThat(hours.days())
                .extracting(day -> day.state())
                .containsExactly(DayState.UNKNOWN, DayState.UNRECOGNISED);
        assertThat(hours.days().get(0).date()).isEqualTo(LocalDate.of(2026, 11, 28));
    }

    @Test
    void aValueThatThisClientDoesNotKnowIsNeverSent() {
        ListServices request = ListServices.of("gorno").withSort(ServiceSort.UNRECOGNISED);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SERVER.client().catalogue().listServices(request, DEFAULT));
        SearchServices search = SearchServices.of(
                "gorno", ServiceQuery.builder().sort(ServiceSort.UNRECOGNISED).build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SERVER.client().catalogue().searchServices(search, DEFAULT));
        assertThat(SERVER.received()).isEmpty();
    }

    @Test
    void whatIsAbsentIsEmpty() {
        SERVER.answer(json("{\"items\":[" + CLUB.formatted("existing") + "]}"));
        ServicePage page = SERVER.client()
                .catalogue()
                .listServices(ListServices.of("gorno"), DEFAULT)
                .value();
        assertThat(page.nextCursor()).isEmpty();
        assertThat(page.facets()).isEmpty();
        assertThat(page.notYetAvailable()).isEmpty();
        assertThat(page.items().get(0).domains()).isEmpty();
        assertThat(page.items().get(0).payment()).isEmpty();
    }

    @Test
    void aBodyHoldsWhatWasSetAndNothingElse() {
        SERVER.answer(json("{\"items\":[]}"));
        ServiceQuery query = ServiceQuery.builder()
                .q("kto posprząta u starszej osoby")
                .status(List.of(StatusFilter.ANY))
                .sort(ServiceSort.NAME_DESCENDING)
                .modifiedAfter(Instant.parse("2022-02-01T00:00:00Z"))
                .build();
        assertThat(SERVER.client()
                        .catalogue()
                        .searchServices(SearchServices.of("gorno", query), DEFAULT)
                        .status())
                .isEqualTo(200);
        assertThat(SERVER.only().getHeader("Content-Type")).isEqualTo("application/json");
        assertThat(object(SERVER.only()))
                .isEqualTo(object("{\"q\":\"kto posprząta u starszej osoby\",\"status\":[\"any\"],\"sort\":\"-name\","
                        + "\"modifiedAfter\":\"2022-02-01T00:00:00Z\"}"));
    }

    @Test
    void pagesOfASearchInABodyFollowEachOther() {
        SERVER.answerInTurn(
                json("{\"items\":[" + CLUB.formatted("existing") + "],\"nextCursor\":\"abc\"}"),
                json("{\"items\":[" + CLUB.formatted("existing") + "]}"));
        SearchServices request =
                SearchServices.of("gorno", ServiceQuery.builder().q("klub").build());
        assertThat(Pages.stream(SERVER.client().catalogue()::searchServices, request, DEFAULT)
                        .map(ServiceSummary::name))
                .containsExactly("Klub Seniora", "Klub Seniora");
        assertThat(SERVER.received().stream().map(GeneratedCallsTest::object))
                .containsExactlyInAnyOrder(object("{\"q\":\"klub\"}"), object("{\"q\":\"klub\",\"cursor\":\"abc\"}"));
    }

    @Test
    void anotherFormOfAnAnswerCanBeAskedFor() {
        SERVER.answer(
                json("{\"id\":\"017eb294-c000-7d00-9351-d89037d5b478\",\"name\":\"Klub\",\"status\":\"active\"}\n"));
        GetPaginatedListOfServices request =
                GetPaginatedListOfServices.of("gorno").withFormat(HsdsListFormat.NDJSON);
        try (var services = SERVER.client()
                .hsds()
                .getPaginatedListOfServicesAs(request, Body.lines(HsdsServiceRecord.class), DEFAULT)
                .value()) {
            assertThat(services.map(HsdsServiceRecord::name)).containsExactly("Klub");
        }
        assertThat(SERVER.only().getUrl()).isEqualTo("/hsds/gorno/services?format=ndjson");
    }

    @Test
    void notReadyIsAnAnswerAndNoProblem() {
        SERVER.answer(status(503).withBody("{\"status\":\"down\",\"checks\":[]}"));
        var health = SERVER.client().platform().getReadiness(GetReadiness.of(), DEFAULT);
        assertThat(health.status()).isEqualTo(503);
        assertThat(health.value().status()).isEqualTo(HealthStatus.DOWN);
        assertThat(SERVER.received()).hasSize(1);
    }

    private static JsonObject object(LoggedRequest request) {
        return object(request.getBodyAsString());
    }

    private static JsonObject object(String json) {
        return jakarta.json.Json.createReader(new StringReader(json)).readObject();
    }
}
