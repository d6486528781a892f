package org.opencus.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.opencus.http.RequestClock.Verdict;

class RequestClockTest {
    private final RequestClock clock = new RequestClock();

    @AfterEach
    void clean() {
        var _ = Thread.interrupted();
    }

    private void judge() {
        assertThat(clock.verdict(Duration.ofHours(1), Duration.ofHours(1))).isEqualTo(Verdict.FINE);
    }

    @Test
    void aRequestThatIsStillBeingAnsweredIsInterrupted() {
        clock.received();
        judge();
        clock.interrupt();
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void theInterruptOfARequestIsOverWithIt() {
        clock.received();
        judge();
        clock.interrupt();
        clock.done();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void theNextRequestIsNotInterruptedForTheOneBefore() {
        clock.received();
        judge();
        clock.done();
        clock.received();
        clock.interrupt();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void noInterruptOutlivesItsRequestHoweverTheyMeet() throws InterruptedException {
        var end = new AtomicBoolean();
        Thread watch = Thread.ofPlatform().start(() -> {
            while (!end.get()) {
                clock.verdict(Duration.ofHours(1), Duration.ofHours(1));
                clock.interrupt();
            }
        });
        int outlived = 0;
        for (int i = 0; i < 200_000; i++) {
            clock.received();
            clock.done();
            // Between two requests the watch looks at none, so that nothing may arrive here.
            outlived += Thread.interrupted() ? 1 : 0;
        }
        end.set(true);
        watch.join();
        assertThat(outlived).isZero();
    }
}
