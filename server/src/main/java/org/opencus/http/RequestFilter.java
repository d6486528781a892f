package org.opencus.http;

import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.opencus.contract.Problems;
import org.opencus.contract.Refusal;
import org.opencus.contract.RequestIds;
import org.opencus.logging.RequestMark;

/** What is done around every request: clock, trace, mark for the logs, limit of requests at once, access log. */
final class RequestFilter implements Filter {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Problems problems;
    private final Semaphore permits;
    private final AccessLog log;
    private volatile boolean draining;

    RequestFilter(HttpSettings settings, Problems problems, AccessLog log) {
        this.problems = problems;
        this.permits = new Semaphore(settings.maxRequests());
        this.log = log;
    }

    /** From now on every answer ends its connection. */
    void drain() {
        draining = true;
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        RequestClock clock = RequestClock.CURRENT.get();
        clock.handling(request);
        TraceContext trace = TraceContext.of(request.headers());
        response.header(HeaderValues.create(TraceContext.HEADER, trace.header()));
        if (draining) {
            response.header(HeaderValues.CONNECTION_CLOSE);
        }
        var mark = new RequestMark(RequestIds.of(request, response), trace.traceId());
        try {
            ScopedValue.where(RequestMark.CURRENT, mark).run(() -> served(chain, request, response));
        } finally {
            clock.done();
        }
        // Helidon would go on reading: the rest of a refused body, or what a client sends that asked for the end.
        if (response.headers().contains(HeaderValues.CONNECTION_CLOSE)) {
            throw new CloseConnectionException("The answer said that it is the last one");
        }
    }

    private void served(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        long start = System.nanoTime();
        try {
            if (isAlwaysServed(request)) {
                chain.proceed();
            } else {
                limited(chain, request, response);
            }
        } finally {
            log.line(
                    request.prologue().method().text(),
                    RequestClock.CURRENT.get().path(),
                    response.status().code(),
                    System.nanoTime() - start);
        }
    }

    private void limited(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        if (!permits.tryAcquire()) {
            problems.send(
                    request, response, Refusal.of(Refusal.Kind.UNAVAILABLE).retryAfter(RETRY_AFTER));
            return;
        }
        try {
            chain.proceed();
        } finally {
            permits.release();
        }
    }

    /** A busy instance must still be able to say that it lives. */
    private static boolean isAlwaysServed(RoutingRequest request) {
        String path = request.prologue().uriPath().rawPath();
        return path.startsWith("/health/") || path.equals("/metrics");
    }
}
