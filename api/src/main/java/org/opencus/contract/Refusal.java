package org.opencus.contract;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Why a request is not answered as asked: thrown anywhere, shown by {@link Problems}. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The closed list of kinds, each with its status and texts (RFC 9457). */
    public enum Kind {
        MALFORMED(400, "Żądanie nieczytelne", "Malformed request"),
        INVALID_REQUEST(400, "Żądanie niezgodne z kontraktem", "Request breaks the contract"),
        UNAUTHENTICATED(401, "Wymagane uwierzytelnienie", "Authentication required"),
        FORBIDDEN(403, "Brak uprawnień", "Not permitted"),
        NOT_FOUND(404, "Nie znaleziono", "Not found"),
        METHOD_NOT_ALLOWED(405, "Niedozwolona metoda", "Method not allowed"),
        NOT_ACCEPTABLE(406, "Brak takiej postaci odpowiedzi", "Not available in that form"),
        TIMEOUT(408, "Żądanie nadchodziło zbyt wolno", "Request arrived too slowly"),
        CONFLICT(409, "Sprzeczność z obecnym stanem", "Conflict with the current state"),
        GONE(410, "Usunięto z katalogu", "Taken out of the catalogue"),
        STALE(412, "Dane zmieniły się w międzyczasie", "Changed in the meantime"),
        TOO_LARGE(413, "Treść zbyt duża", "Body too large"),
        URI_TOO_LONG(414, "Adres zbyt długi", "Address too long"),
        UNSUPPORTED_MEDIA_TYPE(415, "Nieobsługiwany rodzaj treści", "Unsupported media type"),
        INVALID_BODY(422, "Treść niezgodna z kontraktem", "Body breaks the contract"),
        RULE_BROKEN(422, "Niezgodne z zasadami", "Against the rules"),
        PRECONDITION_REQUIRED(428, "Wymagany nagłówek If-Match", "If-Match required"),
        TOO_MANY(429, "Zbyt wiele żądań", "Too many requests"),
        HEADERS_TOO_LARGE(431, "Nagłówki zbyt duże", "Headers too large"),
        INTERNAL(500, "Błąd po naszej stronie", "Our fault"),
        UNAVAILABLE(503, "Usługa chwilowo niedostępna", "Temporarily unavailable"),
        HTTP_VERSION(505, "Nieobsługiwana wersja HTTP", "HTTP version not supported");

        private final int status;
        private final Text title;

        Kind(int status, String polish, String english) {
            this.status = status;
            this.title = new Text(polish, english);
        }

        /** The HTTP status. */
        public int status() {
            return status;
        }

        Text title() {
            return title;
        }

        /** The end of the problem's type URI. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Kind kind;
    private final transient Optional<Text> detail;
    private final transient List<Violation> violations;
    private final transient Optional<Duration> retryAfter;
    private final transient List<String> related;

    private Refusal(
            Kind kind,
            Optional<Text> detail,
            List<Violation> violations,
            Optional<Duration> retryAfter,
            List<String> related) {
        super(kind.code(), null, false, false);
        this.kind = kind;
        this.detail = detail;
        this.violations = List.copyOf(violations);
        this.retryAfter = retryAfter;
        this.related = List.copyOf(related);
    }

    /** A refusal that its kind explains. */
    public static Refusal of(Kind kind) {
        return new Refusal(kind, Optional.empty(), List.of(), Optional.empty(), List.of());
    }

    /** A refusal with a sentence of its own, which must not repeat what the caller sent. */
    public static Refusal of(Kind kind, Text detail) {
        return new Refusal(kind, Optional.of(detail), List.of(), Optional.empty(), List.of());
    }

    /** A refusal that names every violation. */
    public static Refusal of(Kind kind, List<Violation> violations) {
        return new Refusal(kind, Optional.empty(), violations, Optional.empty(), List.of());
    }

    /** A refusal of parameters (400) by a rule that the contract cannot express. */
    public static Refusal invalid(Violation... violations) {
        return of(Kind.INVALID_REQUEST, Arrays.asList(violations));
    }

    /** The same, with the time after which another try makes sense. */
    public Refusal retryAfter(Duration wait) {
        return new Refusal(kind, detail, violations, Optional.of(wait), related);
    }

    /** The same, with the addresses of records that stand in the way: only for callers who may read them. */
    public Refusal related(List<String> addresses) {
        return new Refusal(kind, detail, violations, retryAfter, addresses);
    }

    /** What kind of refusal it is. */
    public Kind kind() {
        return kind;
    }

    /** A sentence of its own, where there is one. */
    public Optional<Text> detail() {
        return detail;
    }

    /** Every violation at once. */
    public List<Violation> violations() {
        return violations;
    }

    /** Addresses of records that stand in the way. */
    public List<String> related() {
        return related;
    }

    /** When to try again. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
