package org.opencus.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.opencus.client.People.CENTRE;
import static org.opencus.client.People.CLUB;
import static org.opencus.client.People.status;
import static org.opencus.client.RequestOptions.DEFAULT;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.opencus.client.api.ConsentsApi.AddConsentWording;
import org.opencus.client.api.ConsentsApi.ListConsents;
import org.opencus.client.api.ConsentsApi.RecordConsent;
import org.opencus.client.api.MyDataApi.ExportMyData;
import org.opencus.client.api.MyDataApi.FileMyCorrectionRequest;
import org.opencus.client.api.MyDataApi.FileMyErasureRequest;
import org.opencus.client.api.MyDataApi.GetMyResident;
import org.opencus.client.api.MyDataApi.ListMyAccessLog;
import org.opencus.client.api.MyDataApi.ListMyConsents;
import org.opencus.client.api.MyDataApi.ListMyResidents;
import org.opencus.client.api.MyDataApi.WithdrawMyConsent;
import org.opencus.client.api.RepresentationsApi.AddRepresentation;
import org.opencus.client.api.ResidentsApi.GetResident;
import org.opencus.client.api.SharedResidentsApi.GetSharedResident;
import org.opencus.client.api.SharedResidentsApi.ListSharedResidents;
import org.opencus.client.model.AccessLogActor;
import org.opencus.client.model.AccessLogEntry;
import org.opencus.client.model.AuditOutcome;
import org.opencus.client.model.Consent;
import org.opencus.client.model.ConsentCreate;
import org.opencus.client.model.ConsentData;
import org.opencus.client.model.ConsentEvidence;
import org.opencus.client.model.ConsentEvidenceKind;
import org.opencus.client.model.ConsentPurpose;
import org.opencus.client.model.ConsentWordingCreate;
import org.opencus.client.model.MyRelation;
import org.opencus.client.model.MyResident;
import org.opencus.client.model.PrivacyRequest;
import org.opencus.client.model.PrivacyRequestCreate;
import org.opencus.client.model.PrivacyRequestStatus;
import org.opencus.client.model.Purpose;
import org.opencus.client.model.RepresentationBasis;
import org.opencus.client.model.RepresentationBasisKind;
import org.opencus.client.model.RepresentationCreate;
import org.opencus.client.model.RepresentationKind;
import org.opencus.client.model.Representative;
import org.opencus.client.model.RoleName;
import org.opencus.client.model.SharedResident;
import org.opencus.testing.ServerExtension;
import org.opencus.testing.TestServer;

/** What a resident and a partner see of data, through the SDK. */
@ExtendWith(ServerExtension.class)
class JavaClientPrivacyIT {
    @TempDir
    Path folder;

    private final People people;
    private final CusClient coordinator;

    JavaClientPrivacyIT(TestServer server) {
        people = new People(server);
        coordinator = people.in(RoleName.PLAN_COORDINATOR);
    }

    private Consent shared(UUID resident) {
        ConsentWordingCreate words = ConsentWordingCreate.builder()
                .purpose(ConsentPurpose.SHARING)
                .text("Zgadzam się na przekazanie moich danych.")
                .build();
        UUID wording = coordinator
                .consents()
                .addConsentWording(AddConsentWording.of(CENTRE, words), DEFAULT)
                .value()
                .id();
        ConsentCreate consent = ConsentCreate.builder()
                .purpose(ConsentPurpose.SHARING)
                .organisation(CLUB)
                .data(List.of(ConsentData.CONTACT))
                .wordingId(wording)
                .evidence(ConsentEvidence.builder()
                        .kind(ConsentEvidenceKind.SIGNED_PAPER)
                        .note("teczka 7")
                        .build())
                .build();
        return coordinator
                .consents()
                .recordConsent(RecordConsent.of(CENTRE, resident, consent), DEFAULT)
                .value();
    }

    @Test
    void aPartnerSeesWhatWasAgreedToUntilItIsWithdrawn() {
        UUID resident = people.register("Zgodna", "Osoba", 11);
        CusClient me = people.linked("java-11", resident);
        CusClient partner = people.partner(CLUB);
        GetSharedResident request = GetSharedResident.of(CENTRE, resident);
        assertThat(status(() -> partner.sharedResidents().getSharedResident(request, DEFAULT)))
                .isEqualTo(404);
        Consent given = shared(resident);
        assertThat(given.active()).isTrue();
        SharedResident seen =
                partner.sharedResidents().getSharedResident(request, DEFAULT).value();
        assertThat(seen.contact().orElseThrow().phone()).contains("+48601234511");
        assertThat(seen.birthDate()).as("not agreed to").isEmpty();
        assertThat(Pages.stream(partner.sharedResidents()::listSharedResidents, ListSharedResidents.of(CENTRE), DEFAULT)
                        .map(SharedResident::id))
                .contains(resident);
        assertThat(me.myData()
                        .listMyConsents(ListMyConsents.of(resident), DEFAULT)
                        .value()
                        .items())
                .extracting(Consent::id)
                .containsExactly(given.id());
        me.myData().withdrawMyConsent(WithdrawMyConsent.of(resident, given.id()), DEFAULT);
        assertThat(status(() -> partner.sharedResidents().getSharedResident(request, DEFAULT)))
                .as("at once")
                .isEqualTo(404);
        assertThat(coordinator
                        .consents()
                        .listConsents(ListConsents.of(CENTRE, resident), DEFAULT)
                        .value()
                        .items()
                        .getFirst()
                        .withdrawnAt())
                .isPresent();
    }

    @Test
    void aResidentReadsWhoLookedInWhatRoleAndWhy() {
        UUID resident = people.register("Ciekawa", "Osoba", 12);
        CusClient me = people.linked("java-12", resident);
        coordinator.residents().getResident(GetResident.of(CENTRE, resident).withPurpose(Purpose.PLAN), DEFAULT);
        status(() -> people.in(RoleName.ANIMATOR).residents().getResident(GetResident.of(CENTRE, resident), DEFAULT));
        List<AccessLogEntry> log = Pages.stream(
                        me.myData()::listMyAccessLog,
                        ListMyAccessLog.of(resident).withLimit(2),
                        DEFAULT)
                .toList();
        AccessLogEntry read = log.stream()
                .filter(entry -> entry.purpose() == Purpose.PLAN)
                .findFirst()
                .orElseThrow();
        assertThat(read.sentence()).contains("(koordynator planu) obejrzała Twoje dane. Cel: prowadzenie planu.");
        assertThat(read.who()).isEqualTo(AccessLogActor.STAFF);
        assertThat(read.roles()).containsExactly("plan-coordinator");
        assertThat(log)
                .anyMatch(entry -> entry.outcome() == AuditOutcome.REFUSED
                        && entry.sentence().contains("(animator) próbowała obejrzeć Twoje dane, ale system odmówił"));
        assertThat(me.myData()
                        .listMyAccessLog(ListMyAccessLog.of(resident), DEFAULT.withLanguage("en"))
                        .value()
                        .items())
                .anyMatch(entry -> entry.sentence()
                        .endsWith("(plan coordinator) looked at your data. Purpose: working on the plan."));
    }

    @Test
    void aResidentTakesEverythingHomeAsAFileAndAsksForCorrectionAndErasure() throws IOException {
        UUID resident = people.register("Wywozowa", "Osoba", 13);
        CusClient me = people.linked("java-13", resident);
        assertThat(me.myData()
                        .getMyResident(GetMyResident.of(resident), DEFAULT)
                        .value()
                        .givenNames())
                .isEqualTo("Wywozowa");
        Path file = folder.resolve("my-data.json");
        try (InputStream everything = me.myData()
                .exportMyDataAs(ExportMyData.of(resident), Body.stream("application/json"), DEFAULT)
                .value()) {
            Files.copy(everything, file);
        }
        assertThat(Files.readString(file)).contains("\"Wywozowa\"", "\"accessLog\"");
        assertThat(me.myData()
                        .exportMyData(ExportMyData.of(resident), DEFAULT)
                        .value()
                        .records())
                .hasSize(1);
        PrivacyRequestCreate wish =
                PrivacyRequestCreate.builder().text("Mam inny telefon.").build();
        PrivacyRequest correction = me.myData()
                .fileMyCorrectionRequest(FileMyCorrectionRequest.of(resident, wish), DEFAULT)
                .value();
        assertThat(correction.status()).isEqualTo(PrivacyRequestStatus.OPEN);
        assertThat(correction.dueOn())
                .isAfter(LocalDate.now(ZoneId.of("Europe/Warsaw")).plusDays(27));
        PrivacyRequest erasure = me.myData()
                .fileMyErasureRequest(FileMyErasureRequest.of(resident, wish), DEFAULT)
                .value();
        assertThat(erasure.status()).isEqualTo(PrivacyRequestStatus.OPEN);
        CusClient other = people.login("java-nobody");
        assertThat(status(() -> other.myData().exportMyData(ExportMyData.of(resident), DEFAULT)))
                .isEqualTo(404);
    }

    @Test
    void aGuardianActsForAWard() {
        UUID ward = people.register("Podopieczna", "Mała", 14);
        UUID guardian = people.register("Opiekunka", "Prawna", 15);
        RepresentationCreate representation = RepresentationCreate.builder()
                .kind(RepresentationKind.GUARDIAN)
                .basis(RepresentationBasis.builder()
                        .kind(RepresentationBasisKind.COURT_DECISION)
                        .build())
                .validFrom(LocalDate.of(2026, 1, 1))
                .representative(Representative.builder().residentId(guardian).build())
                .build();
        coordinator.representations().addRepresentation(AddRepresentation.of(CENTRE, ward, representation), DEFAULT);
        CusClient me = people.linked("java-15", guardian);
        assertThat(me.myData()
                        .listMyResidents(ListMyResidents.of(), DEFAULT)
                        .value()
                        .items())
                .extracting(MyResident::residentId, MyResident::relation)
                .containsExactlyInAnyOrder(tuple(guardian, MyRelation.SELF), tuple(ward, MyRelation.WARD));
        Consent consent = shared(ward);
        assertThat(me.myData()
                        .withdrawMyConsent(WithdrawMyConsent.of(ward, consent.id()), DEFAULT)
                        .value()
                        .active())
                .isFalse();
    }
}
