package org.opencus.testing;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.opencus.contract.Contract;
import org.opencus.contract.Operation;
import org.opencus.contract.Violation;

/** Holds every answer of every test against the contract's own schemas. */
final class ContractCheck {
    private static final Contract CONTRACT = Contract.load();

    private ContractCheck() {}

    /** The answer itself; an {@link AssertionError} when the contract promises another one. */
    static Answer passed(Answer answer) {
        if (answer.header("X-Request-Id").isEmpty()) {
            throw new AssertionError("No X-Request-Id: " + answer);
        }
        if (answer.bytes().length > 0 && json(answer.mediaType())) {
            List<Violation> violations = violations(answer);
            if (!violations.isEmpty()) {
                throw new AssertionError(violations + " in " + answer);
            }
        } else if (answer.status() >= 400 && !answer.method().equals("HEAD")) {
            throw new AssertionError("Not a problem document: " + answer);
        }
        return answer;
    }

    /** Lines of JSON are no JSON. */
    private static boolean json(String mediaType) {
        return mediaType.equals("application/json") || mediaType.endsWith("+json");
    }

    private static List<Violation> violations(Answer answer) {
        if (answer.mediaType().equals("application/problem+json")) {
            return CONTRACT.violations("Problem", answer.json());
        }
        Operation operation = operation(answer).orElseThrow(() -> new AssertionError("Not in the contract: " + answer));
        return CONTRACT.violations(operation, answer.status(), answer.mediaType(), answer.json());
    }

    private static Optional<Operation> operation(Answer answer) {
        List<Operation> matching = CONTRACT.operations().stream()
                .filter(operation -> operation.method().equals(answer.method()))
                .filter(operation -> pattern(operation).matcher(answer.path()).matches())
                .toList();
        // A path without a parameter is meant before one with it: /docs/x against /docs/{asset}.
        return matching.stream()
                .filter(operation -> !operation.path().contains("{"))
                .findFirst()
                .or(() -> matching.stream().findFirst());
    }

    private static Pattern pattern(Operation operation) {
        return Pattern.compile(
                Pattern.compile("\\{[^}]+}").matcher(operation.path()).replaceAll("[^/]+"));
    }
}
