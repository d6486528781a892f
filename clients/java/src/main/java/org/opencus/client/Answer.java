package org.opencus.client;

import java.net.http.HttpHeaders;
import java.util.Optional;

/** What the server answered when it did what was asked: the value, and the headers that belong to it. */
public final class Answer<T> {
    private final int status;
    private final HttpHeaders headers;
    private final String requestId;
    private final T value;

    Answer(int status, HttpHeaders headers, String requestId, T value) {
        this.status = status;
        this.headers = headers;
        this.requestId = requestId;
        this.value = value;
    }

    /** The HTTP status: 2xx, 304 after {@code If-None-Match}, or another one that the contract gives a value to. */
    public int status() {
        return status;
    }

    /** The value; fails after {@code If-None-Match} when {@link #notModified()}, because what you hold is current. */
    public T value() {
        if (notModified()) {
            throw new IllegalStateException("not modified: use what you got with this ETag");
        }
        return value;
    }

    /** Whether what you hold under the ETag that you sent is still current. */
    public boolean notModified() {
        return status == Transport.NOT_MODIFIED;
    }

    /** The validator to send as {@code If-None-Match} next time. */
    public Optional<String> etag() {
        return header("ETag");
    }

    /** Any header of the answer, its first value. */
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** Tell it to support. */
    public String requestId() {
        return requestId;
    }

    @Override
    public String toString() {
        return "Answer[status=" + status + ", requestId=" + requestId + "]";
    }
}
