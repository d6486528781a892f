package org.opencus.keys;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.opencus.contract.Contract;

/** What keys can be let do. */
final class KeyScopes {
    private static final String SCHEME = "apiKey";

    private final SortedSet<String> possible;

    /** Only scopes that some operation of the contract takes from a key. */
    KeyScopes(Contract contract) {
        SortedSet<String> taken = new TreeSet<>();
        contract.operations()
                .forEach(operation -> operation.security().stream()
                        .filter(alternative -> alternative.containsKey(SCHEME))
                        .forEach(alternative -> taken.addAll(alternative.get(SCHEME))));
        this.possible = Collections.unmodifiableSortedSet(taken);
    }

    boolean isPossible(String scope) {
        return possible.contains(scope);
    }
}
