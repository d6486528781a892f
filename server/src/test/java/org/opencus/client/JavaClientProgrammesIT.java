package org.opencus.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencus.client.People.CENTRE;
import static org.opencus.client.People.CLUB;
import static org.opencus.client.People.problem;
import static org.opencus.client.People.status;
import static org.opencus.client.RequestOptions.DEFAULT;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opencus.client.api.DiagnosesApi.RecordDiagnosis;
import org.opencus.client.api.ProgrammeDraftsApi.AdoptProgramme;
import org.opencus.client.api.ProgrammeDraftsApi.ChangeProgrammeDraft;
import org.opencus.client.api.ProgrammeDraftsApi.DraftProgramme;
import org.opencus.client.api.ProgrammesApi.GetProgramme;
import org.opencus.client.api.StandardsApi.AssessStandard;
import org.opencus.client.api.StandardsApi.ChangeQualityStandard;
import org.opencus.client.api.StandardsApi.CreateQualityStandard;
import org.opencus.client.api.StandardsApi.ListAssessments;
import org.opencus.client.api.StandardsApi.SetServiceStandards;
import org.opencus.client.model.AssessmentOutcome;
import org.opencus.client.model.CodeRef;
import org.opencus.client.model.Diagnosis;
import org.opencus.client.model.DiagnosisFindingInput;
import org.opencus.client.model.DiagnosisInput;
import org.opencus.client.model.PaymentKind;
import org.opencus.client.model.Programme;
import org.opencus.client.model.ProgrammeAdoptionInput;
import org.opencus.client.model.ProgrammeDataNeed;
import org.opencus.client.model.ProgrammeDraft;
import org.opencus.client.model.ProgrammeFees;
import org.opencus.client.model.ProgrammeGoal;
import org.opencus.client.model.ProgrammeInput;
import org.opencus.client.model.ProgrammeKind;
import org.opencus.client.model.ProgrammePeriod;
import org.opencus.client.model.ProgrammeQualification;
import org.opencus.client.model.ProgrammeResult;
import org.opencus.client.model.ProgrammeServiceInput;
import org.opencus.client.model.ProgrammeState;
import org.opencus.client.model.QualityStandard;
import org.opencus.client.model.QualityStandardInput;
import org.opencus.client.model.ResidentField;
import org.opencus.client.model.RoleName;
import org.opencus.client.model.ServiceStandardsInput;
import org.opencus.client.model.StandardAssessment;
import org.opencus.client.model.StandardAssessmentInput;
import org.opencus.testing.ServerExtension;
import org.opencus.testing.TestServer;

/** Planning through the SDK: a diagnosis, a programme that rests on it, a standard and how a provider meets it. */
@ExtendWith(ServerExtension.class)
class JavaClientProgrammesIT {
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Warsaw"));
    private static final UUID CLUB_SERVICE = UUID.fromString("017eb294-c000-7d00-9351-d89037d5b478");

    private final CusClient author;
    private final CusClient director;
    private final CusClient anybody;

    JavaClientProgrammesIT(TestServer server) {
        People people = new People(server);
        author = people.in(RoleName.SERVICE_ORGANISER);
        director = people.in(RoleName.DIRECTOR);
        anybody = server.client();
    }

    private static CodeRef code(String code) {
        return CodeRef.builder().code(code).build();
    }

    private Diagnosis diagnosis() {
        DiagnosisInput input = DiagnosisInput.builder()
                .title("Diagnoza")
                .from(TODAY.minusDays(40))
                .until(TODAY.minusDays(1))
                .method("Ankieta")
                .findings(List.of(DiagnosisFindingInput.builder()
                        .conclusion("Seniorów przybywa.")
                        .build()))
                .build();
        return author.diagnoses()
                .recordDiagnosis(RecordDiagnosis.of(CENTRE, input), DEFAULT)
                .value();
    }

    /** All that a programme must say, but the needs. */
    private static ProgrammeInput.Builder programme(UUID diagnosis) {
        ProgrammeResult result = ProgrammeResult.builder()
                .text("szersza oferta")
                .indicators(List.of("new-services"))
                .build();
        return ProgrammeInput.builder()
                .title("Program Usług")
                .period(ProgrammePeriod.builder()
                        .from(TODAY)
                        .until(TODAY.plusYears(2))
                        .build())
                .diagnosis(diagnosis)
                .goals(List.of(ProgrammeGoal.builder()
                        .text("Dostęp")
                        .results(List.of(result))
                        .build()))
                .services(List.of(ProgrammeServiceInput.builder()
                        .service(code("gorno-klub-seniora"))
                        .targetGroup(code("seniors"))
                        .kind(ProgrammeKind.NEW)
                        .domains(List.of(code("social-assistance")))
                        .build()))
                .qualification(ProgrammeQualification.builder()
                        .conditions("W gminie")
                        .mode("Kolejność")
                        .documentation("Oświadczenie")
                        .build())
                .fees(ProgrammeFees.builder()
                        .kind(PaymentKind.FREE)
                        .rules("Bezpłatnie")
                        .build())
                .personalData(List.of(ProgrammeDataNeed.builder()
                        .field(ResidentField.GIVEN_NAMES)
                        .build()));
    }

    private static AdoptProgramme adoption(Answer<ProgrammeDraft> draft) {
        ProgrammeAdoptionInput resolution = ProgrammeAdoptionInput.builder()
                .resolution("LII/410/2026")
                .adoptedOn(TODAY)
                .build();
        return AdoptProgramme.of(CENTRE, draft.value().id(), resolution)
                .withIfMatch(draft.etag().orElseThrow());
    }

    @Test
    void aProgrammeRestsOnADiagnosisAndIsAdoptedBySomebodyElseWhenComplete() {
        Diagnosis diagnosis = diagnosis();
        assertThat(diagnosis.expiresOn()).contains(TODAY.minusDays(1).plusYears(5));
        Answer<ProgrammeDraft> draft = author.programmeDrafts()
                .draftProgramme(
                        DraftProgramme.of(CENTRE, programme(diagnosis.id()).build()), DEFAULT);
        assertThat(draft.value().openPoints())
                .extracting(point -> point.pointer())
                .containsExactly("/needs");
        ProblemException incomplete =
                problem(() -> director.programmeDrafts().adoptProgramme(adoption(draft), DEFAULT));
        assertThat(incomplete.status()).isEqualTo(422);
        assertThat(incomplete.violations())
                .extracting(fault -> fault.pointer() + " " + fault.code())
                .containsExactly("/needs missing");
        ChangeProgrammeDraft change = ChangeProgrammeDraft.of(
                        CENTRE,
                        draft.value().id(),
                        MergePatch.empty().with("needs", List.of("Pozostanie w środowisku")))
                .withIfMatch(draft.etag().orElseThrow());
        Answer<ProgrammeDraft> complete = author.programmeDrafts().changeProgrammeDraft(change, DEFAULT);
        assertThat(status(() -> author.programmeDrafts().adoptProgramme(adoption(complete), DEFAULT)))
                .as("by the author")
                .isEqualTo(403);
        Programme adopted = director.programmeDrafts()
                .adoptProgramme(adoption(complete), DEFAULT)
                .value();
        assertThat(adopted.state()).isEqualTo(ProgrammeState.IN_FORCE);
        assertThat(anybody.programmes()
                        .getProgramme(GetProgramme.of(CENTRE, adopted.id()), DEFAULT)
                        .value()
                        .diagnosis())
                .contains(diagnosis.id());
    }

    @Test
    void aProviderIsHeldToAStandard() {
        QualityStandardInput wanted = QualityStandardInput.builder()
                .name("Dostępność")
                .description("Dla każdego")
                .criteria(List.of("Bez progów", "Toaleta"))
                .basis("Ustawa")
                .build();
        Answer<QualityStandard> made =
                director.standards().createQualityStandard(CreateQualityStandard.of(CENTRE, wanted), DEFAULT);
        UUID standard = made.value().id();
        ChangeQualityStandard change = ChangeQualityStandard.of(
                        CENTRE, standard, MergePatch.empty().without("basis"))
                .withIfMatch(made.etag().orElseThrow());
        assertThat(director.standards()
                        .changeQualityStandard(change, DEFAULT)
                        .value()
                        .basis())
                .isEmpty();
        ServiceStandardsInput held =
                ServiceStandardsInput.builder().standards(List.of(standard)).build();
        director.standards()
                .setServiceStandards(
                        SetServiceStandards.of(CENTRE, CLUB_SERVICE, held).withIfMatch("*"), DEFAULT);
        StandardAssessmentInput seen = StandardAssessmentInput.builder()
                .provider(code(CLUB))
                .assessedOn(TODAY)
                .outcome(AssessmentOutcome.PARTLY_MET)
                .remarks("Remont")
                .build();
        StandardAssessment assessed = director.standards()
                .assessStandard(AssessStandard.of(CENTRE, CLUB_SERVICE, standard, seen), DEFAULT)
                .value();
        assertThat(assessed.current()).isTrue();
        assertThat(Pages.stream(director.standards()::listAssessments, ListAssessments.of(CENTRE), DEFAULT)
                        .map(StandardAssessment::id))
                .contains(assessed.id());
        ServiceStandardsInput none =
                ServiceStandardsInput.builder().standards(List.of()).build();
        assertThat(director.standards()
                        .setServiceStandards(
                                SetServiceStandards.of(CENTRE, CLUB_SERVICE, none)
                                        .withIfMatch("*"),
                                DEFAULT)
                        .value()
                        .standards())
                .isEmpty();
    }
}
