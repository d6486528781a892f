package org.opencus.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencus.client.RequestOptions.DEFAULT;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opencus.client.api.PlatformApi.GetContractJson;
import org.opencus.client.api.PlatformApi.GetContractYaml;
import org.opencus.client.api.PlatformApi.GetEntryPoint;
import org.opencus.client.api.PlatformApi.GetLiveness;
import org.opencus.client.api.PlatformApi.GetMetrics;
import org.opencus.client.api.PlatformApi.GetReadiness;
import org.opencus.client.api.PlatformApi.GetReference;
import org.opencus.client.api.PlatformApi.GetReferenceAsset;
import org.opencus.client.model.EntryLink;
import org.opencus.client.model.HealthStatus;
import org.opencus.testing.ServerExtension;
import org.opencus.testing.TestServer;

/** Answers of every form: JSON with and without a type, text, and bytes. */
@ExtendWith(ServerExtension.class)
class JavaClientPlatformIT {
    private final CusClient cus;

    JavaClientPlatformIT(TestServer server) {
        cus = server.client();
    }

    @Test
    void theEntryPointLeadsOn() {
        assertThat(cus.platform()
                        .getEntryPoint(GetEntryPoint.of(), DEFAULT)
                        .value()
                        .links())
                .extracting(EntryLink::rel)
                .contains("service-desc", "service-doc");
    }

    @Test
    void theServerIsAliveAndReady() {
        assertThat(cus.platform().getLiveness(GetLiveness.of(), DEFAULT).value().status())
                .isEqualTo(HealthStatus.UP);
        assertThat(cus.platform()
                        .getReadiness(GetReadiness.of(), DEFAULT)
                        .value()
                        .checks())
                .isNotEmpty();
    }

    @Test
    void theContractComesAsTextAndAsAMap() {
        assertThat(cus.platform().getContractYaml(GetContractYaml.of(), DEFAULT).value())
                .startsWith("openapi: 3.1.0");
        assertThat(cus.platform().getContractJson(GetContractJson.of(), DEFAULT).value())
                .containsEntry("openapi", "3.1.0");
    }

    @Test
    void theReferenceAndItsFilesCome() throws IOException {
        assertThat(cus.platform().getReference(GetReference.of(), DEFAULT).value())
                .contains("<html");
        try (InputStream file = cus.platform()
                .getReferenceAsset(GetReferenceAsset.of("swagger-ui.css"), DEFAULT)
                .value()) {
            assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8)).contains(".swagger-ui");
        }
    }

    @Test
    void metricsComeAsText() {
        assertThat(cus.platform().getMetrics(GetMetrics.of(), DEFAULT).value()).contains("# TYPE ");
    }
}
