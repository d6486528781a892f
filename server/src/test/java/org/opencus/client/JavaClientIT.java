package org.opencus.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.opencus.client.RequestOptions.DEFAULT;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opencus.client.api.CatalogueApi.GetService;
import org.opencus.client.api.CatalogueApi.ListAllServices;
import org.opencus.client.api.CatalogueApi.ListServiceDomains;
import org.opencus.client.api.CatalogueApi.ListServices;
import org.opencus.client.api.CatalogueApi.ListTargetGroups;
import org.opencus.client.api.CentresApi.GetCentre;
import org.opencus.client.api.CentresApi.GetOpeningHours;
import org.opencus.client.api.CentresApi.ListCentres;
import org.opencus.client.api.DirectoryApi.GetOrganisation;
import org.opencus.client.api.DirectoryApi.GetPlace;
import org.opencus.client.api.DirectoryApi.ListOrganisations;
import org.opencus.client.api.DirectoryApi.ListPlaces;
import org.opencus.client.model.CentreSummary;
import org.opencus.client.model.Delivery;
import org.opencus.client.model.OpeningHours;
import org.opencus.client.model.OpeningRule;
import org.opencus.client.model.OrganisationSummary;
import org.opencus.client.model.PlaceSummary;
import org.opencus.client.model.ScopeVariant;
import org.opencus.client.model.ServiceKind;
import org.opencus.client.model.ServicePage;
import org.opencus.client.model.ServiceSort;
import org.opencus.client.model.ServiceStatus;
import org.opencus.client.model.ServiceSummary;
import org.opencus.client.model.StatusFilter;
import org.opencus.client.model.Violation;
import org.opencus.testing.ServerExtension;
import org.opencus.testing.TestServer;

@ExtendWith(ServerExtension.class)
class JavaClientIT {
    private final CusClient cus;

    JavaClientIT(TestServer server) {
        cus = server.client();
    }

    @Test
    void listsTheCentres() {
        assertThat(cus.centres().listCentres(ListCentres.of(), DEFAULT).value().items())
                .extracting(CentreSummary::slug)
                .containsExactlyInAnyOrder("gorno", "dobczyce", "kozienice", "dolny-slask");
    }

    @Test
    void showsOneCentreWithItsDates() {
        var centre = cus.centres().getCentre(GetCentre.of("gorno"), DEFAULT).value();
        assertThat(centre.establishedOn()).contains(LocalDate.of(2022, 1, 1));
        assertThat(centre.statutory()).contains(true);
        assertThat(centre.customerOffice().orElseThrow().staff()).isNotEmpty();
        assertThat(cus.centres()
                        .getCentre(GetCentre.of("dobczyce"), DEFAULT)
                        .value()
                        .openingRules())
                .extracting(OpeningRule::days)
                .isNotEmpty()
                .doesNotContain(List.of());
    }

    @Test
    void tellsForEachDayWhetherACentreIsOpen() {
        LocalDate monday = LocalDate.of(2026, 11, 23);
        OpeningHours week = cus.centres()
                .getOpeningHours(GetOpeningHours.of("dobczyce").withFrom(monday).withTo(monday.plusDays(6)), DEFAULT)
                .value();
        assertThat(week.days()).hasSize(7);
        assertThat(week.days().get(0).date().getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
    }

    @Test
    void runsThroughAllPagesInTheirOrder() {
        ListServices all = ListServices.of("gorno").withStatus(StatusFilter.ANY);
        List<ServiceSummary> atOnce = catalogue(all.withLimit(200)).items();
        assertThat(atOnce).hasSizeGreaterThan(20);
        assertThat(Pages.stream(cus.catalogue()::listServices, all.withLimit(7), DEFAULT))
                .containsExactlyElementsOf(atOnce);
    }

    @Test
    void filtersWithSeveralValuesOfOneParameter() {
        ListServices request = ListServices.of("dobczyce")
                .withStatus(StatusFilter.PLANNED, StatusFilter.IDEA)
                .withSort(ServiceSort.NAME_DESCENDING);
        assertThat(Pages.stream(cus.catalogue()::listServices, request, DEFAULT))
                .isNotEmpty()
                .extracting(ServiceSummary::status)
                .containsOnly(ServiceStatus.PLANNED, ServiceStatus.IDEA);
    }

    @Test
    void knowsEveryValueThatThisServerSends() {
        assertThat(Pages.stream(
                        cus.catalogue()::listAllServices,
                        ListAllServices.of().withStatus(StatusFilter.ANY).withLimit(200),
                        DEFAULT))
                .hasSizeGreaterThan(50)
                .allSatisfy(service -> assertThat(service.kind()).isNotEqualTo(ServiceKind.UNRECOGNISED))
                .allSatisfy(service -> assertThat(service.status()).isNotEqualTo(ServiceStatus.UNRECOGNISED))
                .allSatisfy(service -> assertThat(service.delivery()).isNotEqualTo(Optional.of(Delivery.UNRECOGNISED)))
                .allSatisfy(service -> assertThat(service.scopes()).doesNotContain(ScopeVariant.UNRECOGNISED));
    }

    @Test
    void showsOneServiceByItsId() {
        ServiceSummary first = catalogue(ListServices.of("gorno")).items().get(0);
        var service = cus.catalogue()
                .getService(GetService.of("gorno", first.id()), DEFAULT)
                .value();
        assertThat(service.name()).isEqualTo(first.name());
        assertThat(service.sources()).isNotEmpty();
    }

    @Test
    void showsPlacesAndOrganisationsByTheirIds() {
        PlaceSummary place = cus.directory()
                .listPlaces(ListPlaces.of("gorno"), DEFAULT)
                .value()
                .items()
                .get(0);
        assertThat(cus.directory()
                        .getPlace(GetPlace.of("gorno", place.id()), DEFAULT)
                        .value()
                        .code())
                .isEqualTo(place.code());
        OrganisationSummary organisation = cus.directory()
                .listOrganisations(ListOrganisations.of("gorno").withLimit(1), DEFAULT)
                .value()
                .items()
                .get(0);
        assertThat(cus.directory()
                        .getOrganisation(GetOrganisation.of("gorno", organisation.id()), DEFAULT)
                        .value()
                        .code())
                .isEqualTo(organisation.code());
    }

    @Test
    void readsTheWordsThatClassifyServices() {
        assertThat(cus.catalogue()
                        .listServiceDomains(ListServiceDomains.of(), DEFAULT)
                        .value()
                        .items())
                .hasSize(14);
        assertThat(cus.catalogue()
                        .listTargetGroups(ListTargetGroups.of("gorno"), DEFAULT)
                        .value()
                        .items())
                .isNotEmpty();
    }

    @Test
    void whatIsCurrentIsNotSentAgain() {
        var before = cus.centres().listCentres(ListCentres.of(), DEFAULT);
        var after = cus.centres()
                .listCentres(
                        ListCentres.of(), DEFAULT.withIfNoneMatch(before.etag().orElseThrow()));
        assertThat(after.notModified()).isTrue();
        assertThat(after.etag()).isEqualTo(before.etag());
    }

    @Test
    void everyFaultOfARequestIsTold() {
        ListServices request = ListServices.of("gorno").withLimit(900).withAge(-1);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> cus.catalogue().listServices(request, DEFAULT.withRequestId("desk-7")))
                .satisfies(e -> assertThat(e.status()).isEqualTo(400))
                .satisfies(e -> assertThat(e.type()).isEqualTo("urn:open-cus:problem:invalid-request"))
                .satisfies(e -> assertThat(e.requestId()).isEqualTo("desk-7"))
                .satisfies(e -> assertThat(e.violations())
                        .extracting(Violation::pointer)
                        .containsExactlyInAnyOrder("/query/limit", "/query/age"));
    }

    @Test
    void problemsSpeakTheLanguageOfTheRequest() {
        GetService unknown = GetService.of("gorno", UUID.fromString("00000000-0000-7000-8000-000000000000"));
        assertThat(problem(unknown, DEFAULT.withLanguage("en")).title()).isEqualTo("Not found");
        assertThat(problem(unknown, DEFAULT).title()).isEqualTo("Nie znaleziono");
        assertThat(problem(unknown, DEFAULT).status()).isEqualTo(404);
    }

    private ProblemException problem(GetService request, RequestOptions options) {
        try {
            throw new AssertionError(cus.catalogue().getService(request, options));
        } catch (ProblemException e) {
            return e;
        }
    }

    private ServicePage catalogue(ListServices request) {
        return cus.catalogue().listServices(request, DEFAULT).value();
    }
}
