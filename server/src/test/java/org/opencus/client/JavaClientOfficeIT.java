package org.opencus.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencus.client.People.CENTRE;
import static org.opencus.client.People.problem;
import static org.opencus.client.People.status;
import static org.opencus.client.RequestOptions.DEFAULT;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opencus.client.api.HouseholdsApi.GetHousehold;
import org.opencus.client.api.HouseholdsApi.SetHousehold;
import org.opencus.client.api.IdentityApi.GetMe;
import org.opencus.client.api.ImportsApi.ImportCatalogue;
import org.opencus.client.api.ParticipationApi.AddContribution;
import org.opencus.client.api.ParticipationApi.GrantCentreUserStatus;
import org.opencus.client.api.ResidentsApi.GetResident;
import org.opencus.client.api.ResidentsApi.GetSpecialCategoryData;
import org.opencus.client.api.ResidentsApi.RemoveSpecialCategoryData;
import org.opencus.client.api.ResidentsApi.SetSpecialCategoryData;
import org.opencus.client.api.StaffApi.AddHolder;
import org.opencus.client.api.StaffApi.CreatePosition;
import org.opencus.client.api.UpkeepApi.ConfirmService;
import org.opencus.client.api.UpkeepApi.ListStaleServices;
import org.opencus.client.model.CatalogueImportInput;
import org.opencus.client.model.CatalogueImportReport;
import org.opencus.client.model.CentreAccess;
import org.opencus.client.model.CentreUserStatus;
import org.opencus.client.model.ConfirmationChannel;
import org.opencus.client.model.ConfirmationInput;
import org.opencus.client.model.ContributionCreate;
import org.opencus.client.model.ContributionKind;
import org.opencus.client.model.Disability;
import org.opencus.client.model.DisabilityDegree;
import org.opencus.client.model.HolderCreate;
import org.opencus.client.model.Household;
import org.opencus.client.model.HouseholdMember;
import org.opencus.client.model.HouseholdRelation;
import org.opencus.client.model.HouseholdUpdate;
import org.opencus.client.model.ImportResult;
import org.opencus.client.model.ImportRow;
import org.opencus.client.model.PositionCreate;
import org.opencus.client.model.PositionPost;
import org.opencus.client.model.RoleName;
import org.opencus.client.model.ScopeVariant;
import org.opencus.client.model.SpecialCategoryData;
import org.opencus.client.model.SpecialCategoryDataUpdate;
import org.opencus.client.model.StaleService;
import org.opencus.testing.ServerExtension;
import org.opencus.testing.TestServer;

/** The back office through the SDK: what is kept apart, who lives together, who works here, what is still true. */
@ExtendWith(ServerExtension.class)
class JavaClientOfficeIT {
    private static final UUID CLUB_SERVICE = UUID.fromString("017eb294-c000-7d00-9351-d89037d5b478");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);

    private final People people;
    private final CusClient director;

    JavaClientOfficeIT(TestServer server) {
        people = new People(server);
        director = people.in(RoleName.DIRECTOR);
    }

    @Test
    void specialCategoryDataAreKeptApartAndForgotten() {
        UUID resident = people.register("Chroniona", "Osoba", 51);
        GetSpecialCategoryData request = GetSpecialCategoryData.of(CENTRE, resident);
        String empty = director.residents()
                .getSpecialCategoryData(request, DEFAULT)
                .etag()
                .orElseThrow();
        SpecialCategoryDataUpdate update = SpecialCategoryDataUpdate.builder()
                .disability(
                        Disability.builder().degree(DisabilityDegree.MODERATE).build())
                .health("cukrzyca")
                .necessaryFor(List.of("gorno-klub-seniora"))
                .build();
        Answer<SpecialCategoryData> kept = director.residents()
                .setSpecialCategoryData(
                        SetSpecialCategoryData.of(CENTRE, resident, update).withIfMatch(empty), DEFAULT);
        assertThat(kept.value().health()).contains("cukrzyca");
        assertThat(kept.value().toString()).doesNotContain("cukrzyca");
        CusClient receptionist = people.in(RoleName.RECEPTIONIST);
        assertThat(status(() -> receptionist.residents().getSpecialCategoryData(request, DEFAULT)))
                .isEqualTo(403);
        RemoveSpecialCategoryData removal = RemoveSpecialCategoryData.of(CENTRE, resident)
                .withIfMatch(kept.etag().orElseThrow());
        assertThat(director.residents()
                        .removeSpecialCategoryData(removal, DEFAULT)
                        .status())
                .isEqualTo(204);
        assertThat(director.residents()
                        .getSpecialCategoryData(request, DEFAULT)
                        .value()
                        .health())
                .isEmpty();
    }

    private static HouseholdMember member(UUID resident, HouseholdRelation relation) {
        return HouseholdMember.builder().residentId(resident).relation(relation).build();
    }

    @Test
    void aHouseholdIsCountedAndTheStatusOfACentreUserEarned() {
        UUID mother = people.register("Matka", "Domowa", 52);
        UUID child = people.register("Dziecko", "Domowe", 53);
        GetHousehold request = GetHousehold.of(CENTRE, mother);
        String before =
                director.households().getHousehold(request, DEFAULT).etag().orElseThrow();
        HouseholdUpdate update = HouseholdUpdate.builder()
                .members(List.of(member(mother, HouseholdRelation.HEAD), member(child, HouseholdRelation.CHILD)))
                .otherPersons(1)
                .build();
        Household household = director.households()
                .setHousehold(SetHousehold.of(CENTRE, mother, update).withIfMatch(before), DEFAULT)
                .value();
        assertThat(household.persons()).isEqualTo(3);
        assertThat(problem(() -> granted(mother)).violations())
                .extracting(fault -> fault.code())
                .containsExactly("no-contribution");
        ContributionCreate contribution = ContributionCreate.builder()
                .kind(ContributionKind.OWN_WORKSHOP)
                .on(DAY)
                .minutes(120)
                .build();
        director.participation().addContribution(AddContribution.of(CENTRE, mother, contribution), DEFAULT);
        assertThat(granted(mother).since()).isEqualTo(DAY);
    }

    private CentreUserStatus granted(UUID resident) {
        String etag = director.residents()
                .getResident(GetResident.of(CENTRE, resident), DEFAULT)
                .etag()
                .orElseThrow();
        CentreUserStatus since = CentreUserStatus.builder().since(DAY).build();
        return director.participation()
                .grantCentreUserStatus(
                        GrantCentreUserStatus.of(CENTRE, resident, since).withIfMatch(etag), DEFAULT)
                .value();
    }

    @Test
    void whoHoldsAPositionHasItsRole() {
        PositionCreate wanted = PositionCreate.builder()
                .title("Animator Klubu Seniora")
                .role(RoleName.ANIMATOR)
                .places(1)
                .posts(List.of(PositionPost.builder()
                        .scope(ScopeVariant.BASIC)
                        .fte("2/3")
                        .build()))
                .build();
        UUID position = director.staff()
                .createPosition(CreatePosition.of(CENTRE, wanted), DEFAULT)
                .value()
                .id();
        CusClient newcomer = people.login("java-newcomer");
        assertThat(roles(newcomer)).doesNotContain(RoleName.ANIMATOR);
        HolderCreate holder = HolderCreate.builder()
                .subject("java-newcomer")
                .name("Anna Przykładowa")
                .since(DAY)
                .build();
        AddHolder request = AddHolder.of(CENTRE, position, holder);
        director.staff().addHolder(request, DEFAULT);
        assertThat(roles(newcomer)).contains(RoleName.ANIMATOR);
        AddHolder second = AddHolder.of(
                CENTRE, position, holder.toBuilder().subject("java-second").build());
        assertThat(status(() -> director.staff().addHolder(second, DEFAULT)))
                .as("one place")
                .isEqualTo(409);
    }

    private static List<RoleName> roles(CusClient cus) {
        return cus.identity().getMe(GetMe.of(), DEFAULT).value().centres().stream()
                .map(CentreAccess::roles)
                .flatMap(List::stream)
                .toList();
    }

    private CatalogueImportReport imported(boolean dryRun) {
        CatalogueImportInput file = CatalogueImportInput.builder()
                .services(List.of(
                        Map.of("id", "java-spiew", "name", "Śpiew", "kind", "service", "status", "existing"),
                        Map.of("name", "Bez kodu", "kind", "service", "status", "existing")))
                .build();
        return director.imports()
                .importCatalogue(ImportCatalogue.of(CENTRE, file).withDryRun(dryRun), DEFAULT)
                .value();
    }

    @Test
    void manyRecordsAreTakenAtOnceAndBadOnesNamed() {
        assertThat(imported(true).rows())
                .extracting(ImportRow::result)
                .containsExactly(ImportResult.ADDED, ImportResult.REFUSED);
        assertThat(imported(false).rows())
                .extracting(ImportRow::result)
                .containsExactly(ImportResult.ADDED, ImportResult.REFUSED);
    }

    @Test
    void whatNobodyConfirmedForLongIsListedUntilSomebodyDoes() {
        confirmed(60);
        assertThat(stale()).contains(CLUB_SERVICE);
        confirmed(1);
        assertThat(stale()).doesNotContain(CLUB_SERVICE);
    }

    private void confirmed(int daysAgo) {
        ConfirmationInput confirmation = ConfirmationInput.builder()
                .on(LocalDate.now(ZoneId.of("Europe/Warsaw")).minusDays(daysAgo))
                .by("Klub Seniora")
                .channel(ConfirmationChannel.PHONE)
                .build();
        director.upkeep().confirmService(ConfirmService.of(CENTRE, CLUB_SERVICE, confirmation), DEFAULT);
    }

    private List<UUID> stale() {
        ListStaleServices old = ListStaleServices.of(CENTRE).withUnconfirmedForDays(30);
        return Pages.stream(director.upkeep()::listStaleServices, old, DEFAULT)
                .map(StaleService::id)
                .toList();
    }
}
