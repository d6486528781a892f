package org.opencus.hsds;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
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
    private static final ServiceDetails WINTER = new ServiceDetails(directory(1));
    private static final ServiceDetails SUMMER = new ServiceDetails(directory(2));

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
        ServiceCosts shown = new ServiceCosts(service, directory(1));
        assertThat(shown.description()).isEqualTo(Optional.ofNullable(fees));
        List<HsdsCostOption> costs = shown.options();
        assertThat(costs.stream().flatMap(cost -> cost.amount().stream()))
                .isEqualTo(Optional.ofNullable(amount).stream().toList());
        assertThat(costs.stream().flatMap(cost -> cost.currency().stream()))
                .isEqualTo(Optional.ofNullable(currency).stream().toList());
    }

    @Test
    void reductionsAreOptionsOfTheirOwn() {
        ServiceEntry club = service(ServiceStatus.EXISTING, Optional.of("paid"), """
            {'payment': {'kind': 'paid', 'fee': {'amount': '10.00', 'currency': 'PLN'}, 'reductions': [
                {'name': 'Ulga', 'percent': 50, 'condition': 'Karta Dużej Rodziny'},
                {'name': 'Stypendium', 'amount': {'amount': '2.50', 'currency': 'PLN'}},
                {'name': 'Trzecia część', 'percent': 33.333}]}}
            """);
        ServiceCosts costs = new ServiceCosts(club, directory(1));
        assertThat(costs.options().stream().map(HsdsCostOption::amount))
                .containsExactly(
                        Optional.of(new BigDecimal("10.00")),
                        Optional.of(new BigDecimal("5.00")),
                        Optional.of(new BigDecimal("7.50")),
                        Optional.empty());
        assertThat(costs.options().stream().map(HsdsCostOption::id)).doesNotHaveDuplicates();
        assertThat(costs.options().get(1).option()).contains("Ulga, Karta Dużej Rodziny");
        assertThat(costs.options().get(1).amountDescription()).contains("50% mniej");
        assertThat(costs.options().get(3).currency()).isEmpty();
        assertThat(costs.description())
                .contains("odpłatnie. Ulgi: Ulga, Karta Dużej Rodziny: 50% mniej; Stypendium: 2,50 PLN mniej;"
                        + " Trzecia część: 33,333% mniej");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'period': {'mode': 'fixed', 'from': '2017-10', 'to': '2018-05'}} | 2017-10-01/2018-05-31",
                "{'period': {'mode': 'continuous', 'from': '2021-Q3'}, 'openedOn': '2020-01-01'} | 2021-07-01/",
                "{'openedOn': '2021-06-25'} | 2021-06-25/",
                "{'period': {'mode': 'selected-quarters', 'quarters': ['2021-Q4', '2022-Q2']}}"
                        + " | 2021-10-01/2021-12-31 2022-04-01/2022-06-30",
                "{'period': {'mode': 'selected-ranges', 'ranges': [{'from': '2022', 'to': '2023-02-01'}]}}"
                        + " | 2022-01-01/2023-02-01",
                "{'season': 'od wiosny do jesieni'} | /",
                "{} | ``"
            })
    void schedulesAreBoundedByWhatIsKnownOfTheirTime(String document, String spans) {
        assertThat(WINTER.schedules(service(document)).stream()
                        .map(schedule -> day(schedule.validFrom()) + "/" + day(schedule.validTo()))
                        .collect(Collectors.joining(" ")))
                .isEqualTo(spans);
    }

    private static String day(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse("");
    }

    @Test
    void splitHoursAreTwoSchedulesInEachStretchOfDays() {
        List<HsdsSchedule> schedules = WINTER.schedules(service("""
            {'openingHours': [{'opens': '08:00', 'closes': '12:00'}, {'opens': '14:00', 'closes': '18:00'}],
             'period': {'mode': 'selected-quarters', 'quarters': ['2021-Q4', '2022-Q2']},
             'availability': {'rule': 'other', 'text': 'w dni robocze'}}
            """));
        assertThat(schedules.stream().map(HsdsSchedule::id)).hasSize(4).doesNotHaveDuplicates();
        assertThat(schedules.stream().map(HsdsSchedule::opensAt).distinct()).hasSize(2);
        assertThat(schedules.getFirst().description()).contains("w dni robocze");
    }

    @Test
    void aCentreIsOpenAtItsOfficeAsItsScopeAndItsExceptionsSay() {
        Document rules = document("""
            {'customerOffice': {'name': 'Biuro', 'place': {'ref': 'place', 'code': 'biuro'}}, 'openingRules': [
                {'days': ['mon', 'tue'], 'opens': '07:30', 'closes': '15:30'},
                {'scope': 'basic', 'days': ['sat'], 'duration': 'PT6H30M'},
                {'scope': 'extended', 'days': ['fri'], 'duration': 'PT12H'},
                {'condition': 'day-carer-point', 'days': ['fri'], 'duration': 'PT14H'},
                {'days': ['sun'], 'recurrence': 'once-a-month', 'duration': 'PT6H'},
                {'days': ['sun'], 'recurrence': 'once-a-month', 'ordinal': 2, 'opens': '10:00', 'closes': '12:00'}],
             'openingExceptions': [{'date': '2026-12-24', 'open': false, 'reason': 'Wigilia'}]}
            """);
        Entry office = new Entry(
                UUID.randomUUID(),
                "biuro",
                "Biuro",
                Optional.of("room"),
                Optional.empty(),
                List.of(),
                document("{}"),
                CHANGED);
        CentreEntry centre = new CentreEntry(
                UUID.randomUUID(), "gorno", "Centrum", Optional.of("basic"), UUID.randomUUID(), rules, CHANGED);
        Directory directory = new Directory(
                centre, CHANGED, Map.of(), Map.of("biuro", office), Map.of(), Map.of(), ZoneOffset.ofHours(1));
        assertThat(new LocationRecords(directory)
                        .full(office).schedules().stream()
                                .map(each -> String.join(
                                        " ",
                                        each.byday().orElse("-"),
                                        each.opensAt().orElse("-"),
                                        each.description().orElse("-"),
                                        day(each.validFrom()))))
                .containsExactly(
                        "MO,TU 07:30+01:00 - ",
                        "SA - 6 h 30 min dziennie ",
                        "SU - raz w miesiącu, 6 h dziennie ",
                        "2SU 10:00+01:00 - ",
                        "- - zamknięte: Wigilia 2026-12-24");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "www.gorno.pl | http://www.gorno.pl",
                "https://gorno.pl/usługi | https://gorno.pl/us%C5%82ugi",
                "javascript://gorno.pl/%0aalert(1) |",
                "ftp://gorno.pl |",
                "nie ma strony |",
                "http:// |"
            })
    void onlyAddressesOfPagesAreShown(String website, URI shown) {
        assertThat(WebAddress.of(website)).isEqualTo(Optional.ofNullable(shown));
    }

    @Test
    void anAgeThatOnlyGuidesIsNoLimit() {
        ServiceEntry young = service("{'age': {'min': 15, 'max': 18, 'indicative': true}}");
        assertThat(WINTER.age(young, "min")).isEmpty();
        assertThat(WINTER.eligibility(young)).contains("Wiek orientacyjny: od 15 do 18 lat.");
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
        assertThat(WINTER.eligibility(club)).contains("Wiek – children: od 0 do 6 lat.");
        ServiceEntry open = service("{'age': {'min': 0, 'appliesTo': 'children', 'openQuestion': true}}");
        assertThat(WINTER.eligibility(open)).isEmpty();
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
        assertThat(new ServiceRecords(directory(1)).full(service).status())
                .isEqualTo(existing ? HsdsStatus.ACTIVE : HsdsStatus.INACTIVE);
    }

    @Test
    void whatIsMissingInTheCatalogueIsMissingInTheRecord() {
        assertThat(Wire.tree(new ServiceRecords(directory(1)).full(service("{}")))
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
        assertThat(WINTER.eligibility(service)).contains("Po rozmowie.");
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
        assertThat(WINTER.areas(home).stream().map(HsdsServiceArea::name)).containsExactly(Optional.of("Gmina Górno"));
        assertThat(WINTER.areas(service("{}"))).isEmpty();
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

    private static Directory directory(int hours) {
        CentreEntry centre = new CentreEntry(
                UUID.randomUUID(),
                "gorno",
                "Centrum",
                Optional.empty(),
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
        return new Directory(
                centre,
                CHANGED,
                Map.of(),
                Map.of("gmina-gorno", municipality),
                Map.of(),
                Map.of(),
                ZoneOffset.ofHours(hours));
    }

    private static Document document(String json) {
        return Document.parse(json.replace('\'', '"'));
    }
}
