package org.opencus.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import org.opencus.client.api.Apis;

/** The entry to an Open CUS server. Immutable and safe for any number of threads: build one and keep it. */
public final class CusClient implements Apis {
    private final Transport transport;

    private CusClient(Settings settings) {
        transport = new Transport(settings);
    }

    /** A client of the server at this address with the settings that fit most. */
    public static CusClient at(String baseUri) {
        return builder(URI.create(baseUri)).build();
    }

    /** Starts a client of the server at this address; a path in it is kept in front of every path of the contract. */
    public static Builder builder(URI baseUri) {
        return new Builder(baseUri);
    }

    /**
     * Sends a call; those of the generated classes come through here, too.
     *
     * @throws ProblemException when the server refuses
     * @throws NoAnswerException when no answer comes, or not in time
     * @throws UnreadableAnswerException when the answer is not what the contract promises
     */
    @Override
    public <T> Answer<T> send(Call<T> call, RequestOptions options) {
        return transport.send(call, options);
    }

    /** Settings of a client. */
    public static final class Builder {
        private final URI baseUri;
        private Optional<HttpClient> http = Optional.empty();
        private Duration connectTimeout = Duration.ofSeconds(5);
        private Duration attemptTimeout = Duration.ofSeconds(10);
        private Duration timeout = Duration.ofSeconds(30);
        private Retries retries = Retries.DEFAULT;
        private String product = "";
        private Optional<Credential> credential = Optional.empty();
        private Settings.Pauses pauses = length -> Thread.sleep(length.toMillis(), length.toNanosPart() % 1_000_000);

        private Builder(URI baseUri) {
            boolean web = "http".equals(baseUri.getScheme()) || "https".equals(baseUri.getScheme());
            if (!web
                    || baseUri.getHost() == null
                    || baseUri.getRawQuery() != null
                    || baseUri.getRawFragment() != null) {
                throw new IllegalArgumentException("not the address of a server: " + baseUri);
            }
            this.baseUri = URI.create(baseUri.toString().replaceAll("/+$", ""));
        }

        /** The longest that connecting may take, 5 s unless set; of no effect with an HTTP client of your own. */
        public Builder connectTimeout(Duration limit) {
            connectTimeout = Durations.positive(limit);
            return this;
        }

        /** The longest that one attempt may take, 10 s unless set. */
        public Builder attemptTimeout(Duration limit) {
            attemptTimeout = Durations.positive(limit);
            return this;
        }

        /** The longest that a call may take with all its attempts and pauses, 30 s unless set. */
        public Builder timeout(Duration limit) {
            timeout = Durations.positive(limit);
            return this;
        }

        /** How failed calls are repeated, {@link Retries#DEFAULT} unless set. */
        public Builder retries(Retries policy) {
            retries = Objects.requireNonNull(policy);
            return this;
        }

        /** Your program, put in front of this client's own name: {@code "my-portal/2.1"}. */
        public Builder userAgent(String name) {
            product = name.strip() + " ";
            return this;
        }

        /**
         * Gives the bearer token of each attempt, so that it may be renewed meanwhile; in place of a key. Only operations
         * that need one are shown it, so the public catalogue can be read while no token can be had.
         */
        public Builder bearer(Supplier<String> token) {
            credential = Optional.of(Credential.bearer(token));
            return this;
        }

        /** A token that does not change; in place of a key. */
        public Builder bearer(String token) {
            Objects.requireNonNull(token);
            return bearer(() -> token);
        }

        /**
         * Gives the key of a partner's system for each attempt, so that it may be rotated; in place of a token. Only
         * operations that need one are shown it.
         */
        public Builder apiKey(Supplier<String> key) {
            credential = Optional.of(Credential.apiKey(key));
            return this;
        }

        /** A key that does not change; in place of a token. */
        public Builder apiKey(String key) {
            Objects.requireNonNull(key);
            return apiKey(() -> key);
        }

        /**
         * An HTTP client of your own: proxies, certificates, executors. It must not follow redirects: they would take
         * credentials and what was asked to other servers.
         */
        public Builder httpClient(HttpClient client) {
            if (client.followRedirects() != HttpClient.Redirect.NEVER) {
                throw new IllegalArgumentException("an HTTP client that follows redirects takes credentials elsewhere");
            }
            http = Optional.of(client);
            return this;
        }

        Builder pauses(Settings.Pauses how) {
            pauses = how;
            return this;
        }

        /** The client. */
        public CusClient build() {
            return new CusClient(new Settings(
                    baseUri,
                    http.orElseGet(this::defaultHttp),
                    timeout,
                    attemptTimeout,
                    retries,
                    product + "open-cus-client/" + version() + " (Java "
                            + Runtime.version().feature() + ")",
                    credential,
                    Clock.systemUTC(),
                    pauses));
        }

        // Without TLS, HTTP/2 would begin with an upgrade that some proxies answer badly.
        private HttpClient defaultHttp() {
            return HttpClient.newBuilder()
                    .connectTimeout(connectTimeout)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .version(
                            "https".equals(baseUri.getScheme())
                                    ? HttpClient.Version.HTTP_2
                                    : HttpClient.Version.HTTP_1_1)
                    .build();
        }

        private static String version() {
            try (InputStream file = CusClient.class.getResourceAsStream("version.properties")) {
                Properties properties = new Properties();
                properties.load(file);
                return properties.getProperty("version");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
