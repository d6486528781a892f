package org.opencus.client;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** A call on its way: everything that stays the same over its attempts. */
final class Outgoing<T> {
    private static final int CONFLICT = 409;
    private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);

    private final Call<T> call;
    private final RequestOptions options;
    private final Settings settings;
    private final String requestId;
    private final Optional<String> key;
    private final Optional<byte[]> entity;
    private final long started = System.nanoTime();

    Outgoing(Call<T> call, RequestOptions options, Settings settings) {
        this.call = call;
        this.options = options;
        this.settings = settings;
        this.requestId = options.requestId().orElseGet(Outgoing::random);
        this.key = Optional.of(call)
                .filter(Call::takesKey)
                .map(taking -> options.idempotencyKey()
                        .or(() -> Optional.ofNullable(taking.headers().get("Idempotency-Key")))
                        .orElseGet(Outgoing::random));
        this.entity = call.entity().map(Outgoing::bytes);
    }

    Call<T> call() {
        return call;
    }

    String requestId() {
        return requestId;
    }

    /** What is left of the time of the whole call. */
    private Duration left() {
        return options.timeout().orElse(settings.timeout()).minusNanos(System.nanoTime() - started);
    }

    /** The time for the next attempt. A limit of the caller's own is for the attempts together, so one may use all of it. */
    Duration limit() {
        Duration left = left();
        Duration each = options.timeout().isPresent() ? left : settings.attemptTimeout();
        return each.compareTo(left) < 0 ? each : left;
    }

    /** The pause before the next attempt; empty when there must not or cannot be one. */
    Optional<Duration> pause(int attempt, CusException failure) {
        if (attempt > settings.retries().most() || !call.repeatable() && key.isEmpty() || !passing(failure)) {
            return Optional.empty();
        }
        Duration asked = failure instanceof ProblemException problem
                ? problem.retryAfter().orElse(Duration.ZERO)
                : Duration.ZERO;
        return Optional.of(settings.retries()
                        .pause(attempt, ThreadLocalRandom.current().nextDouble(), asked))
                .filter(pause -> pause.compareTo(left()) < 0);
    }

    private static boolean passing(CusException failure) {
        return failure instanceof ProblemException problem
                ? PASSING.contains(problem.status()) || stillRunning(problem)
                : !(failure.getCause() instanceof InterruptedException);
    }

    /** An attempt that got no answer is still being done; other conflicts name no time after which they are none. */
    private static boolean stillRunning(ProblemException problem) {
        return problem.status() == CONFLICT && problem.retryAfter().isPresent();
    }

    private static byte[] bytes(Object entity) {
        return entity instanceof Form form ? form.text().getBytes(StandardCharsets.UTF_8) : Json.write(entity);
    }

    private static String mediaType(Object entity) {
        if (entity instanceof Form) {
            return Form.MEDIA_TYPE;
        }
        return entity instanceof MergePatch ? "application/merge-patch+json" : "application/json";
    }

    HttpRequest request() {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(settings.baseUri() + call.target()))
                .method(call.method(), entity.map(Outgoing::published).orElseGet(BodyPublishers::noBody))
                .setHeader("User-Agent", settings.userAgent())
                .setHeader("Accept", call.body().accept() + ", application/problem+json")
                .setHeader("Accept-Encoding", "gzip")
                .setHeader("X-Request-Id", requestId);
        call.headers().forEach(request::setHeader);
        call.entity().ifPresent(present -> request.setHeader("Content-Type", mediaType(present)));
        key.ifPresent(value -> request.setHeader("Idempotency-Key", value));
        options.language().ifPresent(value -> request.setHeader("Accept-Language", value));
        options.ifNoneMatch().ifPresent(value -> request.setHeader("If-None-Match", value));
        credential().ifPresent(shown -> request.setHeader(shown.header(), shown.value()));
        return request.build();
    }

    private Optional<Credential> credential() {
        return options.credential().or(() -> call.anonymous() ? Optional.empty() : settings.credential());
    }

    /** Keeps every body in memory but those that are read as they arrive; a refusal is always kept. */
    BodyHandler<InputStream> handler() {
        return response -> call.body().streamed() && call.answers(response.statusCode())
                ? BodySubscribers.ofInputStream()
                : BodySubscribers.mapping(BodySubscribers.ofByteArray(), ByteArrayInputStream::new);
    }

    NoAnswerException noAnswer(Throwable cause, boolean timedOut) {
        String what = timedOut ? " was not answered in time" : " got no answer";
        return new NoAnswerException(call.name() + what + " (request " + requestId + ")", cause, requestId, timedOut);
    }

    private static BodyPublisher published(byte[] bytes) {
        return BodyPublishers.ofByteArray(bytes);
    }

    private static String random() {
        return UUID.randomUUID().toString();
    }
}
