package org.opencus.bench;

import com.nimbusds.jose.jwk.JWK;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.opencus.tokens.Provider;
import org.opencus.tokens.TokenSettings;
import org.opencus.tokens.Tokens;

/** How many tokens one thread tells genuine in a second: ones never seen before, and ones seen lately. */
final class TokenValidations {
    private static final int DIFFERENT = 1_000;
    private static final Duration WARM_UP = Duration.ofSeconds(2);

    private TokenValidations() {}

    static void run(Report report, Duration round) {
        measure(Provider.key("ec"), "ES256", report, round);
        measure(Provider.rsa("rsa", 2048), "RS256", report, round);
    }

    private static void measure(JWK key, String algorithm, Report report, Duration round) {
        try (var provider = new Provider(Clock.systemUTC(), key)) {
            List<String> tokens = IntStream.range(0, DIFFERENT)
                    .mapToObj(i -> provider.token(
                            key,
                            claims -> claims.jwtID("token-" + i)
                                    .claim("cus_roles", Map.of("gorno", List.of("receptionist")))))
                    .toList();
            Supplier<Tokens> strangers = () -> fresh(provider);
            perSecond(tokens, strangers, WARM_UP);
            double unseen = perSecond(tokens, strangers, round);
            try (Tokens known = fresh(provider)) {
                perSecond(tokens, () -> known, WARM_UP);
                double seen = perSecond(tokens, () -> known, round);
                report.line(
                        "tokens of " + algorithm + " told genuine",
                        String.format(Locale.ROOT, "%,.0f/s", unseen),
                        String.format(
                                Locale.ROOT, "one thread, never seen before; %,.0f/s of those seen lately", seen));
            }
        }
    }

    private static Tokens fresh(Provider provider) {
        var settings = new TokenSettings(
                Optional.of(provider.issuer()),
                "open-cus",
                Set.of("RS256", "ES256"),
                Duration.ofSeconds(30),
                Duration.ofMinutes(10),
                Duration.ofHours(24),
                Duration.ofSeconds(5));
        var tokens = new Tokens(settings, Clock.systemUTC(), Runnable::run);
        tokens.warm();
        return tokens;
    }

    /** Reading the issuer's keys is not counted. */
    private static double perSecond(List<String> tokens, Supplier<Tokens> from, Duration round) {
        long done = 0;
        long taken = 0;
        while (taken < round.toNanos()) {
            Tokens validator = from.get();
            long start = System.nanoTime();
            for (String token : tokens) {
                done += validator.verified(token).values().size() > 0 ? 1 : 0;
            }
            taken += System.nanoTime() - start;
        }
        return done * 1e9 / taken;
    }
}
