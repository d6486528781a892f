package org.opencus.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencus.contract.FixtureServer.header;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemsTest {
    private static final String LIST = "/v1/farms/gorno/animals";
    private FixtureServer server;

    @BeforeEach
    void start() {
        server = new FixtureServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> refused(Refusal refusal) {
        server.during = () -> {
            throw refusal;
        };
        return server.get(LIST);
    }

    @ParameterizedTest
    @EnumSource
    void showsEveryKindAsTheContractPromises(Refusal.Kind kind) {
        HttpResponse<String> response = refused(Refusal.of(kind));

        assertThat(response.statusCode()).isEqualTo(kind.status());
        assertThat(header(response, "Content-Type")).contains("application/problem+json");
        assertThat(header(response, "Cache-Control")).contains("no-store");
        JsonObject problem = ProblemReader.of(response);
        assertThat(problem.getString("type")).isEqualTo("urn:open-cus:problem:" + kind.code());
        assertThat(problem.getString("instance")).isEqualTo(LIST);
        assertThat(header(response, "X-Request-Id")).contains(problem.getString("requestId"));
        assertThat(Contract.load().violations("Problem", problem)).isEmpty();
    }

    @Test
    void speaksPolishUnlessEnglishIsPreferred() {
        HttpResponse<String> polish = server.get(LIST + "?limit=0&limit=1&wrong=1");
        HttpResponse<String> english =
                server.get(LIST + "?limit=0&limit=1&wrong=1", "Accept-Language", "en-US,pl;q=0.5");

        assertThat(ProblemReader.of(polish).getString("title")).isEqualTo("Żądanie niezgodne z kontraktem");
        assertThat(ProblemReader.of(polish).getString("detail")).isEqualTo("Liczba błędów: 2.");
        assertThat(ProblemReader.of(english).getString("title")).isEqualTo("Request breaks the contract");
        assertThat(ProblemReader.errors(english))
                .isEqualTo(ProblemReader.errors(polish))
                .containsExactlyInAnyOrder("/query/limit repeated", "/query/wrong unknown-parameter");
        assertThat(header(polish, "Vary")).contains("Accept-Language, Origin");
    }

    @Test
    void tellsWhenToTryAgainAndHowToSignIn() {
        assertThat(header(refused(Refusal.of(Refusal.Kind.TOO_MANY).retryAfter(Duration.ofMillis(200))), "Retry-After"))
                .contains("1");
        assertThat(header(refused(Refusal.of(Refusal.Kind.UNAUTHENTICATED)), "WWW-Authenticate"))
                .contains("Bearer");
    }

    @Test
    void showsTheSentenceOfARefusal() {
        HttpResponse<String> response =
                refused(Refusal.of(Refusal.Kind.CONFLICT, new Text("Już jest.", "Already there.")));

        assertThat(ProblemReader.of(response).getString("detail")).isEqualTo("Już jest.");
    }

    @Test
    void everyStatusHasAKind() {
        assertThat(Problems.kind(404)).isEqualTo(Refusal.Kind.NOT_FOUND);
        assertThat(Problems.kind(418)).isEqualTo(Refusal.Kind.MALFORMED);
        assertThat(Problems.kind(599)).isEqualTo(Refusal.Kind.INTERNAL);
        assertThat(Arrays.stream(Refusal.Kind.values()).map(Refusal.Kind::code)).doesNotHaveDuplicates();
    }
}
