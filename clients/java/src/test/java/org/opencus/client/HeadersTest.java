package org.opencus.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.opencus.client.FakeServer.json;
import static org.opencus.client.FakeServer.status;
import static org.opencus.client.RequestOptions.DEFAULT;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencus.client.api.CatalogueApi.ListServices;
import org.opencus.client.api.KeysApi.ListApiKeys;
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
        assertThat(client.keys().listApiKeys(ListApiKeys.of("gorno"), DEFAULT).status())
                .isEqualTo(200);
        assertThat(SERVER.sent("Authorization")).containsExactlyInAnyOrder("Bearer old", "Bearer new");
    }

    @Test
    void aSystemShowsItsKeyAndNothingElse() {
        SERVER.answer(json("{\"items\":[]}"));
        CusClient client = SERVER.builder().bearer("token").apiKey("cus_demo_x").build();
        client.keys().listApiKeys(ListApiKeys.of("gorno"), DEFAULT);
        assertThat(SERVER.only().getHeader("X-API-Key")).isEqualTo("cus_demo_x");
        assertThat(SERVER.only().containsHeader("Authorization")).isFalse();
    }

    @Test
    void whatIsPublicIsReadByNobodyInParticular() {
        SERVER.answer(json("{\"items\":[]}"));
        CusClient client = SERVER.builder()
                .bearer(() -> {
                    throw new IllegalStateException("the provider of tokens is away");
                })
                .build();
        client.catalogue().listServices(ListServices.of("gorno"), DEFAULT);
        assertThat(SERVER.only().containsHeader("Authorization")).isFalse();
    }

    @Test
    void aCallOfSomebodyElseShowsTheirCredentialsAndNotTheClients() {
        SERVER.answer(json("{\"items\":[]}"));
        CusClient client = SERVER.builder().bearer("ours").build();
        client.keys().listApiKeys(ListApiKeys.of("gorno"), DEFAULT.withBearer("theirs"));
        client.keys().listApiKeys(ListApiKeys.of("gorno"), DEFAULT.withApiKey("cus_demo_x"));
        client.catalogue().listServices(ListServices.of("gorno"), DEFAULT.withApiKey("cus_demo_x"));
        assertThat(SERVER.sent("Authorization")).containsExactlyInAnyOrder("Bearer theirs", null, null);
        assertThat(SERVER.sent("X-API-Key")).containsExactlyInAnyOrder(null, "cus_demo_x", "cus_demo_x");
    }

    @Test
    void aTokenFromAFileMayEndWithItsLine() {
        SERVER.answer(json("{\"items\":[]}"));
        CusClient client = SERVER.builder().bearer("token\n").build();
        client.keys().listApiKeys(ListApiKeys.of("gorno"), DEFAULT);
        assertThat(SERVER.only().getHeader("Authorization")).isEqualTo("Bearer token");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "secret-1\r\nHost: elsewhere", "żółć-secret-1"})
    void whatNoHeaderCanCarryIsNeitherSentNorQuoted(String secret) {
        CusClient client = SERVER.builder().bearer(() -> secret).build();
        assertThatIllegalStateException()
                .isThrownBy(() -> client.keys().listApiKeys(ListApiKeys.of("gorno"), DEFAULT))
                .withMessageContaining("Authorization")
                .withMessageNotContaining("secret-1");
        assertThat(SERVER.received()).isEmpty();
    }

    @Test
    void credentialsGoNowhereElse() {
        HttpClient following = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SERVER.builder().httpClient(following))
                .withMessageContaining("redirects");
        assertThatIllegalArgumentException().isThrownBy(() -> Call.to("GET", "@elsewhere.example/v1/me"));
    }

    @Test
    void whatShowsWhoOneIsStandsInNoText() {
        SERVER.answer(status(401));
        for (CusClient client : List.of(
                SERVER.builder().bearer("secret-1").build(),
                SERVER.builder().apiKey("secret-1").build())) {
            ListApiKeys request = ListApiKeys.of("gorno");
            ProblemException refused = catchThrowableOfType(
                    ProblemException.class, () -> client.keys().listApiKeys(request, DEFAULT));
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.toString() + client).doesNotContain("secret-1");
        }
        assertThat(SERVER.pauses()).as("401 is not repeated").isEmpty();
    }
}
