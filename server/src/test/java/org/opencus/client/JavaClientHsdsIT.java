package org.opencus.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencus.client.RequestOptions.DEFAULT;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opencus.client.api.HsdsApi.GetAPIMetaInformation;
import org.opencus.client.api.HsdsApi.GetFullyNestedServiceById;
import org.opencus.client.api.HsdsApi.GetHsdsDataPackage;
import org.opencus.client.api.HsdsApi.GetHsdsDescription;
import org.opencus.client.api.HsdsApi.GetPaginatedListOfServices;
import org.opencus.client.api.HsdsApi.PostPaginatedListOfServices;
import org.opencus.client.model.HsdsListFormat;
import org.opencus.client.model.HsdsServicePage;
import org.opencus.client.model.HsdsServiceQuery;
import org.opencus.client.model.HsdsServiceRecord;
import org.opencus.client.model.HsdsStatus;
import org.opencus.testing.ServerExtension;
import org.opencus.testing.TestServer;

/** The directory of the standard: numbered pages, lines and a ZIP. */
@ExtendWith(ServerExtension.class)
class JavaClientHsdsIT {
    private final CusClient cus;

    JavaClientHsdsIT(TestServer server) {
        cus = server.client();
    }

    @Test
    void saysWhichStandardItFollows() {
        assertThat(cus.hsds()
                        .getAPIMetaInformation(GetAPIMetaInformation.of("gorno"), DEFAULT)
                        .value()
                        .version())
                .isEqualTo("3.0");
        assertThat(cus.hsds()
                        .getHsdsDescription(GetHsdsDescription.of("gorno"), DEFAULT)
                        .value())
                .containsKey("openapi");
    }

    @Test
    void linesHoldWhatAllPagesHold() {
        HsdsServicePage page = page(GetPaginatedListOfServices.of("gorno").withPerPage(1));
        GetPaginatedListOfServices lines =
                GetPaginatedListOfServices.of("gorno").withFormat(HsdsListFormat.NDJSON);
        try (Stream<HsdsServiceRecord> services = cus.hsds()
                .getPaginatedListOfServicesAs(lines, Body.lines(HsdsServiceRecord.class), DEFAULT)
                .value()) {
            assertThat(services)
                    .hasSize(Math.toIntExact(page.totalItems()))
                    .allSatisfy(service -> assertThat(service.status()).isNotEqualTo(HsdsStatus.UNRECOGNISED));
        }
    }

    @Test
    void showsOneServiceWithEverythingInside() {
        HsdsServiceRecord listed = page(GetPaginatedListOfServices.of("gorno").withPerPage(1))
                .contents()
                .get(0);
        HsdsServiceRecord whole = cus.hsds()
                .getFullyNestedServiceById(
                        GetFullyNestedServiceById.of("gorno", listed.id().toString()), DEFAULT)
                .value();
        assertThat(whole.name()).isEqualTo(listed.name());
        assertThat(whole.organization()).isPresent();
    }

    @Test
    void searchesWithTheWordsInTheBody() {
        HsdsServiceQuery words =
                HsdsServiceQuery.builder().search("klub dla seniora").build();
        assertThat(cus.hsds()
                        .postPaginatedListOfServices(
                                PostPaginatedListOfServices.of("gorno").withBody(words), DEFAULT)
                        .value()
                        .contents())
                .extracting(HsdsServiceRecord::name)
                .contains("Prowadzenie Klubu Seniora");
    }

    @Test
    void theDataPackageArrivesAsAZip() throws IOException {
        List<String> names = new ArrayList<>();
        try (InputStream in = cus.hsds()
                        .getHsdsDataPackage(GetHsdsDataPackage.of("gorno"), DEFAULT)
                        .value();
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        assertThat(names).contains("datapackage.json", "services.csv", "organizations.csv");
    }

    private HsdsServicePage page(GetPaginatedListOfServices request) {
        return cus.hsds().getPaginatedListOfServices(request, DEFAULT).value();
    }
}
