package org.opencus.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.opencus.client.RequestOptions.DEFAULT;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opencus.client.api.CatalogueApi.GetService;
import org.opencus.client.api.CatalogueApi.ListServices;
import org.opencus.client.api.CataloguingApi.ChangeService;
import org.opencus.client.api.CataloguingApi.CreateService;
import org.opencus.client.api.CataloguingApi.RetireService;
import org.opencus.client.api.ProposalsApi.AcceptProposal;
import org.opencus.client.api.ProposalsApi.ListProposals;
import org.opencus.client.api.RecordHistoryApi.ListServiceHistory;
import org.opencus.client.model.CodeRef;
import org.opencus.client.model.RecordVersion;
import org.opencus.client.model.Service;
import org.opencus.client.model.ServiceInput;
import org.opencus.client.model.ServiceKind;
import org.opencus.client.model.ServiceStatus;
import org.opencus.client.model.StatusFilter;
import org.opencus.testing.ServerExtension;
import org.opencus.testing.TestServer;

/** Staff keep the catalogue through the SDK, with tokens of the demo's issuer. */
@ExtendWith(ServerExtension.class)
class JavaClientCataloguingIT {
    private static CusClient as(TestServer server, String role) {
        String token = server.token(role, "gorno");
        return CusClient.builder(server.url()).bearer(() -> token).build();
    }

    private static Answer<Service> created(CusClient cus, String name) {
        ServiceInput input = ServiceInput.builder()
                .name(name)
                .kind(ServiceKind.SERVICE)
                .status(ServiceStatus.EXISTING)
                .domains(List.of(CodeRef.builder().code("social-assistance").build()))
                .season("zima")
                .build();
        return cus.cataloguing().createService(CreateService.of("gorno", input), DEFAULT);
    }

    private static ChangeService change(UUID id, MergePatch patch, Optional<String> etag) {
        return ChangeService.of("gorno", id, patch).withIfMatch(etag.orElseThrow());
    }

    @Test
    void aChangeIsMadeFromWhatWasRead(TestServer server) {
        CusClient cus = as(server, "service-organiser");
        Answer<Service> created = created(cus, "Kawiarenka naprawcza");
        UUID id = created.value().id();
        assertThat(created.header("Location")).contains("/v1/centres/gorno/services/" + id);
        Answer<Service> read = cus.catalogue().getService(GetService.of("gorno", id), DEFAULT);
        assertThat(read.etag()).isEqualTo(created.etag());
        Service wanted = read.value().toBuilder()
                .season(Optional.empty())
                .summaryEn("Repair café")
                .build();
        MergePatch patch = MergePatch.between(read.value(), wanted);
        assertThat(patch).isEqualTo(MergePatch.of("{\"season\": null, \"summaryEn\": \"Repair café\"}"));

        Answer<Service> changed = cus.cataloguing().changeService(change(id, patch, read.etag()), DEFAULT);

        assertThat(changed.value().season()).isEmpty();
        assertThat(changed.value().summaryEn()).contains("Repair café");
        ProblemException stale = catchThrowableOfType(
                ProblemException.class, () -> cus.cataloguing().changeService(change(id, patch, read.etag()), DEFAULT));
        assertThat(stale.status()).isEqualTo(412);
        List<RecordVersion> versions = cus.recordHistory()
                .listServiceHistory(ListServiceHistory.of("gorno", id), DEFAULT)
                .value()
                .items();
        assertThat(versions).extracting(RecordVersion::version).containsExactly(2L, 1L);
        assertThat(versions.getFirst().patch())
                .containsEntry("summaryEn", "Repair café")
                .containsKey("season");
        cus.cataloguing()
                .retireService(
                        RetireService.of("gorno", id).withIfMatch(changed.etag().orElseThrow()), DEFAULT);
        ProblemException gone = catchThrowableOfType(
                ProblemException.class,
                () -> cus.cataloguing().changeService(change(id, patch, changed.etag()), DEFAULT));
        assertThat(gone.status()).isEqualTo(410);
        ListServices feed = ListServices.of("gorno")
                .withStatus(StatusFilter.ANY)
                .withModifiedAfter(created.value().modifiedAt());
        assertThat(Pages.stream(cus.catalogue()::listServices, feed, DEFAULT)
                        .filter(service -> service.id().equals(id))
                        .findFirst()
                        .orElseThrow()
                        .goneAt())
                .as("the change feed tells what is gone")
                .isPresent();
    }

    @Test
    void eachRoleMayDoWhatItsScopesSay(TestServer server) {
        for (String role : List.of("animator", "receptionist", "partner", "auditor")) {
            ProblemException refused =
                    catchThrowableOfType(ProblemException.class, () -> created(as(server, role), "Nie wolno " + role));
            assertThat(refused.status()).as(role).isEqualTo(403);
        }
        ProblemException proposals = catchThrowableOfType(
                ProblemException.class,
                () -> as(server, "volunteer").proposals().listProposals(ListProposals.of("gorno"), DEFAULT));
        assertThat(proposals.status()).isEqualTo(403);
        ProblemException unknown = catchThrowableOfType(
                ProblemException.class,
                () -> as(server, "director")
                        .proposals()
                        .acceptProposal(AcceptProposal.of("gorno", UUID.randomUUID()), DEFAULT));
        assertThat(unknown.status()).isEqualTo(404);
    }
}
