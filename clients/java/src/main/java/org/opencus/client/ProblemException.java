package org.opencus.client;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.opencus.client.model.Violation;

/** The server refused: the problem document (RFC 9457) that it answered. */
public final class ProblemException extends CusException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;
    private final String title;
    private final String detail;
    // Neither lists nor duration are for sending exceptions elsewhere.
    private final transient List<String> related;
    private final transient List<Violation> violations;
    private final transient Optional<Duration> retryAfter;

    ProblemException(
            int status,
            String type,
            String title,
            String detail,
            List<String> related,
            List<Violation> violations,
            String requestId,
            Optional<Duration> retryAfter) {
        super(message(status, type, title, violations, requestId), null, requestId);
        this.status = status;
        this.type = type;
        this.title = title;
        this.detail = detail;
        this.related = List.copyOf(related);
        this.violations = List.copyOf(violations);
        this.retryAfter = retryAfter;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** Kind of the problem, the same in every language; {@code about:blank} when something before the server answered. */
    public String type() {
        return type;
    }

    /** Short text for people, in the language of the request. */
    public String title() {
        return title;
    }

    /** More about this occurrence. */
    public Optional<String> detail() {
        return Optional.ofNullable(detail);
    }

    /** Addresses of records that stand in the way, such as the one that a duplicate would double. */
    public List<String> related() {
        return related;
    }

    /** Everything that broke the contract. */
    public List<Violation> violations() {
        return violations;
    }

    /** How long the server asks to wait. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    private static String message(int status, String type, String title, List<Violation> violations, String requestId) {
        String faults = violations.stream()
                .map(fault -> "; " + fault.pointer() + " " + fault.code() + ": " + fault.message())
                .collect(Collectors.joining());
        return status + " " + title + " (" + type + ", request " + requestId + ")" + faults;
    }
}
