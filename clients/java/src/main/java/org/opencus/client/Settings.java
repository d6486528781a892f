package org.opencus.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** What a {@link CusClient} was built with. */
record Settings(
        URI baseUri,
        HttpClient http,
        Duration timeout,
        Duration attemptTimeout,
        Retries retries,
        String userAgent,
        Optional<Credential> credential,
        Clock clock,
        Pauses pauses) {

    /** Waits; tests look at the lengths instead. */
    interface Pauses {
        void pause(Duration length) throws InterruptedException;
    }
}
