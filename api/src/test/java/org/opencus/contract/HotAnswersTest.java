package org.opencus.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HotAnswersTest {
    private static final Operation OPERATION = FixtureServer.CONTRACT.operation("listAnimals");

    private static HotAnswers.Kept answer(String target, String body, HotAnswers.Era era, Duration age) {
        Ready ready = new Ready("application/json", body.getBytes(StandardCharsets.UTF_8), OptionalLong.empty());
        return new HotAnswers.Kept(OPERATION, new Prepared(ready, List.of()), target, null, era, HotAnswers.until(age));
    }

    private static void keep(HotAnswers hot, String tag, String target) {
        hot.keep(answer(target, "{}", hot.era(tag), Duration.ofMinutes(1)));
    }

    @Test
    void dropsACentreTogetherWithWhatHoldsDataOfAll() {
        HotAnswers hot = new HotAnswers(100_000);
        keep(hot, "gorno", "/gorno");
        keep(hot, "dobczyce", "/dobczyce");
        keep(hot, HotAnswers.EVERYTHING, "/all");

        hot.drop("gorno");

        assertThat(hot.find("/gorno")).isNull();
        assertThat(hot.find("/all")).isNull();
        assertThat(hot.find("/dobczyce")).isNotNull();
    }

    @Test
    void forgetsWhatIsTooOld() {
        HotAnswers hot = new HotAnswers(100_000);
        hot.keep(answer("/old", "{}", hot.era("gorno"), Duration.ZERO));

        assertThat(hot.find("/old")).isNull();
    }

    @Test
    void staysWithinItsBytes() {
        HotAnswers hot = new HotAnswers(50_000);
        for (int i = 0; i < 1000; i++) {
            hot.keep(answer("/" + i, "x".repeat(1000), hot.era("gorno"), Duration.ofMinutes(1)));
        }

        long kept = java.util.stream.IntStream.range(0, 1000)
                .filter(i -> hot.find("/" + i) != null)
                .count();
        assertThat(kept).isBetween(1L, 50L);
    }

    @Test
    void keepsNothingWithoutRoom() {
        HotAnswers hot = new HotAnswers(0);
        keep(hot, "gorno", "/gorno");

        assertThat(hot.find("/gorno")).isNull();
    }

    /** A writer changes the data and then drops; no reader may see, after the drop, an answer older than the change. */
    @Test
    void neverServesAnAnswerOlderThanADropThatHasReturned() throws InterruptedException {
        HotAnswers hot = new HotAnswers(1_000_000);
        AtomicLong data = new AtomicLong();
        AtomicLong dropped = new AtomicLong();
        AtomicInteger stale = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(3);
        for (int reader = 0; reader < 3; reader++) {
            Thread.ofPlatform().start(() -> {
                for (int i = 0; i < 20_000; i++) {
                    long atLeast = dropped.get();
                    HotAnswers.Kept kept = hot.find("/x");
                    if (kept != null && Long.parseLong(kept.accept()) < atLeast) {
                        stale.incrementAndGet();
                    }
                    HotAnswers.Era era = hot.era("gorno");
                    String computed = Long.toString(data.get());
                    Ready ready = new Ready("text/plain", new byte[0], OptionalLong.empty());
                    Prepared prepared = new Prepared(ready, List.of());
                    hot.keep(new HotAnswers.Kept(
                            OPERATION, prepared, "/x", computed, era, HotAnswers.until(Duration.ofMinutes(1))));
                }
                done.countDown();
            });
        }
        while (done.getCount() > 0) {
            long now = data.incrementAndGet();
            hot.drop("gorno");
            dropped.set(now);
        }
        done.await();

        assertThat(stale).hasValue(0);
    }
}
