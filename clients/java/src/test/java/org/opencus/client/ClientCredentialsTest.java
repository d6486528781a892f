package org.opencus.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.opencus.client.FakeServer.json;
import static org.opencus.client.FakeServer.status;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ClientCredentialsTest {
    @RegisterExtension
    static final FakeServer PROVIDER = new FakeServer();

    private final MovingClock clock = new MovingClock();
    private final ClientCredentials credentials =
            ClientCredentials.at(PROVIDER.address() + "/realms/cus/token", "fundacja", "ta:jne 1", clock);

    private static ResponseDefinitionBuilder token(String text) {
        return json("{\"access_token\": \"%s\", \"token_type\": \"Bearer\", \"expires_in\": 300}".formatted(text));
    }

    @Test
    void asksAsTheStandardSays() {
        PROVIDER.answer(token("t1"));
        assertThat(credentials.with("scope", "open-cus me").get()).isEqualTo("t1");
        LoggedRequest request = PROVIDER.only();
        assertThat(request.getUrl()).isEqualTo("/realms/cus/token");
        assertThat(request.getHeader("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(request.getBodyAsString().split("&"))
                .containsExactlyInAnyOrder("grant_type=client_credentials", "scope=open-cus%20me");
        byte[] shown =
                Base64.getDecoder().decode(request.getHeader("Authorization").replace("Basic ", ""));
        assertThat(new String(shown, StandardCharsets.UTF_8)).isEqualTo("fundacja:ta%3Ajne%201");
        assertThat(request.containsHeader("Idempotency-Key")).isFalse();
        assertThat(credentials.toString()).contains("/realms/cus/token").doesNotContain("jne");
    }

    @Test
    void keepsATokenAndRenewsItBeforeItEnds() {
        PROVIDER.answerInTurn(token("t1"), token("t2"));
        assertThat(credentials.get()).isEqualTo("t1");
        clock.forward(Duration.ofSeconds(269));
        assertThat(credentials.get()).isEqualTo("t1");
        assertThat(PROVIDER.received()).hasSize(1);
        clock.forward(Duration.ofSeconds(1));
        assertThat(credentials.get()).isEqualTo("t2");
        assertThat(PROVIDER.received()).hasSize(2);
    }

    @Test
    void theOldTokenDoesWhileTheProviderIsAway() {
        PROVIDER.answerInTurn(token("t1"), aResponse().withFault(Fault.EMPTY_RESPONSE), status(503));
        assertThat(credentials.get()).isEqualTo("t1");
        clock.forward(Duration.ofSeconds(280));
        assertThat(credentials.get()).isEqualTo("t1");
        int asked = PROVIDER.received().size();
        assertThat(credentials.get()).isEqualTo("t1");
        assertThat(PROVIDER.received()).as("the provider is left in peace").hasSize(asked);
        clock.forward(Duration.ofSeconds(20));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(credentials::get)
                .satisfies(e -> assertThat(e.status()).isEqualTo(503));
    }

    @Test
    void aRefusalIsToldByItsCode() {
        PROVIDER.answer(status(401)
                .withHeader("Content-Type", "application/json")
                .withBody("{\"error\": \"invalid_client\", \"error_description\": \"no\"}"));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(credentials::get)
                .satisfies(e -> assertThat(e.title()).isEqualTo("invalid_client"))
                .withMessageNotContaining("jne");
        PROVIDER.answer(json("{\"token\": \"x\"}"));
        assertThatExceptionOfType(UnreadableAnswerException.class).isThrownBy(credentials::get);
    }

    @Test
    void theQueryOfTheProvidersAddressIsKept() {
        PROVIDER.answer(token("t1"));
        assertThat(ClientCredentials.at(PROVIDER.address() + "/token?p=b2c_1", "fundacja", "x", clock)
                        .get())
                .isEqualTo("t1");
        assertThat(PROVIDER.only().getUrl()).isEqualTo("/token?p=b2c_1");
    }

    @Test
    void manyThreadsAskOnce() throws Exception {
        PROVIDER.answer(token("t1").withFixedDelay(200));
        List<Callable<String>> callers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            callers.add(credentials::get);
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (Future<String> got : threads.invokeAll(callers, 20, TimeUnit.SECONDS)) {
                assertThat(got.get()).isEqualTo("t1");
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(PROVIDER.received()).hasSize(1);
    }

    @Test
    void callsShowIt() {
        PROVIDER.answer(token("t1"));
        CusClient client = PROVIDER.builder().bearer(credentials).build();
        client.send(Call.to("GET", "/v1/me").reading(Body.object()), RequestOptions.DEFAULT);
        assertThat(PROVIDER.sent("Authorization")).contains("Bearer t1");
    }

    private static final class MovingClock extends Clock {
        private Instant now = Instant.parse("2026-11-22T08:00:00Z");

        void forward(Duration length) {
            now = now.plus(length);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
