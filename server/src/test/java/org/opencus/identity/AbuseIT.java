package org.opencus.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opencus.database.DatabaseSettings;
import org.opencus.testing.Answer;
import org.opencus.testing.TestDatabase;
import org.opencus.testing.TestServer;
import org.opencus.tokens.Provider;

/** What strangers and bad tokens get, through HTTP, from a server with a provider of its own. */
class AbuseIT {
    private static final ECKey KEY = Provider.key("first");
    private static final Map<String, Object> DIRECTOR = Map.of("gorno", List.of("director"));

    private final Provider provider = new Provider(Clock.systemUTC(), KEY);
    private final DatabaseSettings database = TestDatabase.demo();
    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(
                database, Map.of("CUS_OIDC_ISSUER", provider.issuer().toString(), "CUS_OIDC_TIMEOUT", "5s"));
    }

    @AfterEach
    void stop() {
        server.close();
        TestDatabase.drop(database);
        provider.close();
    }

    private Answer me(String token) {
        return server.get("/v1/me", "Authorization", "Bearer " + token);
    }

    private String good() {
        return provider.token(KEY, claims -> claims.claim("cus_roles", DIRECTOR));
    }

    @Test
    void onlyGenuineTokensGetIn() {
        assertThat(me(good()).status()).isEqualTo(200);
        ECKey stranger = Provider.key("first");
        Date hourAgo = Date.from(Clock.systemUTC().instant().minus(Duration.ofHours(1)));
        List<String> bad = List.of(
                provider.token(stranger),
                provider.token(KEY, claims -> claims.expirationTime(hourAgo)),
                provider.token(KEY, claims -> claims.audience("others")),
                provider.token(KEY, claims -> claims.issuer("https://id.evil.test")),
                unsigned(good()),
                good().replaceFirst("\\.[^.]+\\.", "." + encoded("{\"sub\":\"x\"}") + "."),
                "null",
                "e30.e30.e30");
        for (String token : bad) {
            Answer answer = me(token);
            assertThat(answer.status()).as(answer.text()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).contains("Bearer error=\"invalid_token\"");
            assertThat(answer.text()).doesNotContain(token);
        }
        assertThat(me(provider.token(KEY, claims -> claims.claim("x", "y".repeat(9000))))
                        .status())
                .as("larger than any real token")
                .isEqualTo(401);
        assertThat(me("x".repeat(100_000)).status()).isEqualTo(431);
    }

    private static String unsigned(String token) {
        return encoded("{\"alg\":\"none\"}") + "." + token.split("\\.")[1] + ".";
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void credentialsAreShownOnce() {
        assertThat(server.get("/v1/me", "Authorization", "Bearer " + good(), "X-API-Key", "cus_x")
                        .status())
                .isEqualTo(401);
        assertThat(server.get("/v1/me", "Authorization", "Bearer " + good(), "Authorization", "Bearer " + good())
                        .status())
                .isEqualTo(401);
        assertThat(server.get("/v1/me", "Authorization", "Basic dXNlcjpwYXNz").status())
                .isEqualTo(401);
        assertThat(server.get("/v1/me?access_token=" + good()).status())
                .as("never in an address")
                .isEqualTo(401);
    }

    @Test
    void theDemoIsNotThereBesideAProvider() {
        assertThat(server.post("/demo/token", "{\"role\": \"director\", \"centre\": \"gorno\"}")
                        .status())
                .isEqualTo(404);
        assertThat(server.get("/demo/jwks").status()).isEqualTo(404);
    }

    @Test
    void aBodyIsNotReadBeforeTheCallerIsAdmitted() {
        Answer nobody = server.post("/v1/centres/gorno/units", "{ this is no JSON");
        assertThat(nobody.status()).isEqualTo(401);
        String[] receptionist = {
            "Authorization",
            "Bearer "
                    + provider.token(KEY, claims -> claims.claim("cus_roles", Map.of("gorno", List.of("receptionist"))))
        };
        assertThat(server.post("/v1/centres/gorno/units", "{ this is no JSON", receptionist)
                        .status())
                .isEqualTo(403);
        assertThat(server.post("/v1/centres/dobczyce/units", "{ this is no JSON", receptionist)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aTokenWithoutRolesIsSomebodyWhoMayDoNothing() {
        String plain = provider.token(KEY);
        assertThat(me(plain).status()).isEqualTo(403);
        assertThat(server.get("/v1/centres/gorno/roles", "Authorization", "Bearer " + plain)
                        .status())
                .isEqualTo(404);
        String strange = provider.token(
                KEY,
                claims -> claims.claim(
                        "cus_roles", Map.of("gorno", List.of("root", "director\u0000"), "..", List.of("director"))));
        assertThat(server.get("/v1/centres/gorno/roles", "Authorization", "Bearer " + strange)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aThousandWrongKeysAreRefusedCheaplyWhileOthersGoOn() throws Exception {
        String token = good();
        assertThat(me(token).status()).isEqualTo(200);
        long start = System.nanoTime();
        List<Integer> statuses = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Future<Integer>> tries = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                String key = "cus_demo_%012d_%038d".formatted(i, i);
                tries.add(threads.submit(
                        () -> server.get("/v1/me", "X-API-Key", key).status()));
            }
            for (Future<Integer> each : tries) {
                statuses.add(each.get());
            }
        }
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        Map<Integer, Long> counts =
                statuses.stream().collect(Collectors.groupingBy(status -> status, Collectors.counting()));
        assertThat(counts).containsOnlyKeys(401, 429);
        assertThat(counts.get(429)).isGreaterThan(900);
        assertThat(taken).isLessThan(Duration.ofSeconds(30));
        Answer refused = untilRefused();
        assertThat(refused.header("Retry-After")).isPresent();
        assertThat(me(token).status()).as("who was known before goes on").isEqualTo(200);
        assertThat(server.get("/v1/centres").status()).isEqualTo(200);
        assertThat(server.get("/health/ready").status()).isEqualTo(200);
    }

    @Test
    void aNewTokenGetsInFromAnAddressThatSendsRubbish() {
        for (int i = 0; i < 60; i++) {
            server.get("/v1/me", "Authorization", "Bearer rubbish-" + i);
            server.get("/v1/me", "X-API-Key", "rubbish-" + i);
        }
        assertThat(untilRefused().status()).isEqualTo(429);
        assertThat(me(good()).status()).as("never seen before").isEqualTo(200);
    }

    /** Every three seconds one more is let through, which may be this one. */
    private Answer untilRefused() {
        Answer answer = server.get("/v1/me", "X-API-Key", "cus_demo_x");
        for (int i = 0; i < 40 && answer.status() == 401; i++) {
            answer = server.get("/v1/me", "X-API-Key", "cus_demo_x");
        }
        assertThat(answer.status()).isEqualTo(429);
        return answer;
    }

    /** Keys of the right form, so that only the database could tell that they are none. */
    @Test
    void wellMadeGuessesHardlyReachTheDatabase() {
        double before = lookups();
        for (int i = 0; i < 300; i++) {
            assertThat(server.get("/v1/me", "X-API-Key", invented(i)).status()).isIn(401, 429);
        }
        assertThat(lookups() - before).isBetween(20.0, 150.0);
    }

    private static String invented(int number) {
        String body = "cus_demo_%012d_%032d".formatted(number, number);
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        String letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        StringBuilder sum = new StringBuilder();
        for (long rest = crc.getValue(); sum.length() < 6; rest /= letters.length()) {
            sum.insert(0, letters.charAt((int) (rest % letters.length())));
        }
        return body + sum;
    }

    private double lookups() {
        return server.get("/metrics")
                .text()
                .lines()
                .filter(line -> line.startsWith("db_statement_duration_seconds_count{statement=\"api-key.find\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
                .sum();
    }

    @Test
    void anOutageOfTheProviderIsToldByTheHealth() {
        assertThat(me(good()).status()).isEqualTo(200);
        provider.fail();
        assertThat(me(good()).status()).as("its keys are known").isEqualTo(200);
        assertThat(server.get("/health/ready").status()).isEqualTo(200);
    }
}
