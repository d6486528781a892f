package org.opencus.contract;

import java.time.Duration;

/** Counts requests and says how many more there may be. */
@FunctionalInterface
public interface Limiter {
    /** Everybody may ask as often as they like. */
    Limiter NONE = (caller, address) -> new Allowance("", 0, 0, Duration.ZERO, Duration.ZERO);

    /**
     * What is left to a caller.
     *
     * @param policy its name; empty where there is no limit
     * @param quota requests in one window
     * @param left of them; negative when this request is one too many
     * @param reset until the next window
     */
    record Allowance(String policy, long quota, long left, Duration window, Duration reset) {
        boolean unlimited() {
            return policy.isEmpty();
        }

        boolean spent() {
            return left < 0;
        }

        /** For the header {@code RateLimit-Policy} (draft of the IETF's HTTPAPI group). */
        String policyHeader() {
            return "\"" + policy + "\";q=" + quota + ";w=" + window.toSeconds();
        }

        /** For the header {@code RateLimit}. */
        String leftHeader() {
            return "\"" + policy + "\";r=" + Math.max(0, left) + ";t=" + seconds();
        }

        private long seconds() {
            return Math.max(1, reset.plusMillis(999).toSeconds());
        }
    }

    /** Counts one request; {@code address} tells those apart who did not show who they are. */
    Allowance count(Caller caller, String address);
}
