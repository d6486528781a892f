package org.opencus.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencus.client.People.CENTRE;
import static org.opencus.client.People.problem;
import static org.opencus.client.People.status;
import static org.opencus.client.RequestOptions.DEFAULT;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opencus.client.api.BreachesApi.RegisterBreach;
import org.opencus.client.api.MyDataApi.FileMyCorrectionRequest;
import org.opencus.client.api.MyDataApi.FileMyErasureRequest;
import org.opencus.client.api.MyDataApi.ListMyCorrectionRequests;
import org.opencus.client.api.MyDataApi.ListMyResidents;
import org.opencus.client.api.PrivacyRequestsApi.DecideCorrectionRequest;
import org.opencus.client.api.PrivacyRequestsApi.DecideErasureRequest;
import org.opencus.client.api.PrivacyRequestsApi.LiftRestriction;
import org.opencus.client.api.PrivacyRequestsApi.ListPrivacyRequests;
import org.opencus.client.api.PrivacyRequestsApi.RestrictProcessing;
import org.opencus.client.api.ResidentsApi.ChangeResident;
import org.opencus.client.api.ResidentsApi.GetResident;
import org.opencus.client.model.Breach;
import org.opencus.client.model.BreachCreate;
import org.opencus.client.model.BreachData;
import org.opencus.client.model.BreachRisk;
import org.opencus.client.model.DataSource;
import org.opencus.client.model.PrivacyRequest;
import org.opencus.client.model.PrivacyRequestCreate;
import org.opencus.client.model.PrivacyRequestDecision;
import org.opencus.client.model.PrivacyRequestOutcome;
import org.opencus.client.model.PrivacyRequestStatus;
import org.opencus.client.model.Resident;
import org.opencus.client.model.Restriction;
import org.opencus.client.model.RestrictionCreate;
import org.opencus.client.model.RestrictionGround;
import org.opencus.client.model.RoleName;
import org.opencus.testing.ServerExtension;
import org.opencus.testing.TestServer;

/** How the centre and its data-protection officer answer what residents ask, through the SDK. */
@ExtendWith(ServerExtension.class)
class JavaClientOfficerIT {
    private static final PrivacyRequestCreate WISH =
            PrivacyRequestCreate.builder().text("Proszę o to.").build();

    private final People people;
    private final CusClient officer;
    private final CusClient coordinator;

    JavaClientOfficerIT(TestServer server) {
        people = new People(server);
        officer = people.in(RoleName.DATA_PROTECTION_OFFICER);
        coordinator = people.in(RoleName.PLAN_COORDINATOR);
    }

    private static PrivacyRequestDecision granted(String answer) {
        return PrivacyRequestDecision.builder()
                .outcome(PrivacyRequestOutcome.GRANTED)
                .answer(answer)
                .build();
    }

    @Test
    void aCorrectionIsAnsweredAndTheAnswerRead() {
        UUID resident = people.register("Poprawna", "Osoba", 61);
        CusClient me = people.linked("java-61", resident);
        UUID request = me.myData()
                .fileMyCorrectionRequest(FileMyCorrectionRequest.of(resident, WISH), DEFAULT)
                .value()
                .id();
        assertThat(Pages.stream(
                                officer.privacyRequests()::listPrivacyRequests,
                                ListPrivacyRequests.of(CENTRE).withStatus(PrivacyRequestStatus.OPEN),
                                DEFAULT)
                        .map(PrivacyRequest::id))
                .contains(request);
        coordinator
                .privacyRequests()
                .decideCorrectionRequest(
                        DecideCorrectionRequest.of(CENTRE, resident, request, granted("Poprawione.")), DEFAULT);
        assertThat(me.myData()
                        .listMyCorrectionRequests(ListMyCorrectionRequests.of(resident), DEFAULT)
                        .value()
                        .items()
                        .getFirst()
                        .answer())
                .contains("Poprawione.");
    }

    @Test
    void whatIsRestrictedStaysAsItIsUntilTheRestrictionIsLifted() {
        UUID resident = people.register("Ograniczona", "Osoba", 62);
        RestrictionCreate ground = RestrictionCreate.builder()
                .ground(RestrictionGround.ACCURACY_CONTESTED)
                .build();
        Restriction restriction = officer.privacyRequests()
                .restrictProcessing(RestrictProcessing.of(CENTRE, resident, ground), DEFAULT)
                .value();
        ProblemException refused = problem(() -> change(resident));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.violations()).extracting(fault -> fault.code()).containsExactly("restricted");
        officer.privacyRequests().liftRestriction(LiftRestriction.of(CENTRE, resident, restriction.id()), DEFAULT);
        assertThat(change(resident).value().occupation()).contains("tkaczka");
    }

    private Answer<Resident> change(UUID resident) {
        String etag = coordinator
                .residents()
                .getResident(GetResident.of(CENTRE, resident), DEFAULT)
                .etag()
                .orElseThrow();
        MergePatch patch = MergePatch.empty().with("occupation", "tkaczka").with("source", DataSource.INTERVIEW);
        return coordinator
                .residents()
                .changeResident(ChangeResident.of(CENTRE, resident, patch).withIfMatch(etag), DEFAULT);
    }

    @Test
    void anErasedPersonIsGone() {
        UUID resident = people.register("Zniknięta", "Osoba", 63);
        CusClient me = people.linked("java-63", resident);
        UUID request = me.myData()
                .fileMyErasureRequest(FileMyErasureRequest.of(resident, WISH), DEFAULT)
                .value()
                .id();
        DecideErasureRequest decision =
                DecideErasureRequest.of(CENTRE, resident, request, granted("Usunęliśmy Twoje dane."));
        assertThat(status(() -> coordinator.privacyRequests().decideErasureRequest(decision, DEFAULT)))
                .isEqualTo(403);
        assertThat(officer.privacyRequests()
                        .decideErasureRequest(decision, DEFAULT)
                        .value()
                        .status())
                .isEqualTo(PrivacyRequestStatus.GRANTED);
        assertThat(status(() -> coordinator.residents().getResident(GetResident.of(CENTRE, resident), DEFAULT)))
                .isEqualTo(404);
        assertThat(me.myData()
                        .listMyResidents(ListMyResidents.of(), DEFAULT)
                        .value()
                        .items())
                .isEmpty();
    }

    @Test
    void aBreachIsRegisteredWithItsTermOf72Hours() {
        Instant found = Instant.parse("2026-11-20T10:00:00Z");
        BreachCreate lost = BreachCreate.builder()
                .foundAt(found)
                .description("Zgubiona lista obecności na zajęciach.")
                .dataCategories(List.of(BreachData.IDENTITY))
                .persons(12)
                .risk(BreachRisk.RISK)
                .build();
        Breach breach = officer.breaches()
                .registerBreach(RegisterBreach.of(CENTRE, lost), DEFAULT)
                .value();
        assertThat(breach.notificationDueAt()).isEqualTo(found.plus(Duration.ofHours(72)));
    }
}
