package org.opencus.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencus.client.People.CENTRE;
import static org.opencus.client.People.person;
import static org.opencus.client.People.pesel;
import static org.opencus.client.People.problem;
import static org.opencus.client.People.status;
import static org.opencus.client.RequestOptions.DEFAULT;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opencus.client.api.MergesApi.MergeResidents;
import org.opencus.client.api.MergesApi.ReverseMerge;
import org.opencus.client.api.ResidentImportsApi.ImportResidents;
import org.opencus.client.api.ResidentsApi.ChangeResident;
import org.opencus.client.api.ResidentsApi.CreateResident;
import org.opencus.client.api.ResidentsApi.GetResident;
import org.opencus.client.api.ResidentsApi.ListResidents;
import org.opencus.client.api.ResidentsApi.SearchResidents;
import org.opencus.client.model.ColumnMapping;
import org.opencus.client.model.DataSource;
import org.opencus.client.model.FieldSource;
import org.opencus.client.model.ImportOutcome;
import org.opencus.client.model.ImportedField;
import org.opencus.client.model.ImportedRow;
import org.opencus.client.model.Purpose;
import org.opencus.client.model.Resident;
import org.opencus.client.model.ResidentContact;
import org.opencus.client.model.ResidentCreate;
import org.opencus.client.model.ResidentImport;
import org.opencus.client.model.ResidentImportReport;
import org.opencus.client.model.ResidentMatch;
import org.opencus.client.model.ResidentMerge;
import org.opencus.client.model.ResidentMergeCreate;
import org.opencus.client.model.ResidentRegistration;
import org.opencus.client.model.ResidentSearch;
import org.opencus.client.model.RoleName;
import org.opencus.testing.ServerExtension;
import org.opencus.testing.TestServer;

/** The counter's work on residents through the SDK. */
@ExtendWith(ServerExtension.class)
class JavaClientResidentsIT {
    private final People people;
    private final CusClient coordinator;

    JavaClientResidentsIT(TestServer server) {
        people = new People(server);
        coordinator = people.in(RoleName.PLAN_COORDINATOR);
    }

    private List<ResidentMatch> found(ResidentSearch search) {
        return coordinator
                .residents()
                .searchResidents(SearchResidents.of(CENTRE, search), DEFAULT)
                .value()
                .items();
    }

    private Answer<Resident> read(UUID id) {
        return coordinator.residents().getResident(GetResident.of(CENTRE, id).withPurpose(Purpose.PLAN), DEFAULT);
    }

    @Test
    void looksFirstRegistersOnceAndIsToldOfADuplicate() {
        ResidentCreate person = person("Wszebora", "Żółtarzewska", 1).build();
        ResidentSearch misheard =
                ResidentSearch.builder().name("Rzułtażewska Wszebora").build();
        assertThat(found(misheard)).isEmpty();
        RequestOptions once = DEFAULT.withIdempotencyKey(UUID.randomUUID().toString());
        CreateResident request = CreateResident.of(CENTRE, person);
        Answer<Resident> created = coordinator.residents().createResident(request, once);
        Answer<Resident> again = coordinator.residents().createResident(request, once);
        assertThat(again.value().id()).isEqualTo(created.value().id());
        assertThat(again.header("Idempotent-Replay")).contains("true");
        assertThat(found(misheard))
                .extracting(match -> match.resident().id())
                .containsExactly(created.value().id());
        assertThat(found(ResidentSearch.builder().pesel(pesel(1)).build())).hasSize(1);

        ProblemException known = problem(() -> coordinator.residents().createResident(request, DEFAULT));
        assertThat(known.status()).isEqualTo(409);
        assertThat(known.violations()).extracting(fault -> fault.code()).containsExactly("already-known");
        assertThat(known.related())
                .containsExactly(
                        "/v1/centres/gorno/residents/" + created.value().id());
        assertThat(known.getMessage()).doesNotContain("tarzewska").doesNotContain(pesel(1));
        assertThat(created.value().toString()).doesNotContain("tarzewska").doesNotContain(pesel(1));
    }

    @Test
    void aRecordIsChangedByWhatWasReadAndTellsTheSourceOfEachField() {
        UUID id = people.register("Zmienna", "Osoba", 2);
        Answer<Resident> read = read(id);
        Resident wanted = read.value().toBuilder()
                .occupation("tkaczka")
                .contact(Optional.<ResidentContact>empty())
                .build();
        MergePatch patch = MergePatch.between(read.value(), wanted).with("source", DataSource.DOCUMENT);
        ChangeResident change =
                ChangeResident.of(CENTRE, id, patch).withIfMatch(read.etag().orElseThrow());
        Answer<Resident> changed = coordinator.residents().changeResident(change, DEFAULT);
        assertThat(changed.value().occupation()).contains("tkaczka");
        assertThat(changed.value().contact()).isEmpty();
        assertThat(changed.value().provenance())
                .filteredOn(source -> source.field().equals("occupation"))
                .extracting(FieldSource::source)
                .containsExactly(DataSource.DOCUMENT);
        assertThat(changed.etag()).isNotEqualTo(read.etag());
        assertThat(status(() -> coordinator.residents().changeResident(change, DEFAULT)))
                .as("somebody was faster")
                .isEqualTo(412);
        ChangeResident blind = ChangeResident.of(CENTRE, id, patch);
        assertThat(status(() -> coordinator.residents().changeResident(blind, DEFAULT)))
                .as("of a state that nobody saw")
                .isEqualTo(428);
    }

    @Test
    void aDuplicateIsMergedAndTheMergeUndone() {
        UUID survivor = people.register("Podwójna", "Osobowa", 3);
        UUID duplicate = people.register(ResidentCreate.builder()
                        .registration(ResidentRegistration.DROP_IN)
                        .givenNames("Podwojna")
                        .familyName("Osobova")
                        .occupation("szwaczka")
                        .source(DataSource.INTERVIEW)
                        .build())
                .value()
                .id();
        ResidentMergeCreate which =
                ResidentMergeCreate.builder().duplicateId(duplicate).build();
        ResidentMerge merge = coordinator
                .merges()
                .mergeResidents(MergeResidents.of(CENTRE, survivor, which), DEFAULT)
                .value();
        assertThat(merge.takenOver()).contains("occupation");
        assertThat(read(survivor).value().occupation()).contains("szwaczka");
        assertThat(read(survivor).value().mergedFrom()).containsExactly(duplicate);
        assertThat(read(duplicate).value().mergedInto()).contains(survivor);
        ResidentMerge undone = coordinator
                .merges()
                .reverseMerge(ReverseMerge.of(CENTRE, survivor, merge.id()), DEFAULT)
                .value();
        assertThat(undone.undoneAt()).isPresent();
        assertThat(read(duplicate).value().mergedInto()).isEmpty();
        assertThat(read(survivor).value().occupation()).isEmpty();
    }

    private static ColumnMapping column(String name, ImportedField field) {
        return ColumnMapping.builder().column(name).field(field).build();
    }

    private static ResidentImport file(boolean dryRun) {
        return ResidentImport.builder()
                .mapping(List.of(
                        column("Imię", ImportedField.GIVEN_NAMES),
                        column("Nazwisko", ImportedField.FAMILY_NAME),
                        column("PESEL", ImportedField.PESEL)))
                .data("Imię;Nazwisko;PESEL\nAnna;Plikowa;" + pesel(40) + "\nJan;Zły;12345678901\n")
                .dryRun(dryRun)
                .build();
    }

    private ResidentImportReport imported(CusClient cus, boolean dryRun) {
        return cus.residentImports()
                .importResidents(ImportResidents.of(CENTRE, file(dryRun)), DEFAULT)
                .value();
    }

    @Test
    void aFileIsTriedAndThenTakenOver() {
        CusClient organiser = people.in(RoleName.SOCIAL_ASSISTANCE_ORGANISER);
        ResidentSearch anna = ResidentSearch.builder().pesel(pesel(40)).build();
        ResidentImportReport dry = imported(organiser, true);
        assertThat(dry.results())
                .extracting(ImportedRow::outcome)
                .containsExactly(ImportOutcome.CREATED, ImportOutcome.REFUSED);
        assertThat(dry.results().get(1).errors())
                .extracting(fault -> fault.pointer() + " " + fault.code())
                .containsExactly("/pesel checksum");
        assertThat(found(anna)).as("nothing is written by a dry run").isEmpty();
        assertThat(imported(organiser, false).created()).isEqualTo(1);
        assertThat(found(anna)).hasSize(1);
        assertThat(imported(organiser, false).unchanged())
                .as("the same file again")
                .isEqualTo(1);
        assertThat(Pages.stream(
                                organiser.residents()::listResidents,
                                ListResidents.of(CENTRE).withLimit(1),
                                DEFAULT)
                        .map(resident -> resident.familyName()))
                .contains("Plikowa");
    }
}
