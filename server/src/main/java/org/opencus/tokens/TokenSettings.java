package org.opencus.tokens;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

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

    /** The same with another issuer. */
    public TokenSettings by(URI other) {
        return new TokenSettings(Optional.of(other), audience, algorithms, skew, keysFor, keysAtMost, timeout);
    }
}
