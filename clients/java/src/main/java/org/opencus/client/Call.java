package org.opencus.client;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * One call, ready to be sent by {@link CusClient#send}. The generated classes make them; make your own for an operation
 * that is newer than this client.
 */
public final class Call<T> {
    private final String method;
    private final String name;
    private final String target;
    private final Map<String, String> headers;
    private final Optional<Object> entity;
    private final boolean safe;
    private final boolean anonymous;
    private final int alsoAnswers;
    private final Body<T> body;

    private Call(Draft draft, Body<T> body) {
        method = draft.method;
        name = draft.method + " " + draft.template;
        target = draft.query.isEmpty() ? draft.path : draft.path + "?" + draft.query;
        headers = Map.copyOf(draft.headers);
        entity = Optional.ofNullable(draft.entity);
        safe = draft.safe;
        anonymous = draft.anonymous;
        alsoAnswers = draft.alsoAnswers;
        this.body = Objects.requireNonNull(body);
    }

    /** Starts a call of an operation: its method and its path as in the contract, with names in braces. */
    public static Draft to(String method, String path) {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("not a path of the contract, it must begin with /");
        }
        return new Draft(method, path);
    }

    String method() {
        return method;
    }

    /** Method and path as in the contract: fit for logs, because it holds nothing that anyone entered. */
    String name() {
        return name;
    }

    String target() {
        return target;
    }

    Map<String, String> headers() {
        return headers;
    }

    Optional<Object> entity() {
        return entity;
    }

    Body<T> body() {
        return body;
    }

    /** Whether doing it twice is the same as doing it once, without a key. */
    boolean repeatable() {
        return safe || Set.of("GET", "HEAD", "OPTIONS", "PUT", "DELETE").contains(method);
    }

    /** Whether the server does it once per idempotency key. */
    boolean takesKey() {
        return method.equals("POST") && !safe;
    }

    /** Whether it needs no credentials. */
    boolean anonymous() {
        return anonymous;
    }

    /** Whether this status carries the value. */
    boolean answers(int status) {
        return status / 100 == 2 || status == alsoAnswers;
    }

    /** A call that is being put together. */
    public static final class Draft {
        private final String method;
        private final String template;
        private final Map<String, String> headers = new LinkedHashMap<>();
        private final StringBuilder query = new StringBuilder();
        private String path;
        private Object entity;
        private boolean safe;
        private boolean anonymous;
        private int alsoAnswers;

        private Draft(String method, String path) {
            this.method = Objects.requireNonNull(method);
            this.template = Objects.requireNonNull(path);
            this.path = path;
        }

        /** Puts a value in place of {@code {name}}. */
        public Draft path(String name, Object value) {
            path = path.replace("{" + name + "}", Targets.segment(name, value));
            return this;
        }

        /** Adds a query parameter; a collection adds one per element, an empty {@code Optional} nothing. */
        public Draft query(String name, Object value) {
            if (value instanceof Optional<?> optional) {
                optional.ifPresent(present -> query(name, present));
            } else if (value instanceof Collection<?> elements) {
                elements.forEach(element -> query(name, element));
            } else {
                query.append(query.isEmpty() ? "" : "&")
                        .append(Targets.encoded(name))
                        .append('=')
                        .append(Targets.encoded(Targets.text(value)));
            }
            return this;
        }

        /** Sets a header; an empty {@code Optional} sets nothing. */
        public Draft header(String name, Object value) {
            if (value instanceof Optional<?> optional) {
                optional.ifPresent(present -> header(name, present));
            } else {
                headers.put(name, Targets.text(value));
            }
            return this;
        }

        /** The body, sent as JSON. */
        public Draft body(Object value) {
            entity = value instanceof Optional<?> optional ? optional.orElse(null) : value;
            return this;
        }

        /** Says that the operation changes nothing ({@code x-safe}), so that it may be repeated although it is a POST. */
        public Draft safe() {
            safe = true;
            return this;
        }

        /** Says that the operation needs no credentials, so that the client's own are kept back. */
        public Draft anonymous() {
            anonymous = true;
            return this;
        }

        /** Says that the contract gives this error status a value, too, so that it is no problem. */
        public Draft alsoAnswers(int status) {
            alsoAnswers = status;
            return this;
        }

        /** Says how the answer is read, and so completes the call. */
        public <T> Call<T> reading(Body<T> body) {
            if (path.contains("{")) {
                throw new IllegalStateException("no value for a name in " + path);
            }
            return new Call<>(this, body);
        }
    }
}
