package org.opencus.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opencus.database.Transactions;
import org.opencus.limits.LimitSettings;
import org.opencus.limits.RequestLimits;
import org.opencus.testing.DatabaseExtension;

@ExtendWith(DatabaseExtension.class)
class WrongCredentialsIT {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-22T12:00:20Z"), ZoneOffset.UTC);
    private static final int INSTANCES_TRIES = 20;

    private final LimitSettings settings = new LimitSettings(0, 0, 0);
    private final Transactions transactions;

    WrongCredentialsIT(Transactions transactions) {
        this.transactions = transactions;
    }

    @Test
    void whoTriesOneInstanceAfterTheOtherGetsNoFurther() throws InterruptedException {
        try (var one = new RequestLimits(settings, transactions, NOON);
                var two = new RequestLimits(settings, transactions, NOON);
                var three = new RequestLimits(settings, transactions, NOON)) {
            tryAll(new WrongCredentials(NOON, one), "192.0.2.1");
            tryAll(new WrongCredentials(NOON, two), "192.0.2.1");
            var third = new WrongCredentials(NOON, three);
            assertThat(third.tooMany("192.0.2.1")).isFalse();
            assertThat(soon(third, "192.0.2.1")).isTrue();
            assertThat(third.tooMany("192.0.2.2")).as("another address").isFalse();
        }
    }

    private static void tryAll(WrongCredentials wrong, String address) {
        IntStream.range(0, INSTANCES_TRIES).forEach(_ -> wrong.count(address));
        assertThat(wrong.tooMany(address)).isTrue();
    }

    /** Whether the sum arrives with one of the next tries, long before there are too many at this instance alone. */
    private static boolean soon(WrongCredentials wrong, String address) throws InterruptedException {
        for (int i = 0; i < INSTANCES_TRIES / 2 && !wrong.tooMany(address); i++) {
            wrong.count(address);
            Thread.sleep(500);
        }
        return wrong.tooMany(address);
    }
}
