package org.opencus.tokens;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reads the keys of an issuer as OpenID Connect Discovery 1.0 says: its description first, then the keys it names. */
final class Discovery implements KeySource, AutoCloseable {
    private static final String DESCRIPTION = "/.well-known/openid-configuration";
    private static final int MOST_BYTES = 256 * 1024;
    private static final int LEAST_RSA_BITS = 2048;
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final URI issuer;
    private final Duration timeout;
    private final HttpClient http;

    Discovery(URI issuer, Duration timeout) {
        this.issuer = issuer;
        this.timeout = timeout;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
    }

    @Override
    public List<JWK> read() {
        String base = issuer.toString();
        Map<String, Object> description = get(URI.create(base.replaceAll("/$", "") + DESCRIPTION));
        if (!base.equals(description.get("issuer"))) {
            throw new KeysUnreadable("The issuer describes itself by another name");
        }
        Map<String, Object> published = get(place(description.get("jwks_uri")));
        List<JWK> keys = published.get("keys") instanceof List<?> list ? usable(list) : List.of();
        if (keys.isEmpty()) {
            throw new KeysUnreadable("The issuer publishes no key that can be used");
        }
        return keys;
    }

    /** Keys must not travel where they can be exchanged on the way. */
    private URI place(Object address) {
        try {
            URI uri = URI.create(String.valueOf(address));
            if (isSafe(uri)
                    || Objects.equals(
                            uri.getScheme() + uri.getAuthority(), issuer.getScheme() + issuer.getAuthority())) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw new KeysUnreadable("The address of the issuer's keys is none", e);
        }
        throw new KeysUnreadable("The address of the issuer's keys is not https");
    }

    static boolean isSafe(URI uri) {
        return "https".equals(uri.getScheme()) || "http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost());
    }

    /** One key that cannot be understood does not take the others away. */
    private static List<JWK> usable(List<?> published) {
        List<JWK> keys = new ArrayList<>();
        for (Object each : published) {
            if (each instanceof Map<?, ?> object) {
                try {
                    JWK key = JWK.parse(JSONObjectUtils.toJSONString(named(object)));
                    if (isUsable(key)) {
                        keys.add(key.toPublicJWK());
                    }
                } catch (ParseException | IllegalArgumentException e) {
                    // A kind of key that this server does not know: tokens signed with it are refused.
                    continue;
                }
            }
        }
        return keys;
    }

    private static Map<String, ?> named(Map<?, ?> object) {
        Map<String, Object> named = new HashMap<>();
        object.forEach((name, value) -> named.put(String.valueOf(name), value));
        return named;
    }

    private static boolean isUsable(JWK key) {
        boolean signs = key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE);
        boolean strong = !(key instanceof RSAKey rsa) || rsa.size() >= LEAST_RSA_BITS;
        return signs && strong && !key.getKeyType().equals(KeyType.OCT);
    }

    private CompletableFuture<HttpResponse<byte[]>> sent(HttpRequest request) {
        try {
            return http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
        } catch (RejectedExecutionException e) {
            throw new KeysUnreadable("The server is stopping", e);
        }
    }

    private Map<String, Object> get(URI uri) {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(timeout)
                .header("Accept", "application/json")
                .build();
        CompletableFuture<HttpResponse<byte[]>> answer = sent(request);
        try {
            // The request's own time-out ends with the headers; a body may come drop by drop.
            HttpResponse<byte[]> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200) {
                throw new KeysUnreadable("The issuer answered " + response.statusCode());
            }
            return JSONObjectUtils.parse(new String(response.body(), StandardCharsets.UTF_8));
        } catch (ExecutionException | TimeoutException | ParseException e) {
            answer.cancel(true);
            throw new KeysUnreadable("The issuer did not answer with JSON in time", e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new KeysUnreadable("Asking the issuer was interrupted", e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}
