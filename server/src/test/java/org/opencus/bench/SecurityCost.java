package org.opencus.bench;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import org.opencus.contract.Wire;
import org.opencus.crypto.Keyset;

/** What it costs to know the caller, to hold requests against the contract and to keep the log: on a read and a write. */
final class SecurityCost {
    private static final int CONNECTIONS = 4;
    private static final int ROUNDS = 5;
    private static final String RESIDENTS = "/v1/centres/gorno/residents";
    private static final String BODY = "{\"kind\": \"duty\", \"on\": \"2026-01-15\", \"minutes\": 60}";

    private SecurityCost() {}

    static void run(BenchDatabase database, Report report, Duration round) {
        String keyset = Keyset.generate().text();
        Map<String, String> environment = new HashMap<>(database.environment());
        environment.put("CUS_KEYSET", keyset);
        String url = environment.get("CUS_DB_URL");
        try (Child server = Child.server(environment);
                Child bare = Child.ofClass(BareResidents.class, "{port}", url, keyset)) {
            String bearer = "Authorization: Bearer " + token(server.port());
            String id = resident(server.port(), bearer);
            byte[] bareRead = LoadDriver.get("/" + id);
            byte[] read = LoadDriver.get(RESIDENTS + "/" + id, bearer);
            compare(
                    report,
                    "read of a resident",
                    round,
                    new Side(server.port(), n -> read),
                    new Side(bare.port(), n -> bareRead));
            byte[] bareWrite = LoadDriver.post("/" + id, BODY);
            compare(
                    report,
                    "write for a resident",
                    round,
                    new Side(
                            server.port(),
                            n -> LoadDriver.post(
                                    RESIDENTS + "/" + id + "/contributions",
                                    BODY,
                                    bearer,
                                    "Idempotency-Key: " + UUID.randomUUID())),
                    new Side(bare.port(), n -> bareWrite));
        }
    }

    private record Side(int port, IntFunction<byte[]> request) {}

    private static void compare(Report report, String what, Duration round, Side guarded, Side bare) {
        LoadDriver.warmUp(guarded.port(), CONNECTIONS, round, guarded.request());
        LoadDriver.warmUp(bare.port(), CONNECTIONS, round, bare.request());
        double[] ratios = new double[ROUNDS];
        double with = 0;
        double without = 0;
        for (int i = 0; i < ROUNDS; i++) {
            LoadDriver.Run limit = LoadDriver.run(bare.port(), CONNECTIONS, round, bare.request());
            LoadDriver.Run ours = LoadDriver.run(guarded.port(), CONNECTIONS, round, guarded.request());
            if (ours.refusals() + limit.refusals() > 0) {
                throw new IllegalStateException(what + " was refused");
            }
            ratios[i] = ours.perSecond() / limit.perSecond();
            with += ours.perSecond() / ROUNDS;
            without += limit.perSecond() / ROUNDS;
        }
        report.ratio(
                what + ", guarded and logged",
                ratios,
                "%,.0f/s with caller, contract and log against %,.0f/s without".formatted(with, without));
    }

    private static String token(int port) {
        return send(
                        port,
                        "POST",
                        "/demo/token",
                        "{\"role\": \"service-organiser\", \"centre\": \"gorno\"}",
                        "X-None: 0")
                .getString("accessToken");
    }

    private static String resident(int port, String bearer) {
        return send(port, "GET", RESIDENTS + "?limit=1", "", bearer)
                .getJsonArray("items")
                .getJsonObject(0)
                .getString("id");
    }

    private static JsonObject send(int port, String method, String path, String body, String header) {
        String[] nameAndValue = header.split(": ", 2);
        try (HttpClient client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                    .header("Content-Type", "application/json")
                    .header(nameAndValue[0], nameAndValue[1])
                    .build();
            return Wire.read(client.send(request, BodyHandlers.ofByteArray()).body(), JsonObject.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
