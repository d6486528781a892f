package org.opencus.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A server that answers whatever a test tells it, and a client that notes its pauses instead of keeping them. */
final class FakeServer implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
    private final WireMockServer server =
            new WireMockServer(options().dynamicPort().gzipDisabled(true));
    private final List<Duration> pauses = new ArrayList<>();

    @Override
    public void beforeAll(ExtensionContext context) {
        server.start();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        server.resetAll();
        pauses.clear();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        server.stop();
    }

    CusClient client() {
        return builder().build();
    }

    CusClient.Builder builder() {
        return builder("");
    }

    CusClient.Builder builder(String path) {
        return CusClient.builder(URI.create(server.baseUrl() + path)).pauses(pauses::add);
    }

    String address() {
        return server.baseUrl();
    }

    List<Duration> pauses() {
        return pauses;
    }

    void answer(ResponseDefinitionBuilder response) {
        server.stubFor(any(anyUrl()).willReturn(response));
    }

    /** The last answer is given again and again. */
    void answerInTurn(ResponseDefinitionBuilder... responses) {
        for (int i = 0; i < responses.length; i++) {
            server.stubFor(any(anyUrl())
                    .inScenario("turns")
                    .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "turn " + i)
                    .willReturn(responses[i])
                    .willSetStateTo("turn " + Math.min(i + 1, responses.length - 1)));
        }
    }

    List<LoggedRequest> received() {
        return server.findAll(anyRequestedFor(anyUrl()));
    }

    LoggedRequest only() {
        List<LoggedRequest> requests = received();
        if (requests.size() != 1) {
            throw new AssertionError("expected one request, got " + requests.size());
        }
        return requests.get(0);
    }

    List<String> sent(String header) {
        return received().stream().map(request -> request.getHeader(header)).toList();
    }

    static ResponseDefinitionBuilder json(String body) {
        return aResponse().withHeader("Content-Type", "application/json").withBody(body);
    }

    static ResponseDefinitionBuilder status(int status) {
        return aResponse().withStatus(status);
    }
}
