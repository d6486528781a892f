package org.opencus.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.time.Duration;

/** What a connection is doing and since when; written by its own thread, read by the watch. */
final class RequestClock {
    /** The clock of the connection that the current thread serves. */
    static final ScopedValue<RequestClock> CURRENT = ScopedValue.newInstance();

    private static final String NO_PATH = "-";

    /** What the watch has to do. */
    enum Verdict {
        FINE,
        IDLE_TOO_LONG,
        SENT_TOO_SLOWLY,
        ANSWERED_TOO_SLOWLY,
        STUCK
    }

    private final Thread thread = Thread.currentThread();
    private volatile long quietSince = System.nanoTime();
    private volatile long began;
    private volatile ServerRequest request;
    private volatile long sent = System.nanoTime();
    private volatile long interrupted;
    private boolean unreadBody;
    private String path = NO_PATH;

    /** Bytes of a request have come. */
    void received() {
        if (began == 0) {
            began = System.nanoTime();
        }
    }

    /** The request has reached its handler, its body perhaps not yet. */
    void handling(ServerRequest current) {
        received();
        request = current;
        path = NO_PATH;
    }

    /** The path of the contract that the request took. */
    void took(String contractPath) {
        path = contractPath;
    }

    /** That path, which tells nothing about whom was asked for; a dash where the contract has none. */
    String path() {
        return path;
    }

    /** Bytes of an answer have gone, so that it is not stuck, however long it is. */
    void sent() {
        sent = System.nanoTime();
    }

    /** The request is answered. */
    void done() {
        ServerRequest answered = request;
        unreadBody =
                answered != null && hasBody(answered) && !answered.content().consumed();
        request = null;
        began = 0;
        interrupted = 0;
        quietSince = System.nanoTime();
    }

    /** Whether the body of the last request was refused unread. */
    boolean hasUnreadBody() {
        return unreadBody;
    }

    Verdict verdict(Duration requestLimit, Duration idleLimit) {
        long start = began;
        long now = System.nanoTime();
        if (start == 0) {
            return now - quietSince > idleLimit.toNanos() ? Verdict.IDLE_TOO_LONG : Verdict.FINE;
        }
        if (now - start < requestLimit.toNanos()) {
            return Verdict.FINE;
        }
        if (isArriving()) {
            return Verdict.SENT_TOO_SLOWLY;
        }
        if (sent - start > 0 && now - sent < idleLimit.toNanos()) {
            return Verdict.FINE;
        }
        if (interrupted == 0) {
            return Verdict.ANSWERED_TOO_SLOWLY;
        }
        return now - interrupted > requestLimit.toNanos() ? Verdict.STUCK : Verdict.FINE;
    }

    void interrupt() {
        interrupted = System.nanoTime();
        thread.interrupt();
    }

    private boolean isArriving() {
        ServerRequest current = request;
        return current == null || (hasBody(current) && !current.content().consumed());
    }

    private static boolean hasBody(ServerRequest request) {
        return request.headers().contains(HeaderNames.CONTENT_LENGTH)
                || request.headers().contains(HeaderNames.TRANSFER_ENCODING);
    }
}
