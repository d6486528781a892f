package org.opencus.contract;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.opencus.contract.Refusal.Kind;

/** Answers every operation of the contract in the same four steps: admit, read, call, answer. */
public final class Endpoints implements Handler {
    private static final System.Logger LOG = System.getLogger(Endpoints.class.getName());

    private final Contract contract;
    private final HotAnswers hot;
    private final Problems problems;
    private final Cors cors;
    private final Observer observer;
    private final List<Header> always;
    private final Exchange.Admission admission;
    private final Map<String, BiFunction<Input, Call, Reply<?>>> handlers;

    private Endpoints(Builder builder) {
        contract = builder.contract;
        hot = builder.hot;
        problems = new Problems(builder.always, builder.observer);
        cors = new Cors(builder.origins);
        observer = builder.observer;
        always = builder.always;
        admission = new Exchange.Admission(
                new Peers(builder.proxies), builder.gatekeeper, builder.limiter, builder.maxBody);
        handlers = Map.copyOf(builder.handlers);
    }

    /** Starts to collect the handlers of a contract. */
    public static Builder of(Contract contract) {
        return new Builder(contract);
    }

    /**
     * Makes the endpoints answer everything that arrives. The server must leave the check of queries to them
     * ({@code Http1Config.validatePrologue(false)}): Helidon's own refuses a plain colon in a query.
     */
    public void register(HttpRouting.Builder routing) {
        routing.any(this).error(Throwable.class, this::failed);
    }

    /** The same problem documents for what never reaches routing. */
    public Problems problems() {
        return problems;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        long start = System.nanoTime();
        String id = RequestIds.of(request, response);
        Exchange exchange = new Exchange(request, response, always);
        try {
            if (!exchange.servedHot(hot)) {
                always.forEach(response::header);
                dispatch(exchange);
            }
        } catch (RuntimeException failure) {
            failed(request, response, failure);
        } finally {
            observer.answered(
                    Optional.ofNullable(exchange.operation),
                    id,
                    response.status().code(),
                    System.nanoTime() - start);
        }
    }

    private void dispatch(Exchange exchange) {
        Optional<Paths.Match> match = contract.find(exchange.path);
        Map<String, Operation> operations =
                match.<Map<String, Operation>>map(Paths.Match::operations).orElse(Map.of());
        exchange.operation = operations.get(exchange.method);
        if (match.isPresent() && exchange.method.equals("OPTIONS")) {
            cors.options(exchange.request, exchange.response, operations);
            return;
        }
        cors.mark(exchange.request, exchange.response, Optional.ofNullable(exchange.operation));
        if (match.isEmpty()) {
            throw Refusal.of(Kind.NOT_FOUND);
        }
        if (exchange.operation == null) {
            exchange.response.header(HeaderNames.ALLOW, Cors.allow(operations));
            throw Refusal.of(Kind.METHOD_NOT_ALLOWED);
        }
        exchange.serve(contract, admission, match.get().values(), handlers.get(exchange.operation.id()), hot);
    }

    private void failed(ServerRequest request, ServerResponse response, Throwable failure) {
        if (response.isSent()) {
            return;
        }
        problems.send(request, response, refusal(request, response, failure));
    }

    private static Refusal refusal(ServerRequest request, ServerResponse response, Throwable failure) {
        if (failure instanceof Refusal refusal) {
            return refusal;
        }
        if (failure instanceof HttpException http && http.status().code() < 500) {
            return Refusal.of(Problems.kind(http.status().code()));
        }
        LOG.log(System.Logger.Level.ERROR, "Request " + RequestIds.of(request, response) + " failed", failure);
        return Refusal.of(Kind.INTERNAL);
    }

    /** Collects a handler for each operation; the generated routing calls {@link #on}. */
    public static final class Builder {
        private final Contract contract;
        private final Map<String, BiFunction<Input, Call, Reply<?>>> handlers = new HashMap<>();
        private Gatekeeper gatekeeper = Gatekeeper.ANONYMOUS;
        private Limiter limiter = Limiter.NONE;
        private int proxies;
        private int maxBody = 1 << 20;
        private HotAnswers hot = new HotAnswers(0);
        private Observer observer = (operation, requestId, status, nanos) -> {};
        private List<Header> always = List.of();
        private Set<String> origins = Set.of();

        private Builder(Contract contract) {
            this.contract = contract;
        }

        /** Who names the callers. */
        public Builder gatekeeper(Gatekeeper keeper) {
            this.gatekeeper = keeper;
            return this;
        }

        /** Who counts their requests; answers that are kept ready are not counted. */
        public Builder limiter(Limiter counter) {
            this.limiter = counter;
            return this;
        }

        /** How many trusted proxies stand before the server and add to {@code X-Forwarded-For}. */
        public Builder proxies(int count) {
            this.proxies = count;
            return this;
        }

        /** How many bytes a body may have; 413 beyond. */
        public Builder maxBody(int bytes) {
            this.maxBody = bytes;
            return this;
        }

        /** Where hot answers are kept. */
        public Builder hotAnswers(HotAnswers answers) {
            this.hot = answers;
            return this;
        }

        /** Who is told of every answer. */
        public Builder observer(Observer each) {
            this.observer = each;
            return this;
        }

        /** Headers of every answer, problems included. */
        public Builder always(List<Header> headers) {
            this.always = List.copyOf(headers);
            return this;
        }

        /** Sites whose pages may call operations that are not public. */
        public Builder origins(Set<String> sites) {
            this.origins = Set.copyOf(sites);
            return this;
        }

        /** Answers an operation: {@code reader} makes its request record, {@code handler} the reply. */
        public <R, T> Builder on(String id, Function<Input, R> reader, BiFunction<R, Call, Reply<T>> handler) {
            handlers.put(contract.operation(id).id(), (input, call) -> handler.apply(reader.apply(input), call));
            return this;
        }

        /** The endpoints; fails while an operation of the contract has no handler. */
        public Endpoints build() {
            Set<String> missing = new TreeSet<>();
            contract.operations().forEach(operation -> missing.add(operation.id()));
            missing.removeAll(handlers.keySet());
            if (!missing.isEmpty()) {
                throw new IllegalStateException("No handler for " + String.join(", ", missing));
            }
            return new Endpoints(this);
        }
    }
}
