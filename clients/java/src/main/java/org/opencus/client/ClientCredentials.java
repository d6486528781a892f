package org.opencus.client;

import java.lang.System.Logger.Level;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Tokens of a system by the client credentials of OAuth 2, for {@link CusClient.Builder#bearer(Supplier)}: asked of the
 * provider when first needed, kept, and renewed before they end. Safe for any number of threads.
 */
public final class ClientCredentials implements Supplier<String> {
    private static final System.Logger LOG = System.getLogger(ClientCredentials.class.getName());
    /** A provider need not tell how long a token lives (RFC 6749, section 5.1). */
    private static final Duration UNTOLD = Duration.ofMinutes(1);

    private static final Duration REST_AFTER_FAILURE = Duration.ofSeconds(10);

    private final Draft draft;
    private final Clock clock;
    private final CusClient provider;
    private final ReentrantLock renewing = new ReentrantLock();
    private volatile Token token = new Token("", Instant.MIN, Instant.MIN);

    private ClientCredentials(Draft draft, Clock clock) {
        this.draft = draft;
        this.clock = clock;
        CusClient.Builder builder =
                CusClient.builder(draft.tokenUrl.resolve("/")).retries(Retries.NONE);
        this.provider = (draft.http == null ? builder : builder.httpClient(draft.http)).build();
    }

    /** Credentials of a client at the provider's token endpoint, as its discovery document names it. */
    public static ClientCredentials at(String tokenUrl, String clientId, String clientSecret) {
        return at(tokenUrl, clientId, clientSecret, Clock.systemUTC());
    }

    static ClientCredentials at(String tokenUrl, String clientId, String clientSecret, Clock clock) {
        String both = Targets.encoded(clientId) + ":" + Targets.encoded(clientSecret);
        String basic = Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
        Map<String, String> form = Map.of("grant_type", "client_credentials");
        return new ClientCredentials(new Draft(URI.create(tokenUrl), "Basic " + basic, form, null), clock);
    }

    /** The same with one more parameter of the token request, such as {@code scope} or {@code audience}. */
    public ClientCredentials with(String parameter, String value) {
        Map<String, String> form = new LinkedHashMap<>(draft.form);
        form.put(parameter, Objects.requireNonNull(value));
        return new ClientCredentials(new Draft(draft.tokenUrl, draft.basic, form, draft.http), clock);
    }

    /** The same by an HTTP client of your own: proxies, certificates. */
    public ClientCredentials withHttpClient(HttpClient client) {
        return new ClientCredentials(
                new Draft(draft.tokenUrl, draft.basic, draft.form, Objects.requireNonNull(client)), clock);
    }

    /**
     * The token to show now.
     *
     * @throws ProblemException when the provider refuses; its title is the code of OAuth, such as {@code invalid_client}
     * @throws NoAnswerException when the provider does not answer
     */
    @Override
    public String get() {
        if (token.fresh(clock.instant())) {
            return token.text();
        }
        renewing.lock();
        try {
            return token.fresh(clock.instant()) ? token.text() : renewed();
        } finally {
            renewing.unlock();
        }
    }

    private String renewed() {
        Instant now = clock.instant();
        try {
            token = asked(now);
        } catch (NoAnswerException | ProblemException e) {
            if (!now.isBefore(token.endsAt())) {
                throw e;
            }
            LOG.log(Level.WARNING, "The token could not be renewed; the old one holds until {0}", token.endsAt());
            token = new Token(token.text(), now.plus(REST_AFTER_FAILURE), token.endsAt());
        }
        return token.text();
    }

    private Token asked(Instant now) {
        // Safe, because asking twice gives two tokens and harms nobody.
        Call<Map<String, Object>> call = Call.to("POST", target())
                .header("Authorization", draft.basic)
                .body(new Form(draft.form))
                .safe()
                .reading(Body.object());
        Answer<Map<String, Object>> answer = provider.send(call, RequestOptions.DEFAULT);
        if (!(answer.value().get("access_token") instanceof String text)) {
            throw new UnreadableAnswerException("The provider gave no token", null, answer.requestId());
        }
        Duration life = answer.value().get("expires_in") instanceof BigDecimal seconds
                ? Duration.ofSeconds(seconds.longValue())
                : UNTOLD;
        return new Token(text, now.plus(life.multipliedBy(9).dividedBy(10)), now.plus(life));
    }

    // Some providers name the policy of a token in the query of its address.
    private String target() {
        URI url = draft.tokenUrl;
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }

    /** Names the provider and neither secret nor token. */
    @Override
    public String toString() {
        return "ClientCredentials[" + draft.tokenUrl + "]";
    }

    private record Draft(URI tokenUrl, String basic, Map<String, String> form, HttpClient http) {}

    private record Token(String text, Instant renewAt, Instant endsAt) {
        boolean fresh(Instant now) {
            return now.isBefore(renewAt) && now.isBefore(endsAt);
        }
    }
}
