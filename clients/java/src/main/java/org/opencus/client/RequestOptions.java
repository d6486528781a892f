package org.opencus.client;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** What one call does differently from the client's settings; the last argument of every call. Immutable. */
public final class RequestOptions {
    /** Nothing different. */
    public static final RequestOptions DEFAULT = new RequestOptions(null, null, null, null, null, null);

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9,;=.* -]{1,255}");
    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final Duration timeout;
    private final String language;
    private final String ifNoneMatch;
    private final String requestId;
    private final String idempotencyKey;
    private final Credential credential;

    private RequestOptions(
            Duration timeout,
            String language,
            String ifNoneMatch,
            String requestId,
            String idempotencyKey,
            Credential credential) {
        this.timeout = timeout;
        this.language = language;
        this.ifNoneMatch = ifNoneMatch;
        this.requestId = requestId;
        this.idempotencyKey = idempotencyKey;
        this.credential = credential;
    }

    /** The longest that the call may take with all its attempts and pauses. */
    public RequestOptions withTimeout(Duration limit) {
        return new RequestOptions(
                Durations.positive(limit), language, ifNoneMatch, requestId, idempotencyKey, credential);
    }

    /** Language of problem texts, as in {@code Accept-Language}: {@code "en"}, {@code "pl"}. */
    public RequestOptions withLanguage(String acceptLanguage) {
        String checked = checked(acceptLanguage, LANGUAGE, "language");
        return new RequestOptions(timeout, checked, ifNoneMatch, requestId, idempotencyKey, credential);
    }

    /** The {@code ETag} of what you hold: the answer is then {@link Answer#notModified()} while nothing changed. */
    public RequestOptions withIfNoneMatch(String etag) {
        String checked = checked(etag, VISIBLE, "ETag");
        return new RequestOptions(timeout, language, checked, requestId, idempotencyKey, credential);
    }

    /** Your own request id, 1 to 64 letters, digits, {@code . _ -}; a new random one per call when left out. */
    public RequestOptions withRequestId(String id) {
        String checked = checked(id, REQUEST_ID, "request id");
        return new RequestOptions(timeout, language, ifNoneMatch, checked, idempotencyKey, credential);
    }

    /** Key under which the server does this once, however often it is sent; needed only to repeat it after a restart. */
    public RequestOptions withIdempotencyKey(String key) {
        String checked = checked(key, VISIBLE, "idempotency key");
        return new RequestOptions(timeout, language, ifNoneMatch, requestId, checked, credential);
    }

    /**
     * Shows this bearer token in place of the client's own credentials, also where none is needed: for a program that
     * calls for several people with one client.
     */
    public RequestOptions withBearer(String token) {
        Objects.requireNonNull(token, "token");
        return withCredential(Credential.bearer(() -> token));
    }

    /** Shows this key in place of the client's own credentials, also where none is needed: a partner's limits are higher. */
    public RequestOptions withApiKey(String key) {
        Objects.requireNonNull(key, "key");
        return withCredential(Credential.apiKey(() -> key));
    }

    private RequestOptions withCredential(Credential shown) {
        return new RequestOptions(timeout, language, ifNoneMatch, requestId, idempotencyKey, shown);
    }

    Optional<Duration> timeout() {
        return Optional.ofNullable(timeout);
    }

    Optional<String> language() {
        return Optional.ofNullable(language);
    }

    Optional<String> ifNoneMatch() {
        return Optional.ofNullable(ifNoneMatch);
    }

    Optional<String> requestId() {
        return Optional.ofNullable(requestId);
    }

    Optional<String> idempotencyKey() {
        return Optional.ofNullable(idempotencyKey);
    }

    Optional<Credential> credential() {
        return Optional.ofNullable(credential);
    }

    private static String checked(String value, Pattern form, String what) {
        if (!form.matcher(Objects.requireNonNull(value, what)).matches()) {
            throw new IllegalArgumentException("not a possible " + what + ", it must match " + form);
        }
        return value;
    }
}
