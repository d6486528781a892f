package org.opencus.tokens;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.opencus.settings.Kind;
import org.opencus.settings.Setting;
import org.opencus.settings.SettingValues;

/**
 * Whose tokens are taken.
 *
 * @param issuer the provider; without one no token is taken
 * @param audience that every token must be meant for
 * @param algorithms of signatures, by their names in RFC 7518 and RFC 8037
 * @param skew by which clocks may differ
 * @param keysFor how long the provider's keys are used before they are read again
 * @param keysAtMost how long they are used while the provider does not answer
 * @param timeout for one answer of the provider
 */
public record TokenSettings(
        Optional<URI> issuer,
        String audience,
        Set<String> algorithms,
        Duration skew,
        Duration keysFor,
        Duration keysAtMost,
        Duration timeout) {

    /** The provider. */
    public static final Setting<Optional<URI>> ISSUER = new Setting<>(
            "oidc.issuer",
            Kind.webAddress(),
            "Your OpenID Connect provider; without it no tokens but the demo's are taken");

    private static final Setting<String> AUDIENCE =
            new Setting<>("oidc.audience", Kind.word(), "What tokens must name as their audience");
    private static final Setting<Set<String>> ALGORITHMS = new Setting<>(
            "oidc.algorithms",
            Kind.someOf(Set.of(
                    "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA",
                    "Ed25519")),
            "Signatures of tokens that are taken");
    private static final Setting<Duration> SKEW =
            new Setting<>("oidc.clock-skew", Kind.durationOrNone(), "How much the provider's clock may differ");
    private static final Setting<Duration> KEYS_FOR = new Setting<>(
            "oidc.keys-for", Kind.duration(), "When the provider's keys are read again; unknown ones at once");
    private static final Setting<Duration> KEYS_AT_MOST = new Setting<>(
            "oidc.keys-at-most", Kind.duration(), "How long its keys are used while the provider does not answer");
    private static final Setting<Duration> TIMEOUT =
            new Setting<>("oidc.timeout", Kind.duration(), "How long the provider may take for one answer");

    /** In the order of the README. */
    public static final List<Setting<?>> SETTINGS =
            List.of(ISSUER, AUDIENCE, ALGORITHMS, SKEW, KEYS_FOR, KEYS_AT_MOST, TIMEOUT);

    /** These settings of all. */
    public static TokenSettings of(SettingValues values) {
        return new TokenSettings(
                values.get(ISSUER),
                values.get(AUDIENCE),
                values.get(ALGORITHMS),
                values.get(SKEW),
                values.get(KEYS_FOR),
                values.get(KEYS_AT_MOST),
                values.get(TIMEOUT));
    }

    /** The same with another issuer. */
    public TokenSettings by(URI other) {
        return new TokenSettings(Optional.of(other), audience, algorithms, skew, keysFor, keysAtMost, timeout);
    }
}
