package org.opencus.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.opencus.client.FakeServer.json;
import static org.opencus.client.FakeServer.status;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepeatingTest {
    @RegisterExtension
    static final FakeServer SERVER = new FakeServer();

    private static final RequestOptions DEFAULT = RequestOptions.DEFAULT;

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void passingRefusalsAreRepeatedAfterGrowingPauses(int status) {
        SERVER.answerInTurn(status(status), status(status), good());
        assertThat(SERVER.client().send(read(), DEFAULT).value().name()).isEqualTo("Górno");
        assertThat(SERVER.pauses()).hasSize(2);
        assertThat(SERVER.pauses().get(0)).isBetween(Duration.ofMillis(100), Duration.ofMillis(200));
        assertThat(SERVER.pauses().get(1)).isBetween(Duration.ofMillis(200), Duration.ofMillis(400));
    }

    @Test
    void retryAfterInSecondsIsKept() {
        SERVER.answerInTurn(status(429).withHeader("Retry-After", "7"), good());
        assertThat(SERVER.client().send(read(), DEFAULT).status()).isEqualTo(200);
        assertThat(SERVER.pauses()).singleElement().satisfies(atLeast(7));
    }

    @Test
    void retryAfterAsADateIsKept() {
        ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC);
        SERVER.answerInTurn(
                status(503)
                        .withHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(now))
                        .withHeader("Retry-After", DateTimeFormatter.RFC_1123_DATE_TIME.format(now.plusSeconds(9))),
                good());
        assertThat(SERVER.client().send(read(), DEFAULT).status()).isEqualTo(200);
        assertThat(SERVER.pauses()).singleElement().satisfies(atLeast(9));
    }

    @Test
    void aRetryAfterLongerThanTheCallMayTakeIsToldAtOnce() {
        SERVER.answer(status(429).withHeader("Retry-After", "3600"));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> SERVER.client().send(read(), DEFAULT))
                .satisfies(e -> assertThat(e.status()).isEqualTo(429))
                .satisfies(e -> assertThat(e.retryAfter()).contains(Duration.ofHours(1)));
        assertThat(SERVER.pauses()).isEmpty();
        assertThat(SERVER.received()).hasSize(1);
    }

    @Test
    void givesUpAfterTheLastRepetitionWithTheLastProblem() {
        SERVER.answer(status(503));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> SERVER.client().send(read(), DEFAULT))
                .satisfies(e -> assertThat(e.status()).isEqualTo(503));
        assertThat(SERVER.received()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 409, 422, 500, 501})
    void otherRefusalsAreFinal(int status) {
        SERVER.answer(status(status));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> SERVER.client().send(read(), DEFAULT));
        assertThat(SERVER.received()).hasSize(1);
    }

    @Test
    void aPostIsRepeatedUnderOneKeyAndOneRequestId() {
        SERVER.answerInTurn(status(503), aResponse().withFault(Fault.EMPTY_RESPONSE), good());
        assertThat(SERVER.client().send(write(), DEFAULT).status()).isEqualTo(200);
        assertThat(SERVER.sent("Idempotency-Key"))
                .hasSizeGreaterThanOrEqualTo(3)
                .containsOnly(SERVER.sent("Idempotency-Key").get(0));
        assertThat(SERVER.sent("X-Request-Id"))
                .containsOnly(SERVER.sent("X-Request-Id").get(0));
        assertThat(SERVER.client().send(write(), DEFAULT).status()).isEqualTo(200);
        assertThat(SERVER.sent("Idempotency-Key").stream().distinct()).hasSize(2);
    }

    @Test
    void aPostWhoseFirstAttemptIsStillBeingDoneWaitsForItsAnswer() {
        SERVER.answerInTurn(
                aResponse().withFault(Fault.EMPTY_RESPONSE), status(409).withHeader("Retry-After", "1"), good());
        assertThat(SERVER.client().send(write(), DEFAULT).value().name()).isEqualTo("Górno");
        assertThat(SERVER.sent("Idempotency-Key").stream().distinct()).hasSize(1);
    }

    @Test
    void aKeyDoesNotMakeAPatchRepeatable() {
        SERVER.answer(status(503));
        Call<Named> patch = Call.to("PATCH", "/v1/x").body(new Named("x")).reading(Body.json(Named.class));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> SERVER.client().send(patch, DEFAULT.withIdempotencyKey("order-7")));
        assertThat(SERVER.only().containsHeader("Idempotency-Key")).isFalse();
    }

    @Test
    void theCallersOwnKeyIsSent() {
        SERVER.answerInTurn(status(503), good());
        assertThat(SERVER.client()
                        .send(write(), DEFAULT.withIdempotencyKey("order-7"))
                        .status())
                .isEqualTo(200);
        assertThat(SERVER.sent("Idempotency-Key")).containsExactly("order-7", "order-7");
    }

    @Test
    void aSafePostIsRepeatedWithoutAKey() {
        SERVER.answerInTurn(status(503), good());
        Call<Named> search =
                Call.to("POST", "/v1/search").safe().body(new Named("x")).reading(Body.json(Named.class));
        assertThat(SERVER.client().send(search, DEFAULT).status()).isEqualTo(200);
        assertThat(SERVER.received()).hasSize(2).noneMatch(request -> request.containsHeader("Idempotency-Key"));
    }

    @Test
    void whatIsNotIdempotentIsSentOnce() {
        SERVER.answer(status(503));
        Call<Named> patch = Call.to("PATCH", "/v1/x").body(new Named("x")).reading(Body.json(Named.class));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> SERVER.client().send(patch, DEFAULT));
        assertThat(SERVER.received()).hasSize(1);
    }

    private static Consumer<Duration> atLeast(long seconds) {
        return pause ->
                assertThat(pause).isBetween(Duration.ofSeconds(seconds), Duration.ofMillis(seconds * 1000 + 200));
    }

    private static Call<Named> read() {
        return Call.to("GET", "/v1/centres/{centre}").path("centre", "gorno").reading(Body.json(Named.class));
    }

    private static Call<Named> write() {
        return Call.to("POST", "/v1/plans").body(new Named("x")).reading(Body.json(Named.class));
    }

    private static ResponseDefinitionBuilder good() {
        return json("{\"name\":\"Górno\"}");
    }

    public record Named(String name) {}
}
