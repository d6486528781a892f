package org.opencus.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencus.client.People.CENTRE;
import static org.opencus.client.People.CLUB;
import static org.opencus.client.People.status;
import static org.opencus.client.RequestOptions.DEFAULT;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opencus.client.api.CatalogueApi.GetService;
import org.opencus.client.api.CatalogueApi.ListServices;
import org.opencus.client.api.ContractsApi;
import org.opencus.client.api.ContractsApi.ChangeProviderContract;
import org.opencus.client.api.ContractsApi.ListContractReports;
import org.opencus.client.api.ContractsApi.ListProviderContracts;
import org.opencus.client.api.ContractsApi.RecordProviderContract;
import org.opencus.client.api.ContractsApi.ReportOnContract;
import org.opencus.client.api.IdentityApi.GetMe;
import org.opencus.client.api.KeysApi.CreateApiKey;
import org.opencus.client.api.KeysApi.ListApiKeys;
import org.opencus.client.api.KeysApi.RevokeApiKey;
import org.opencus.client.api.KeysApi.RotateApiKey;
import org.opencus.client.api.ProposalsApi.AcceptProposal;
import org.opencus.client.api.ProposalsApi.GetProposal;
import org.opencus.client.api.ProposalsApi.ListProposals;
import org.opencus.client.api.ProposalsApi.ProposeServiceChange;
import org.opencus.client.api.ProposalsApi.RefuseProposal;
import org.opencus.client.api.ResidentsApi.ListResidents;
import org.opencus.client.api.SandboxesApi.CreateSandbox;
import org.opencus.client.model.ApiKey;
import org.opencus.client.model.ApiKeyCreate;
import org.opencus.client.model.ApiKeyRotation;
import org.opencus.client.model.CodeRef;
import org.opencus.client.model.ContractProviderInput;
import org.opencus.client.model.ContractReportInput;
import org.opencus.client.model.ContractedServiceInput;
import org.opencus.client.model.Currency;
import org.opencus.client.model.IssuedApiKey;
import org.opencus.client.model.MoneyInput;
import org.opencus.client.model.Proposal;
import org.opencus.client.model.ProposalRefusal;
import org.opencus.client.model.ProposalState;
import org.opencus.client.model.ProviderContract;
import org.opencus.client.model.ProviderContractInput;
import org.opencus.client.model.ResidentSummary;
import org.opencus.client.model.RoleName;
import org.opencus.client.model.SandboxCreate;
import org.opencus.client.model.Service;
import org.opencus.client.model.ServiceChangeProposal;
import org.opencus.testing.ServerExtension;
import org.opencus.testing.TestServer;

/** A partner's programmer: keeps its own part of the catalogue with a token and with a key, and has a sandbox. */
@ExtendWith(ServerExtension.class)
class JavaClientPartnerIT {
    private static final UUID CLUB_SERVICE = UUID.fromString("017eb294-c000-7d00-9351-d89037d5b478");

    private final People people;
    private final CusClient director;

    JavaClientPartnerIT(TestServer server) {
        people = new People(server);
        director = people.in(RoleName.DIRECTOR);
    }

    private static Answer<Service> service(CusClient cus) {
        return cus.catalogue().getService(GetService.of(CENTRE, CLUB_SERVICE), DEFAULT);
    }

    private static Proposal propose(CusClient partner, MergePatch change) {
        ServiceChangeProposal body = ServiceChangeProposal.builder()
                .change(change)
                .note("Od grudnia")
                .build();
        ProposeServiceChange request = ProposeServiceChange.of(CENTRE, CLUB_SERVICE, body)
                .withIfMatch(service(partner).etag().orElseThrow());
        return partner.proposals().proposeServiceChange(request, DEFAULT).value();
    }

    private IssuedApiKey issued(String name) {
        return issued(name, "catalogue:propose");
    }

    private IssuedApiKey issued(String name, String scope) {
        ApiKeyCreate wanted = ApiKeyCreate.builder()
                .name(name)
                .organisation(CLUB)
                .scopes(List.of("me", scope))
                .build();
        return director.keys()
                .createApiKey(CreateApiKey.of(CENTRE, wanted), DEFAULT)
                .value();
    }

    private Proposal accept(Proposal proposal) {
        return director.proposals()
                .acceptProposal(AcceptProposal.of(CENTRE, proposal.id()), DEFAULT)
                .value();
    }

    @Test
    void aProposalByTokenBecomesPartOfTheCatalogueOnceStaffAccept() {
        CusClient partner = people.partner(CLUB);
        MergePatch change = MergePatch.empty().with("monitoring", "Ankieta").without("dataNote");
        Proposal proposed = propose(partner, change);
        assertThat(proposed.change()).containsEntry("monitoring", "Ankieta").containsKey("dataNote");
        assertThat(service(director).value().monitoring()).isEmpty();
        assertThat(status(() -> partner.proposals().acceptProposal(AcceptProposal.of(CENTRE, proposed.id()), DEFAULT)))
                .isEqualTo(403);
        assertThat(Pages.stream(
                                director.proposals()::listProposals,
                                ListProposals.of(CENTRE).withState(ProposalState.OPEN),
                                DEFAULT)
                        .map(Proposal::id))
                .contains(proposed.id());
        assertThat(accept(proposed).state()).isEqualTo(ProposalState.ACCEPTED);
        Service now = eventually(partner, "Ankieta");
        assertThat(now.dataNote()).as("what was proposed to be taken away").isEmpty();
    }

    /** An instance hears of a change a moment after it was made. */
    private static Service eventually(CusClient cus, String monitoring) {
        Service now = service(cus).value();
        for (int i = 0; i < 100 && !now.monitoring().equals(Optional.of(monitoring)); i++) {
            pause();
            now = service(cus).value();
        }
        assertThat(now.monitoring()).contains(monitoring);
        return now;
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aProposalByKeyIsRefusedWithAReasonThatThePartnerReads() {
        CusClient system = people.key(issued("System klubu").secret());
        assertThat(system.identity().getMe(GetMe.of(), DEFAULT).value().organisation())
                .contains(CLUB);
        Proposal proposed = propose(system, MergePatch.empty().with("closing", "Bal"));
        assertThat(proposed.organisation()).isEqualTo(CLUB);
        ProposalRefusal reason = ProposalRefusal.builder().reason("Brak sali").build();
        director.proposals().refuseProposal(RefuseProposal.of(CENTRE, proposed.id(), reason), DEFAULT);
        Proposal seen = system.proposals()
                .getProposal(GetProposal.of(CENTRE, proposed.id()), DEFAULT)
                .value();
        assertThat(seen.state()).isEqualTo(ProposalState.REFUSED);
        assertThat(seen.decision().orElseThrow().reason()).contains("Brak sali");
        CusClient other = people.partner("gok-gorno");
        assertThat(status(() -> other.proposals().getProposal(GetProposal.of(CENTRE, proposed.id()), DEFAULT)))
                .as("another partner's")
                .isEqualTo(404);
    }

    @Test
    void aKeyIsListedRotatedWithOverlapAndRevokedAtOnce() {
        IssuedApiKey first = issued("Drugi system");
        CusClient before = people.key(first.secret());
        before.identity().getMe(GetMe.of(), DEFAULT);
        ApiKey listed = Pages.stream(director.keys()::listApiKeys, ListApiKeys.of(CENTRE), DEFAULT)
                .filter(key -> key.id().equals(first.key().id()))
                .findFirst()
                .orElseThrow();
        assertThat(first.secret()).startsWith(listed.prefix());
        assertThat(listed.scopes()).containsExactlyInAnyOrder("me", "catalogue:propose");
        assertThat(listed.organisation()).contains(CLUB);
        RotateApiKey rotation = RotateApiKey.of(
                CENTRE, listed.id(), ApiKeyRotation.builder().overlapHours(1).build());
        IssuedApiKey second = director.keys().rotateApiKey(rotation, DEFAULT).value();
        CusClient after = people.key(second.secret());
        assertThat(second.key().oldSecretUntil()).isPresent();
        for (CusClient both : List.of(before, after)) {
            assertThat(both.identity().getMe(GetMe.of(), DEFAULT).status()).isEqualTo(200);
        }
        director.keys().revokeApiKey(RevokeApiKey.of(CENTRE, listed.id()), DEFAULT);
        for (CusClient both : List.of(before, after)) {
            assertThat(status(() -> both.identity().getMe(GetMe.of(), DEFAULT))).isEqualTo(401);
        }
    }

    @Test
    void aSandboxHasServicesAndPeopleWhoDoNotExistForItsPartner() {
        SandboxCreate wanted = SandboxCreate.builder().organisation(CLUB).build();
        String sandbox = director.sandboxes()
                .createSandbox(CreateSandbox.of(CENTRE, wanted), DEFAULT)
                .value()
                .centre();
        assertThat(director.catalogue()
                        .listServices(ListServices.of(sandbox), DEFAULT)
                        .value()
                        .items())
                .hasSize(3);
        CusClient coordinator = people.in(RoleName.PLAN_COORDINATOR);
        List<ResidentSummary> residents = coordinator
                .residents()
                .listResidents(ListResidents.of(sandbox), DEFAULT)
                .value()
                .items();
        assertThat(residents).hasSize(8);
        assertThat(refusal(people.partner(CLUB), sandbox)).as("its partner").isEqualTo(403);
        assertThat(refusal(people.partner("gok-gorno"), sandbox))
                .as("another partner")
                .isEqualTo(404);
        assertThat(refusal(people.in(RoleName.DIRECTOR, "dobczyce"), sandbox))
                .as("another centre")
                .isEqualTo(404);
    }

    private static int refusal(CusClient cus, String sandbox) {
        return status(() -> cus.residents().listResidents(ListResidents.of(sandbox), DEFAULT));
    }

    private static CodeRef code(String code) {
        return CodeRef.builder().code(code).build();
    }

    private static ProviderContractInput.Builder contract() {
        return ProviderContractInput.builder()
                .title("Prowadzenie klubu")
                .mode(code("open-call"))
                .providers(List.of(
                        ContractProviderInput.builder().organisation(code(CLUB)).build()))
                .services(List.of(ContractedServiceInput.builder()
                        .service(code("gorno-klub-seniora-beczkow"))
                        .build()))
                .from(LocalDate.of(2026, 1, 1))
                .until(LocalDate.of(2026, 12, 31))
                .amount(MoneyInput.builder()
                        .amount("60000.00")
                        .currency(Currency.PLN)
                        .build());
    }

    @Test
    void aPartnersSystemReportsOnItsContract() {
        ContractsApi staff = director.contracts();
        Answer<ProviderContract> made = staff.recordProviderContract(
                RecordProviderContract.of(CENTRE, contract().build()), DEFAULT);
        UUID contract = made.value().id();
        MergePatch patch = MergePatch.empty().with("reportsDueOn", List.of("2026-07-15"));
        staff.changeProviderContract(
                ChangeProviderContract.of(CENTRE, contract, patch)
                        .withIfMatch(made.etag().orElseThrow()),
                DEFAULT);
        ContractsApi system =
                people.key(issued("Sprawozdania", "providers:own").secret()).contracts();
        assertThat(Pages.stream(system::listProviderContracts, ListProviderContracts.of(CENTRE), DEFAULT)
                        .filter(each -> each.id().equals(contract))
                        .flatMap(each -> each.reportsDueOn().stream()))
                .containsExactly(LocalDate.of(2026, 7, 15));
        ContractReportInput report = ContractReportInput.builder()
                .from(LocalDate.of(2026, 1, 1))
                .until(LocalDate.of(2026, 6, 30))
                .dueOn(LocalDate.of(2026, 7, 15))
                .summary("48 spotkań")
                .build();
        system.reportOnContract(ReportOnContract.of(CENTRE, contract, report), DEFAULT);
        assertThat(Pages.stream(staff::listContractReports, ListContractReports.of(CENTRE, contract), DEFAULT)
                        .map(each -> each.organisation().orElseThrow().code()))
                .containsExactly(CLUB);
        ContractsApi other = people.partner("gok-gorno").contracts();
        assertThat(status(() -> other.listContractReports(ListContractReports.of(CENTRE, contract), DEFAULT)))
                .isEqualTo(404);
        ProviderContractInput tooShort =
                contract().until(LocalDate.of(2027, 1, 1)).build();
        assertThat(People.problem(() ->
                                staff.recordProviderContract(RecordProviderContract.of(CENTRE, tooShort), DEFAULT))
                        .violations())
                .extracting(each -> each.pointer() + " " + each.code())
                .containsExactly("/yearlyBudgets year-without-budget");
    }
}
