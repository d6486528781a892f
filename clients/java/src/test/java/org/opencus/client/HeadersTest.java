package org.opencus.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.opencus.client.FakeServer.json;
import static org.opencus.client.FakeServer.status;
import static org.opencus.client.RequestOptions.DEFAULT;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.opencus.client.api.CatalogueApi.ListServices;
import org.opencus.client.api.PlatformApi.GetReadiness;

class HeadersTest {
    @RegisterExtension
    static final FakeServer SERVER = new FakeServer();

    @Test
    void everyRequestSaysWhoAsksAndHow() {
        SERVER.answer(json("{\"status\":\"up\",\"checks\":[]}"));
        CusClient portal = SERVER.builder("/cus/").userAgent("my-portal/2.1").build();
        RequestOptions options = DEFAULT.withLanguage("en").withRequestId("r-4");
        assertThat(portal.platform().getReadiness(GetReadiness.of(), options).status())
                .isEqualTo(200);
        LoggedRequest request = SERVER.only();
        assertThat(request.getUrl()).isEqualTo("/cus/health/ready");
        assertThat(request.getHeader("User-Agent"))
                .matches("my-portal/2\\.1 open-cus-client/[0-9]+\\.[0-9]+\\.[0-9]+(-SNAPSHOT)? \\(Java [0-9]+\\)");
        assertThat(request.getHeader("Accept")).isEqualTo("application/json, application/problem+json");
        assertThat(request.getHeader("Accept-Language")).isEqualTo("en");
        assertThat(request.getHeader("X-Request-Id")).isEqualTo("r-4");
        assertThat(request.containsHeader("Authorization")).isFalse();
    }

    @Test
    void aTokenIsAskedForAnewForEachAttempt() {
        SERVER.answerInTurn(status(429), json("{\"items\":[]}"));
        Queue<String> tokens = new ConcurrentLinkedQueue<>(List.of("old", "new"));
        CusClient client = SERVER.builder().bearer(tokens::remove).build();
        assertThat(client.catalogue()
                        .listServices(ListServices.of("gorno"), DEFAULT)
                        .status())
                .isEqualTo(200);
        assertThat(SERVER.sent("Authorization")).containsExactlyInAnyOrder("Bearer old", "Bearer new");
    }

    @Test
    void aSystemShowsItsKeyAndNothingElse() {
        SERVER.answer(json("{\"items\":[]}"));
        CusClient client = SERVER.builder().bearer("token").apiKey("cus_demo_x").build();
        client.catalogue().listServices(ListServices.of("gorno"), DEFAULT);
        assertThat(SERVER.only().getHeader("X-API-Key")).isEqualTo("cus_demo_x");
        assertThat(SERVER.only().containsHeader("Authorization")).isFalse();
    }

    @Test
    void whatShowsWhoOneIsStandsInNoText() {
        SERVER.answer(status(401));
        for (CusClient client : List.of(
                SERVER.builder().bearer("secret-1").build(),
                SERVER.builder().apiKey("secret-1").build())) {
            ListServices request = ListServices.of("gorno");
            ProblemException refused = catchThrowableOfType(
                    ProblemException.class, () -> client.catalogue().listServices(request, DEFAULT));
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.toString() + client).doesNotContain("secret-1");
        }
        assertThat(SERVER.pauses()).as("401 is not repeated").isEmpty();
    }
}
