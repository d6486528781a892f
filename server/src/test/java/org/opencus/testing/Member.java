package org.opencus.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Somebody with a token of the demo's issuer, who sends requests as clients do. */
public final class Member {
    private final TestServer server;
    private final String[] who;

    private Member(TestServer server, String[] who) {
        this.server = server;
        this.who = who;
    }

    /** Somebody in a role at a centre. */
    public static Member of(TestServer server, String role, String centre) {
        return new Member(server, server.as(role, centre));
    }

    /** Somebody who acts for a partner of a centre. */
    public static Member partner(TestServer server, String organisation, String centre) {
        String wanted =
                "{\"role\": \"partner\", \"centre\": \"%s\", \"organisation\": \"%s\"}".formatted(centre, organisation);
        return new Member(server, new String[] {"Authorization", "Bearer " + server.token(wanted)});
    }

    /** GET. */
    public Answer get(String target) {
        return server.get(target, who);
    }

    /** POST with a new Idempotency-Key. */
    public Answer post(String target, String body, String... headers) {
        return post(target, body, UUID.randomUUID(), headers);
    }

    /** POST with this Idempotency-Key. */
    public Answer post(String target, String body, UUID key, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("Idempotency-Key", key.toString()));
        if (!body.isEmpty()) {
            all.addAll(List.of("Content-Type", "application/json"));
        }
        return send("POST", target, body, all);
    }

    /** PATCH of the state with this ETag. */
    public Answer patch(String target, String etag, String body) {
        return send("PATCH", target, body, List.of("If-Match", etag, "Content-Type", "application/merge-patch+json"));
    }

    /** PATCH that names no state. */
    public Answer patch(String target, String body) {
        return send("PATCH", target, body, List.of("Content-Type", "application/merge-patch+json"));
    }

    /** PUT in the place of the state with this ETag. */
    public Answer put(String target, String etag, String body) {
        return send("PUT", target, body, List.of("If-Match", etag, "Content-Type", "application/json"));
    }

    /** DELETE of the state with this ETag. */
    public Answer delete(String target, String etag) {
        return send("DELETE", target, "", List.of("If-Match", etag));
    }

    private Answer send(String method, String target, String body, List<String> headers) {
        List<String> all = new ArrayList<>(headers);
        all.addAll(List.of(who));
        return server.send(method, target, body, all.toArray(String[]::new));
    }

    /** What many get who act at the same time. */
    public static <T> List<T> atOnce(int many, IntFunction<T> act) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(many)) {
            List<Callable<T>> acts = IntStream.range(0, many)
                    .<Callable<T>>mapToObj(i -> () -> act.apply(i))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(acts)) {
                results.add(result.get());
            }
            return results;
        }
    }
}
