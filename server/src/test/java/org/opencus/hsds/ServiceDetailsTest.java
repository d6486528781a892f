package org.opencus.hsds;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.opencus.contract.Wire;
import org.opencus.model.HsdsCostOption;
import org.opencus.model.HsdsFunding;
import org.opencus.model.HsdsSchedule;
import org.opencus.model.HsdsServiceArea;
import org.opencus.model.HsdsStatus;
import org.opencus.model.ServiceStatus;

class ServiceDetailsTest {
    private static final Instant CHANGED = Instant.parse("2022-02-01T00:00:00Z");
    private static final ServiceDetails WINTER = new ServiceDetails("gorno", ZoneOffset.ofHours(1));
    private static final ServiceDetails SUMMER = new ServiceDetails("gorno", ZoneOffset.ofHours(2));

    @Test
    void hoursAreLocalWithTheOffsetOfTheDay() {
        ServiceEntry club =
                service("{'openingHours': [{'days': ['mon', 'thu'], 'opens': '08:00', 'closes': '16:30'}]}");
        HsdsSchedule winter = WINTER.schedules(club).getFirst();
        assertThat(winter.opensAt()).contains("08:00+01:00");
        assertThat(winter.byday()).contains("MO,TH");
        assertThat(winter.freq()).hasToString("Optional[WEEKLY]");
        assertThat(winter.xTimeZone()).contains("Europe/Warsaw");
        assertThat(winter.timezone()).isEmpty();
        assertThat(SUMMER.schedules(club).getFirst().closesAt()).contains("16:30+02:00");
    }

    @Test
    void hoursWithoutDaysSayNothingOfWeeks() {
        HsdsSchedule schedule = WINTER.schedules(service("{'openingHours': [{'opens': '08:00', 'closes': '16:00'}]}"))
                .getFirst();
        assertThat(schedule.byday()).isEmpty();
        assertThat(schedule.freq()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "free | {'payment': {'kind': 'free', 'text': 'porady bezpłatne'}} | porady bezpłatne | 0 | PLN",
                "free | {} | bezpłatnie | 0 | PLN",
                "paid | {'payment': {'kind': 'paid', 'fee': {'amount': '12.50', 'currency': 'PLN'},"
                        + " 'reliefs': ['dla seniorów', 'dla dzieci']}}"
                        + " | odpłatnie. Ulgi: dla seniorów; dla dzieci | 12.50 | PLN",
                "partly-paid | {} | częściowo odpłatnie | |",
                "| {} | | |"
            })
    void costsAreWhatTheCatalogueSays(
            String payment, String document, String fees, BigDecimal amount, String currency) {
        ServiceEntry service = service(ServiceStatus.EXISTING, Optional.ofNullable(payment), document);
        assertThat(WINTER.fees(service)).isEqualTo(Optional.ofNullable(fees));
        List<HsdsCostOption> costs = WINTER.costOptions(service);
        assertThat(costs.stream().flatMap(cost -> cost.amount().stream()))
                .isEqualTo(Optional.ofNullable(amount).stream().toList());
        assertThat(costs.stream().flatMap(cost -> cost.currency().stream()))
                .isEqualTo(Optional.ofNullable(currency).stream().toList());
    }

    @Test
    void anAgeThatIsStillOpenIsLeftOut() {
        assertThat(WINTER.age(service("{'age': {'min': 0, 'max': 6, 'openQuestion': true}}"), "max"))
                .isEmpty();
        ServiceEntry children = service("{'age': {'min': 0, 'max': 6}}");
        assertThat(WINTER.age(children, "min")).contains(BigDecimal.ZERO);
        assertThat(WINTER.age(children, "max")).contains(BigDecimal.valueOf(6));
        assertThat(WINTER.age(service("{'age': {'min': 55}}"), "max")).isEmpty();
    }

    @Test
    void anAgeOfSomeIsToldInWords() {
        ServiceEntry club = service("{'age': {'min': 0, 'max': 6, 'appliesTo': 'children'}}");
        assertThat(WINTER.age(club, "max")).isEmpty();
        assertThat(WINTER.eligibility(club, directory())).contains("Wiek – children: od 0 do 6 lat.");
        ServiceEntry open = service("{'age': {'min': 0, 'appliesTo': 'children', 'openQuestion': true}}");
        assertThat(WINTER.eligibility(open, directory())).isEmpty();
    }

    @Test
    void capacityIsThereWhenAnyOfItIsKnown() {
        assertThat(WINTER.capacity(service("{}"))).isEmpty();
        assertThat(WINTER.capacity(service("{'capacity': {'places': 30}}"))
                        .orElseThrow()
                        .places())
                .contains(30);
        assertThat(WINTER.capacity(service("{'group': {'max': 12}}"))
                        .orElseThrow()
                        .groupMaximum())
                .contains(12);
    }

    @ParameterizedTest
    @EnumSource(ServiceStatus.class)
    void onlyWhatCanBeHadTodayIsActiveAndWithoutAlert(ServiceStatus status) {
        boolean existing = status == ServiceStatus.EXISTING;
        ServiceEntry service = service(status, Optional.empty(), "{}");
        assertThat(WINTER.alert(service).isEmpty()).isEqualTo(existing);
        assertThat(new ServiceRecords(directory(), WINTER).full(service).status())
                .isEqualTo(existing ? HsdsStatus.ACTIVE : HsdsStatus.INACTIVE);
    }

    @Test
    void whatIsMissingInTheCatalogueIsMissingInTheRecord() {
        assertThat(Wire.tree(new ServiceRecords(directory(), WINTER).full(service("{}")))
                        .asJsonObject()
                        .keySet())
                .containsExactlyInAnyOrder(
                        "id", "name", "status", "organization_id", "last_modified", "x_catalogue_status");
    }

    @Test
    void fundingConfirmationAndNotesAreCarried() {
        ServiceEntry service = service("{'funding': [{'code': 'eu', 'name': 'Środki UE', 'sharePercent': 84.5}],"
                + " 'confirmation': {'on': '2026-10-01'}, 'eligibilityNote': 'Po rozmowie.'}");
        assertThat(WINTER.funding(service).stream().map(HsdsFunding::source))
                .containsExactly(Optional.of("Środki UE (84,5%)"));
        assertThat(WINTER.confirmedOn(service)).contains(LocalDate.of(2026, 10, 1));
        assertThat(WINTER.eligibility(service, directory())).contains("Po rozmowie.");
    }

    @Test
    void helpAtHomeReachesTheMunicipality() {
        ServiceEntry home = new ServiceEntry(
                UUID.randomUUID(),
                "dom",
                "Dom",
                ServiceStatus.EXISTING,
                false,
                true,
                Optional.of("client-home"),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                UUID.randomUUID(),
                Optional.empty(),
                CHANGED,
                document("{}"));
        assertThat(WINTER.areas(home, directory()).stream().map(HsdsServiceArea::name))
                .containsExactly(Optional.of("Gmina Górno"));
        assertThat(WINTER.areas(service("{}"), directory())).isEmpty();
    }

    private static ServiceEntry service(String document) {
        return service(ServiceStatus.EXISTING, Optional.empty(), document);
    }

    private static ServiceEntry service(ServiceStatus status, Optional<String> payment, String document) {
        return new ServiceEntry(
                UUID.randomUUID(),
                "klub",
                "Klub",
                status,
                false,
                status == ServiceStatus.EXISTING,
                Optional.empty(),
                payment,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                UUID.randomUUID(),
                Optional.empty(),
                CHANGED,
                document(document));
    }

    private static Directory directory() {
        CentreEntry centre = new CentreEntry(
                UUID.randomUUID(),
                "gorno",
                "Centrum",
                UUID.randomUUID(),
                document("{'place': {'ref': 'place', 'code': 'gmina-gorno'}}"),
                CHANGED);
        Entry municipality = new Entry(
                UUID.randomUUID(),
                "gmina-gorno",
                "Gmina Górno",
                Optional.of("municipality"),
                Optional.empty(),
                List.of(),
                document("{}"),
                CHANGED);
        return new Directory(centre, CHANGED, Map.of(), Map.of("gmina-gorno", municipality), Map.of(), Map.of());
    }

    private static Document document(String json) {
        return Document.parse(json.replace('\'', '"'));
    }
}
