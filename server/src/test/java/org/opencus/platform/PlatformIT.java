package org.opencus.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencus.contract.Contract;
import org.opencus.testing.Answer;
import org.opencus.testing.RawHttp;
import org.opencus.testing.ServerExtension;
import org.opencus.testing.TestServer;

@Tag("every-postgres")
@ExtendWith(ServerExtension.class)
class PlatformIT {
    private final TestServer server;

    PlatformIT(TestServer server) {
        this.server = server;
    }

    @Test
    void everyLinkOfTheEntryPointLeadsSomewhere() {
        var links = server.get("/").object().getJsonArray("links");
        assertThat(links).isNotEmpty();
        links.forEach(link -> assertThat(
                        server.get(link.asJsonObject().getString("href")).status())
                .isEqualTo(200));
    }

    @Test
    void publishesTheContractAsItIsKept() throws Exception {
        assertThat(server.get("/openapi.yaml").text()).isEqualTo(Files.readString(Path.of("..", "openapi.yaml")));
        assertThat(server.get("/openapi.json").json()).isEqualTo(Contract.load().document());
    }

    @Test
    void theReferenceLoadsOnlyItsOwnFiles() {
        Answer page = server.get("/docs");
        assertThat(page.header("Content-Security-Policy")).get().asString().contains("script-src 'self'");
        assertThat(page.text()).doesNotContain("http://", "https://", "<script>", "style=", "onload");
        var references = java.util.regex.Pattern.compile("(?:src|href)=\"(docs/[^\"]+)\"")
                .matcher(page.text())
                .results()
                .map(found -> "/" + found.group(1))
                .toList();
        assertThat(references).hasSize(4);
        references.forEach(path -> assertThat(server.get(path).status()).isEqualTo(200));
    }

    @Test
    void aFileThatTheReferenceDoesNotHaveIsNotFound() {
        assertThat(server.get("/docs/index.html").status()).isEqualTo(404);
        assertThat(server.get("/docs/..%2fapplication.yaml").status()).isBetween(400, 404);
    }

    @Test
    void isAliveAndReady() {
        assertThat(server.get("/health/live").object().getString("status")).isEqualTo("up");
        Answer ready = server.get("/health/ready");
        assertThat(ready.status()).isEqualTo(200);
        assertThat(ready.object().getJsonArray("checks"))
                .extracting(check -> check.asJsonObject().getString("name"))
                .containsExactly("database", "identity-provider", "keyset", "migrations", "catalogue-changes");
    }

    @Test
    void countsWithoutTellingWhatCallersSent() {
        server.get("/v1/centres");
        server.get("/v1/secret-place?q=tajemnica", "X-Request-Id", "tajemnica-2");
        String metrics = server.get("/metrics").text();
        assertThat(metrics)
                .contains("http_server_request_duration_seconds_count{operation=\"listCentres\",status=\"2xx\"}")
                .contains("http_server_request_duration_seconds_count{operation=\"none\",status=\"4xx\"}")
                .contains("db_statement_duration_seconds_count{statement=")
                .contains("db_pool_active ", "http_hot_answers_total ", "jvm_memory_used_bytes", "jvm_gc_collection")
                .doesNotContain("tajemnica", "secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/nowhere", "/v1/centres", "/health/live"})
    void everyAnswerCarriesTheSecurityHeadersAndMayBeReadByAnyPage(String path) {
        Answer answer = server.get(path);
        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'; frame-ancestors 'none'");
        assertThat(answer.header("Referrer-Policy")).contains("no-referrer");
        assertThat(answer.header("X-Frame-Options")).contains("DENY");
        assertThat(answer.header("Access-Control-Allow-Origin")).contains("*");
        assertThat(answer.header("Access-Control-Expose-Headers")).contains("*");
    }

    @Test
    void pagesOfOtherSitesMayCallWhatNeedsATokenUnlessSitesAreListed() {
        assertThat(preflight(server, "/v1/me"))
                .contains("access-control-allow-origin: *")
                .contains("access-control-allow-headers: accept, accept-language, authorization, content-type,"
                        + " idempotency-key, if-match, if-none-match, x-api-key, x-purpose, x-request-id, traceparent,"
                        + " tracestate");
        assertThat(server.get("/v1/me").header("Access-Control-Allow-Origin"))
                .as("a page must be able to read why it was refused")
                .contains("*");
        try (TestServer listed =
                TestServer.start(server.database(), Map.of("CUS_HTTP_ORIGINS", "https://app.example"))) {
            assertThat(preflight(listed, "/v1/me")).doesNotContain("access-control-allow-origin");
            assertThat(preflight(listed, "/v1/centres")).contains("access-control-allow-origin: *");
        }
    }

    private static String preflight(TestServer server, String path) {
        try (RawHttp http = RawHttp.connect(server)) {
            return http.send("OPTIONS " + path + " HTTP/1.1\r\nHost: localhost\r\nOrigin: https://other.example\r\n"
                            + "Access-Control-Request-Method: GET\r\nConnection: close\r\n\r\n")
                    .answer()
                    .toLowerCase(Locale.ROOT);
        }
    }

    @Test
    void keepsADecentRequestIdAndTheTrace() {
        Answer answer = server.get(
                "/v1/centres",
                "X-Request-Id",
                "from.a_client-1",
                "traceparent",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        assertThat(answer.header("X-Request-Id")).contains("from.a_client-1");
        assertThat(answer.header("traceparent"))
                .get()
                .asString()
                .matches("00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-01")
                .doesNotContain("b7ad6b7169203331");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0AF7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "nonsense"
            })
    void beginsATraceOfItsOwnWhereABrokenOneWasSent(String broken) {
        Answer answer = server.get("/health/live", "traceparent", broken, "X-Request-Id", "two words");
        assertThat(answer.header("traceparent"))
                .get()
                .asString()
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00")
                .doesNotContain("0af7651916cd43dd");
        assertThat(answer.header("X-Request-Id")).get().asString().matches("[0-9a-f]{32}");
    }
}
