package org.opencus.testing;

import io.helidon.http.HeaderNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.opencus.Settings;
import org.opencus.contract.Caller;
import org.opencus.contract.Contract;
import org.opencus.contract.Endpoints;
import org.opencus.contract.Gatekeeper;
import org.opencus.contract.Operation;
import org.opencus.contract.Refusal;
import org.opencus.database.Database;
import org.opencus.database.DatabaseSettings;
import org.opencus.database.Transactions;
import org.opencus.http.AccessLog;
import org.opencus.http.HttpServer;
import org.opencus.metrics.Metrics;
import org.opencus.work.Work;

/**
 * Private operations over HTTP for callers that a test makes up: what they may do is tried without tokens, which tests of
 * identity try. Operations that a test does not give answer 404.
 */
public final class Desk implements AutoCloseable {
    private static final String WHO = "X-Test-Caller";

    private final Database database;
    private final HttpServer http;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Opens the operations that {@code register} adds on the database. */
    public Desk(DatabaseSettings settings, BiConsumer<Endpoints.Builder, Work> register) {
        this(settings, Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000)), register);
    }

    /** The same at the time of a clock. */
    public Desk(DatabaseSettings settings, Clock clock, BiConsumer<Endpoints.Builder, Work> register) {
        database = new Database(settings);
        Contract contract = Contract.load();
        Endpoints.Builder endpoints = Endpoints.of(contract).gatekeeper(Desk::caller);
        for (Operation operation : contract.operations()) {
            endpoints.on(operation.id(), input -> input, (input, call) -> {
                throw Refusal.of(Refusal.Kind.NOT_FOUND);
            });
        }
        register.accept(endpoints, new Work(new Transactions(database, (statement, nanos) -> {}), clock, _ -> {}));
        Map<String, String> environment = new HashMap<>(Map.of("CUS_HOST", "localhost", "CUS_PORT", "0"));
        http = HttpServer.start(
                Settings.read(environment).http(), endpoints.build(), new AccessLog(new Metrics(), false));
    }

    /** Somebody at one centre. */
    public record Person(String subject, String organisation, String centre, String... scopes) {
        private String header() {
            return String.join(";", subject, organisation, centre, String.join(" ", scopes));
        }
    }

    /** A member of staff of Górno with these scopes. */
    public static Person staff(String... scopes) {
        return new Person("staff-1", "", "gorno", scopes);
    }

    private static Caller caller(Gatekeeper.Arrival arrival) {
        return arrival.headers()
                .first(HeaderNames.create(WHO))
                .map(who -> caller(who.split(";", -1), arrival.centre()))
                .orElse(Caller.ANONYMOUS);
    }

    private static Caller caller(String[] who, Optional<String> asked) {
        boolean here = asked.isEmpty() || who[2].equals("*") || who[2].equals(asked.get());
        return new Caller(
                who[0],
                Optional.of("Name of " + who[0]),
                Optional.of("bearer"),
                Optional.of(who[1]).filter(code -> !code.isEmpty()),
                Map.of(who[2], Set.of("somebody")),
                here ? Set.of("somebody") : Set.of(),
                here ? Set.copyOf(Arrays.asList(who[3].split(" "))) : Set.of());
    }

    /** Any request by somebody; an empty body is none. */
    public Answer send(Person person, String method, String target, String body, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.addAll(List.of(WHO, person.header()));
        if (!all.contains("Content-Type") && !body.isEmpty()) {
            String type = method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
            all.addAll(List.of("Content-Type", type));
        }
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + http.port() + target))
                .timeout(Duration.ofSeconds(30))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .headers(all.toArray(String[]::new));
        try {
            var response = client.send(request.build(), BodyHandlers.ofByteArray());
            return ContractCheck.passed(new Answer(method, target, response));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** GET. */
    public Answer get(Person person, String target) {
        return send(person, "GET", target, "");
    }

    /** POST with a new Idempotency-Key. */
    public Answer post(Person person, String target, String body) {
        return send(
                person,
                "POST",
                target,
                body,
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    /** PATCH of the state with this ETag. */
    public Answer patch(Person person, String target, String etag, String body) {
        return send(person, "PATCH", target, body, "If-Match", etag);
    }

    /** DELETE of the state with this ETag. */
    public Answer delete(Person person, String target, String etag) {
        return send(person, "DELETE", target, "", "If-Match", etag);
    }

    @Override
    public void close() {
        http.close();
        database.close();
        client.close();
    }
}
