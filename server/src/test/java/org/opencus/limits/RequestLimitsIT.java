package org.opencus.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opencus.contract.Caller;
import org.opencus.contract.Limiter.Allowance;
import org.opencus.database.Transactions;
import org.opencus.testing.Answer;
import org.opencus.testing.DatabaseExtension;
import org.opencus.testing.TestDatabase;
import org.opencus.testing.TestServer;

@ExtendWith(DatabaseExtension.class)
class RequestLimitsIT {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:20Z");
    private static final String ADDRESS = "192.0.2.7";
    private static final String UNCACHED =
            "/v1/centres/gorno/services?limit=1&status=planned&modifiedAfter=2020-01-01T00:00:0";

    private final Transactions transactions;

    RequestLimitsIT(Transactions transactions) {
        this.transactions = transactions;
    }

    private RequestLimits instance(Instant at) {
        return new RequestLimits(new LimitSettings(10, 20, 0), transactions, Clock.fixed(at, ZoneOffset.UTC));
    }

    private static Caller person(String subject, String scheme) {
        Optional<String> none = Optional.empty();
        return new Caller(subject, none, Optional.of(scheme), none, Map.of(), Set.of("director"), Set.of());
    }

    @Test
    void instancesCountTogether() {
        try (RequestLimits one = instance(NOON);
                RequestLimits two = instance(NOON)) {
            IntStream.range(0, 6).forEach(_ -> one.count(Caller.ANONYMOUS, ADDRESS));
            IntStream.range(0, 4).forEach(_ -> two.count(Caller.ANONYMOUS, ADDRESS));
            one.exchange();
            two.exchange();
            Allowance eleventh = two.count(Caller.ANONYMOUS, ADDRESS);
            assertThat(eleventh.left()).isEqualTo(-1);
            assertThat(eleventh.reset()).isEqualTo(Duration.ofSeconds(40));
            assertThat(two.count(Caller.ANONYMOUS, "192.0.2.8").left()).isEqualTo(9);
            assertThat(two.count(person("somebody", "bearer"), ADDRESS).left()).isEqualTo(19);
        }
    }

    @Test
    void aNewMinuteBeginsAfresh() {
        try (RequestLimits now = instance(NOON.plusSeconds(180));
                RequestLimits later = instance(NOON.plusSeconds(240))) {
            IntStream.range(0, 30).forEach(_ -> now.count(Caller.ANONYMOUS, ADDRESS));
            now.exchange();
            assertThat(later.count(Caller.ANONYMOUS, ADDRESS).left()).isEqualTo(9);
        }
    }

    @Test
    void noneIsLostWhenManyAskAtOnce() throws InterruptedException {
        try (RequestLimits limits = instance(NOON.plusSeconds(600))) {
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                IntStream.range(0, 500)
                        .forEach(i -> threads.execute(() -> {
                            limits.count(Caller.ANONYMOUS, ADDRESS);
                            if (i % 50 == 0) {
                                limits.exchange();
                            }
                        }));
            }
            limits.exchange();
            assertThat(limits.count(Caller.ANONYMOUS, ADDRESS).left()).isEqualTo(10 - 501);
        }
    }

    @Test
    void aFloodOfStrangersFillsNoMemoryAndTakesNothingFromThoseWhoAreKnown() {
        var settings = new LimitSettings(10, 20, 0);
        Clock later = Clock.fixed(NOON.plusSeconds(900), ZoneOffset.UTC);
        try (var limits = new RequestLimits(settings, transactions, later, 50)) {
            IntStream.range(0, 5000)
                    .forEach(i -> limits.count(Caller.ANONYMOUS, "198.51.%d.%d".formatted(i / 250, i % 250)));
            IntStream.range(0, 5000).forEach(i -> limits.countWrong("198.51.%d.%d".formatted(i / 250, i % 250)));
            assertThat(limits.callers()).isEqualTo(102);
            assertThat(limits.count(person("somebody", "bearer"), ADDRESS).left())
                    .isEqualTo(19);
            assertThat(limits.count(Caller.ANONYMOUS, "192.0.2.9").left())
                    .as("counted with all that are too many")
                    .isNegative();
            assertThat(limits.wrongOnes("192.0.2.9")).isZero();
        }
    }

    @Test
    void keysWithoutALimitAreNotCounted() {
        try (RequestLimits limits = instance(NOON)) {
            assertThat(limits.count(person("key", "apiKey"), ADDRESS).policy()).isEmpty();
        }
    }

    @Test
    void tellsWhatIsLeftAndWhenToComeBack() {
        var database = TestDatabase.demo();
        try (TestServer server =
                TestServer.start(database, Map.of("CUS_LIMITS_ADDRESS", "3", "CUS_HTTP_PROXIES", "1"))) {
            // A minute may end between the requests: then the next one has none of its own any more.
            String address = "203.0.113.9";
            List<Answer> answers = fourFrom(server, address);
            if (answers.getLast().status() == 200) {
                address = "203.0.113.19";
                answers = fourFrom(server, address);
            }
            assertThat(answers.getFirst().header("RateLimit-Policy")).contains("\"address\";q=3;w=60");
            assertThat(answers.getFirst().header("RateLimit").orElseThrow()).startsWith("\"address\";r=2;t=");
            Answer fourth = answers.getLast();
            assertThat(fourth.status()).isEqualTo(429);
            assertThat(fourth.header("RateLimit").orElseThrow()).startsWith("\"address\";r=0;t=");
            assertThat(Integer.parseInt(fourth.header("Retry-After").orElseThrow()))
                    .isBetween(1, 60);
            assertThat(server.get(UNCACHED + "5Z", "X-Forwarded-For", "203.0.113.10")
                            .status())
                    .isEqualTo(200);
            assertThat(server.get("/health/live", "X-Forwarded-For", address).status())
                    .isEqualTo(200);
        } finally {
            TestDatabase.drop(database);
        }
    }

    private static List<Answer> fourFrom(TestServer server, String address) {
        return IntStream.range(1, 5)
                .mapToObj(i ->
                        server.get(UNCACHED + i + "Z", "X-Forwarded-For", "198.51.100.%d, %s".formatted(i, address)))
                .toList();
    }
}
