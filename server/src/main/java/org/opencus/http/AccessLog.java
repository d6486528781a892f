package org.opencus.http;

import java.util.Optional;
import org.opencus.contract.Observer;
import org.opencus.contract.Operation;
import org.opencus.logging.RequestMark;
import org.opencus.metrics.Metrics;

/** Writes a line for each request, and counts it. */
public final class AccessLog implements Observer {
    private static final System.Logger LOGGER = System.getLogger("org.opencus.access");

    private final Metrics metrics;
    private final boolean written;

    /** Counts in the metrics; writes lines only where that is wanted. */
    public AccessLog(Metrics metrics, boolean written) {
        this.metrics = metrics;
        this.written = written;
    }

    @Override
    public void answered(Optional<Operation> operation, String requestId, int status, long nanos) {
        operation.ifPresent(known -> RequestClock.CURRENT.get().took(known.path()));
        metrics.answered(operation.map(Operation::id).orElse("none"), status, nanos);
    }

    @Override
    public void refusedUnread(String requestId, int status) {
        if (!RequestMark.CURRENT.isBound()) {
            metrics.answered("none", status, 0);
            ScopedValue.where(RequestMark.CURRENT, new RequestMark(requestId, ""))
                    .run(() -> line("-", RequestClock.NO_PATH, status, 0));
        }
    }

    /** The path of the contract rather than the one asked for, which may hold a PESEL or what somebody was looking for. */
    void line(String method, String path, int status, long nanos) {
        if (written && LOGGER.isLoggable(System.Logger.Level.INFO)) {
            LOGGER.log(System.Logger.Level.INFO, method + " " + path + " " + status + " " + nanos / 1000 + "us");
        }
    }
}
