package org.opencus.contract;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who asks, and what they may do where they ask it.
 *
 * @param subject names them in the audit; never a name of a person
 * @param name for people who read who looked at their data
 * @param scheme the security scheme by which they showed who they are; none for nobody
 * @param organisation code of the partner that they act for
 * @param memberships roles by slug of centre; {@code *} stands for every centre
 * @param roles those at the centre that the request addresses, or all where it addresses none
 * @param scopes what these roles, or the key, grant there
 * @param until when the token or key ends
 */
public record Caller(
        String subject,
        Optional<String> name,
        Optional<String> scheme,
        Optional<String> organisation,
        Map<String, Set<String>> memberships,
        Set<String> roles,
        Set<String> scopes,
        Optional<Instant> until) {
    /** One who has shown neither token nor key. */
    public static final Caller ANONYMOUS =
            new Caller("anonymous", Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), Set.of(), Set.of());

    /** One of whom it does not matter until when they are let in. */
    public Caller(
            String subject,
            Optional<String> name,
            Optional<String> scheme,
            Optional<String> organisation,
            Map<String, Set<String>> memberships,
            Set<String> roles,
            Set<String> scopes) {
        this(subject, name, scheme, organisation, memberships, roles, scopes, Optional.empty());
    }

    /** Whether this is somebody known. */
    public boolean known() {
        return scheme.isPresent();
    }

    /** Whether they may do here what the scope names. */
    public boolean has(String scope) {
        return scopes.contains(scope);
    }

    /** The same without the name. */
    public Caller nameless() {
        return new Caller(subject, Optional.empty(), scheme, organisation, memberships, roles, scopes);
    }

    /** Whether one of the alternatives of an operation lets them in. */
    boolean passes(Operation operation) {
        return operation.isPublic()
                || operation.security().stream()
                        .anyMatch(alternative -> alternative.entrySet().stream()
                                .allMatch(needed ->
                                        scheme.filter(needed.getKey()::equals).isPresent()
                                                && scopes.containsAll(needed.getValue())));
    }
}
