package org.opencus.contract;

import io.helidon.http.HeaderValues;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.opencus.fixture.AnimalPage;
import org.opencus.fixture.AnimalsService;
import org.opencus.fixture.AnimalsServiceRouting;
import org.opencus.fixture.Cat;

/** A real server for the fixture contract, and a client to ask it. */
final class FixtureServer implements AutoCloseable, AnimalsService {
    static final Contract CONTRACT = Contract.of(Documents.resource("/fixture.yaml"));
    static final int MAX_BODY = 40_000;
    static final String ID = "017eb294-c000-7d00-9351-d89037d5b478";

    final HotAnswers hot = new HotAnswers(1_000_000);
    final AtomicInteger calls = new AtomicInteger();
    final BlockingQueue<String> observed = new LinkedBlockingQueue<>();
    volatile String name = "Mruczek";
    volatile Runnable during = () -> {};
    volatile Object lastRequest;

    private final WebServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    FixtureServer() {
        Endpoints.Builder builder = Endpoints.of(CONTRACT)
                .hotAnswers(hot)
                .maxBody(MAX_BODY)
                .origins(Set.of("https://panel.example"))
                .always(List.of(HeaderValues.create("X-Content-Type-Options", "nosniff")))
                .observer((operation, id, status, nanos) ->
                        observed.add(operation.map(Operation::id).orElse("-") + " " + status))
                .gatekeeper(arrival -> arrival.headers()
                        .first(io.helidon.http.HeaderNames.AUTHORIZATION)
                        .map(FixtureServer::caller)
                        .orElse(Caller.ANONYMOUS));
        AnimalsServiceRouting.register(builder, this);
        Endpoints endpoints = builder.build();
        HttpRouting.Builder routing = HttpRouting.builder();
        endpoints.register(routing);
        server = WebServer.builder()
                .port(0)
                .protocolsDiscoverServices(false)
                .addConnectionSelector(Http1ConnectionSelector.builder()
                        .config(Http1Config.builder().validatePrologue(false).build())
                        .build())
                .directHandlers(endpoints.problems().directHandlers())
                .routing(routing)
                .build()
                .start();
    }

    private static Caller caller(String scopes) {
        Set<String> granted = Set.of(scopes.split(" "));
        String scheme = granted.contains("farm.all") ? "key" : "token";
        Optional<String> none = Optional.empty();
        return new Caller("somebody", none, Optional.of(scheme), none, Map.of(), Set.of("farmer"), granted);
    }

    int port() {
        return server.port();
    }

    /** Asks; headers are name and value in turn. */
    HttpResponse<String> ask(String method, String target, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port() + target))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> get(String target, String... headers) {
        return ask("GET", target, null, headers);
    }

    private <T> Reply<T> answer(Object request, Reply<T> reply) {
        lastRequest = request;
        calls.incrementAndGet();
        during.run();
        return reply;
    }

    private Cat cat() {
        return Cat.builder().name(name).build();
    }

    @Override
    public Reply<AnimalPage> listAnimals(ListAnimals request, Call call) {
        AnimalPage page = AnimalPage.builder()
                .items(new ArrayList<>(List.of(cat())))
                .nextCursor("n3xt")
                .build();
        return answer(request, Reply.of(page).next(call, page.nextCursor()));
    }

    @Override
    public Reply<org.opencus.fixture.Animal> addAnimal(AddAnimal request, Call call) {
        return answer(
                request,
                Reply.of(request.body()).location("/v1/farms/x/animals/" + ID).version(7));
    }

    @Override
    public Reply<org.opencus.fixture.Animal> getAnimal(GetAnimal request, Call call) {
        if (request.farm().equals("broken")) {
            throw new IllegalStateException("the secret of the stack trace");
        }
        return call.mediaType().equals("text/csv")
                ? answer(
                        request,
                        Reply.bytes("text/csv", "name\nżółw\n".repeat(200).getBytes(StandardCharsets.UTF_8)))
                : answer(request, Reply.of(cat()));
    }

    @Override
    public Reply<Void> changeAnimal(ChangeAnimal request, Call call) {
        Cat changed = request.body().applyTo(cat(), Cat.class);
        return answer(changed, Reply.empty());
    }

    @Override
    public Reply<String> exportAnimals(ExportAnimals request, Call call) {
        return answer(request, Reply.stream(call.mediaType(), out -> {
            for (int i = 0; i < 1000; i++) {
                out.write(("{\"n\":" + i + "}\n").getBytes(StandardCharsets.UTF_8));
            }
            if (request.farm().equals("broken")) {
                out.flush();
                throw new IllegalStateException("half of it is sent");
            }
        }));
    }

    static Optional<String> header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name);
    }

    @Override
    public void close() {
        server.stop();
    }
}
