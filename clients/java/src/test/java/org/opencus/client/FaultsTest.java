package org.opencus.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.opencus.client.FakeServer.json;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultsTest {
    @RegisterExtension
    static final FakeServer SERVER = new FakeServer();

    private static final RequestOptions DEFAULT = RequestOptions.DEFAULT;
    /** Far beyond what a busy machine adds, so that a test which waits for it is told from one that does not. */
    private static final int NEVER_MS = 60_000;

    private static final Duration LONG_BEFORE = Duration.ofSeconds(30);

    @ParameterizedTest
    @EnumSource(Fault.class)
    void brokenConnectionsAreRepeatedAndThenTold(Fault fault) {
        SERVER.answer(aResponse().withFault(fault));
        assertThatExceptionOfType(NoAnswerException.class)
                .isThrownBy(() -> SERVER.client().send(read(), DEFAULT))
                .satisfies(e -> assertThat(e.timedOut()).isFalse());
        assertThat(SERVER.received()).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void aBrokenConnectionIsForgottenWhenTheNextOneWorks() {
        SERVER.answerInTurn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), good());
        assertThat(SERVER.client().send(read(), DEFAULT).value().name()).isEqualTo("Górno");
    }

    @Test
    void aServerThatIsNotThereIsToldWithoutWhatWasAsked() throws IOException {
        CusClient lost = CusClient.builder(URI.create("http://localhost:" + freePort()))
                .pauses(SERVER.pauses()::add)
                .build();
        assertThatExceptionOfType(NoAnswerException.class)
                .isThrownBy(() -> lost.send(read(), DEFAULT.withRequestId("r-1")))
                .withMessage("GET /v1/centres/{centre} got no answer (request r-1)")
                .satisfies(e -> assertThat(e.requestId()).isEqualTo("r-1"));
        assertThat(SERVER.pauses()).hasSize(3);
    }

    @Test
    void aLateAnswerIsATimeOut() {
        SERVER.answer(good().withFixedDelay(NEVER_MS));
        long started = System.nanoTime();
        assertThatExceptionOfType(NoAnswerException.class)
                .isThrownBy(() -> SERVER.client().send(read(), DEFAULT.withTimeout(Duration.ofMillis(300))))
                .satisfies(e -> assertThat(e.timedOut()).isTrue());
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(LONG_BEFORE);
    }

    @Test
    void aBodyThatDripsIsATimeOut() {
        SERVER.answer(good().withChunkedDribbleDelay(10, NEVER_MS));
        long started = System.nanoTime();
        assertThatExceptionOfType(NoAnswerException.class)
                .isThrownBy(() -> SERVER.client().send(read(), DEFAULT.withTimeout(Duration.ofMillis(700))))
                .satisfies(e -> assertThat(e.timedOut()).isTrue());
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(LONG_BEFORE);
    }

    @Test
    void aSlowAttemptIsCutOffAndRepeated() {
        CusClient hasty =
                SERVER.builder().attemptTimeout(Duration.ofMillis(500)).build();
        SERVER.answerInTurn(good().withFixedDelay(NEVER_MS), good());
        assertThat(hasty.send(read(), DEFAULT).value().name()).isEqualTo("Górno");
        assertThat(SERVER.received()).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void anInterruptedThreadStopsTryingAndStaysInterrupted() {
        SERVER.answer(good().withFixedDelay(NEVER_MS));
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(NoAnswerException.class)
                .isThrownBy(() -> SERVER.client().send(read(), DEFAULT))
                .satisfies(e -> assertThat(e.timedOut()).isFalse());
        assertThat(Thread.interrupted()).isTrue();
        assertThat(SERVER.pauses()).isEmpty();
    }

    @Test
    void anAttemptThatIsGivenUpLetsGoOfItsConnection() throws IOException {
        try (ServerSocket silent = new ServerSocket(0)) {
            CusClient waiting = CusClient.builder(URI.create("http://localhost:" + silent.getLocalPort()))
                    .retries(Retries.NONE)
                    .build();
            assertThatExceptionOfType(NoAnswerException.class)
                    .isThrownBy(() -> waiting.send(read(), DEFAULT.withTimeout(Duration.ofSeconds(1))));
            try (Socket accepted = silent.accept()) {
                accepted.setSoTimeout(5000);
                InputStream in = accepted.getInputStream();
                assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .startsWith("GET /v1/centres/gorno");
            }
        }
    }

    private static Call<Named> read() {
        return Call.to("GET", "/v1/centres/{centre}").path("centre", "gorno").reading(Body.json(Named.class));
    }

    private static ResponseDefinitionBuilder good() {
        return json("{\"name\":\"Górno\"}");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    public record Named(String name) {}
}
