package org.opencus.client;

import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;

/** Sends a call until it is answered, refused for good, or its time is up. */
final class Transport {
    static final int NOT_MODIFIED = 304;

    private static final System.Logger LOG = System.getLogger(Transport.class.getName());

    private final Settings settings;

    Transport(Settings settings) {
        this.settings = settings;
    }

    <T> Answer<T> send(Call<T> call, RequestOptions options) {
        Outgoing<T> outgoing = new Outgoing<>(call, options, settings);
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(outgoing);
            } catch (NoAnswerException | ProblemException e) {
                Duration pause = outgoing.pause(attempt, e).orElseThrow(() -> e);
                LOG.log(Level.DEBUG, "{0} failed, again in {1} (request {2})", call.name(), pause, e.requestId());
                sleep(pause, e);
            }
        }
    }

    private <T> Answer<T> attempt(Outgoing<T> outgoing) {
        HttpResponse<InputStream> response = exchange(outgoing);
        String requestId = response.headers().firstValue("X-Request-Id").orElse(outgoing.requestId());
        try {
            return answer(outgoing.call(), response, requestId);
        } catch (IOException | JsonException | JsonbException e) {
            String message = outgoing.call().name() + " was answered " + response.statusCode()
                    + " with a body that is not the contract's (request " + requestId + ")";
            throw new UnreadableAnswerException(message, e, requestId);
        }
    }

    private <T> Answer<T> answer(Call<T> call, HttpResponse<InputStream> response, String requestId)
            throws IOException {
        int status = response.statusCode();
        if (status == NOT_MODIFIED) {
            return new Answer<>(status, response.headers(), requestId, null);
        }
        if (call.answers(status)) {
            return new Answer<>(
                    status, response.headers(), requestId, call.body().read(decoded(response)));
        }
        throw ProblemBody.read(
                status,
                decoded(response).readAllBytes(),
                requestId,
                RetryAfter.of(response.headers(), settings.clock()));
    }

    private static InputStream decoded(HttpResponse<InputStream> response) throws IOException {
        boolean gzip = response.headers()
                .firstValue("Content-Encoding")
                .filter("gzip"::equalsIgnoreCase)
                .isPresent();
        return gzip ? new GZIPInputStream(response.body()) : response.body();
    }

    private <T> HttpResponse<InputStream> exchange(Outgoing<T> outgoing) {
        // The client's own time limit ends with the headers; waiting for the whole exchange also ends a body that
        // drips.
        CompletableFuture<HttpResponse<InputStream>> exchange =
                settings.http().sendAsync(outgoing.request(), outgoing.handler());
        try {
            return exchange.get(outgoing.limit().toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw outgoing.noAnswer(e.getCause(), e.getCause() instanceof HttpTimeoutException);
        } catch (TimeoutException e) {
            throw outgoing.noAnswer(e, true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw outgoing.noAnswer(e, false);
        } finally {
            exchange.cancel(true);
        }
    }

    private void sleep(Duration pause, CusException reason) {
        try {
            settings.pauses().pause(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw reason;
        }
    }
}
