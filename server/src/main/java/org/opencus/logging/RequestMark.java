package org.opencus.logging;

/**
 * What every log line of a request carries.
 *
 * @param requestId X-Request-Id
 * @param traceId of W3C trace context, 32 hex digits
 */
public record RequestMark(String requestId, String traceId) {
    /** The request that the current thread works for. */
    public static final ScopedValue<RequestMark> CURRENT = ScopedValue.newInstance();
}
