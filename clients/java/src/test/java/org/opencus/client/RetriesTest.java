package org.opencus.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetriesTest {
    private final Retries retries = new Retries(10, Duration.ofMillis(200), Duration.ofSeconds(2));

    @ParameterizedTest
    @CsvSource({"1,200", "2,400", "3,800", "4,1600", "5,2000", "6,2000", "1000,2000"})
    void pausesDoubleUpToTheLongest(int attempt, long millis) {
        assertThat(retries.pause(attempt, 0)).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @CsvSource({"0,800", "0.5,600", "1,400"})
    void chanceShortensAPauseByUpToAHalf(double chance, long millis) {
        assertThat(retries.pause(3, chance)).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @CsvSource({"1,0,0,200", "1,1,0,100", "1,0,150,200", "1,0,7000,7000", "1,0.5,7000,7100", "1,1,7000,7200"})
    void whatTheServerAsksForIsNeverShortened(int attempt, double chance, long asked, long millis) {
        assertThat(retries.pause(attempt, chance, Duration.ofMillis(asked))).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void aPauseThatWouldShrinkIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Retries(1, Duration.ofSeconds(2), Duration.ofSeconds(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Retries(-1, Duration.ofSeconds(1), Duration.ofSeconds(1)));
    }
}
