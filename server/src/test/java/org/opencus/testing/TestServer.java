package org.opencus.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.opencus.Application;
import org.opencus.Settings;
import org.opencus.client.CusClient;
import org.opencus.crypto.Keyset;
import org.opencus.database.DatabaseSettings;

/** The whole server on a port of its own; every answer it gives is held against the contract. */
public final class TestServer implements AutoCloseable {
    /** One for all servers and desks of this JVM, because they share databases. */
    public static final Keyset KEYSET = Keyset.generate();

    /** Connections to the database. */
    public static final int POOL_SIZE = 4;

    private final DatabaseSettings database;
    private final Application application;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private TestServer(DatabaseSettings database, Application application) {
        this.database = database;
        this.application = application;
    }

    /** Starts on the database with these settings, by their names in the environment. */
    public static TestServer start(DatabaseSettings database, Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "CUS_HOST",
                "localhost",
                "CUS_PORT",
                "0",
                "CUS_DB_URL",
                database.url(),
                "CUS_DB_USER",
                TestDatabase.access(database).server().user(),
                "CUS_DB_OWNER_USER",
                database.user(),
                "CUS_DB_POOL_SIZE",
                "" + POOL_SIZE,
                "CUS_KEYSET",
                KEYSET.text(),
                "CUS_LOG_ACCESS",
                "false"));
        // A busy machine is no outage.
        environment.put("CUS_DB_CONNECT_TIMEOUT", "30s");
        // All tests come from one address.
        environment.put("CUS_LIMITS_ADDRESS", "0");
        environment.put("CUS_LIMITS_PERSON", "0");
        environment.putAll(settings);
        try {
            return new TestServer(database, Application.start(Settings.read(environment), false));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The port that it listens on. */
    public int port() {
        return application.port();
    }

    /** The address of everything, without a slash at the end. */
    public URI url() {
        return URI.create("http://localhost:" + port());
    }

    /** The Java client of this server. */
    public CusClient client() {
        return CusClient.at(url().toString());
    }

    /** The database that it runs on, of this test class alone. */
    public DatabaseSettings database() {
        return database;
    }

    /** GET; {@code headers} are names and values in turn. */
    public Answer get(String target, String... headers) {
        return send("GET", target, "", headers);
    }

    /** A token of the demo's issuer for a role at a centre. */
    public String token(String role, String centre) {
        return token("{\"role\": \"%s\", \"centre\": \"%s\"}".formatted(role, centre));
    }

    /** A token of the demo's issuer for what a body of {@code POST /demo/token} asks. */
    public String token(String wanted) {
        Answer answer = post("/demo/token", wanted);
        if (answer.status() != 200) {
            throw new AssertionError(answer.toString());
        }
        return answer.object().getString("accessToken");
    }

    /** Name and value of the header by which somebody in a role at a centre shows who they are. */
    public String[] as(String role, String centre) {
        return new String[] {"Authorization", "Bearer " + token(role, centre)};
    }

    /** POST of JSON; {@code headers} are names and values in turn. */
    public Answer post(String target, String json, String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "Content-Type";
        all[1] = "application/json";
        return send("POST", target, json, all);
    }

    /** Any request; an empty body is none. */
    public Answer send(String method, String target, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + target))
                .timeout(Duration.ofSeconds(30))
                .method(
                        method,
                        body.isEmpty()
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            var response = http.send(request.build(), BodyHandlers.ofByteArray());
            return ContractCheck.passed(new Answer(method, target, response));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        application.close();
        http.close();
    }
}
