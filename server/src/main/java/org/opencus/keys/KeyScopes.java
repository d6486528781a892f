package org.opencus.keys;

import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.opencus.contract.Contract;

/** What keys can be let do. */
final class KeyScopes {
    private static final String SCHEME = "apiKey";
    private static final String CHANGES = "catalogue:write";
    private static final String PROPOSES = "catalogue:propose";
    private static final String RECORDS_CONSENTS = "consents:write";
    private static final String SEES_SHARED = "residents:shared";
    private static final String KEEPS_PROVIDERS = "providers:write";
    private static final String SEES_OWN = "providers:own";

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

    /**
     * Who may change the catalogue may let others propose changes; who records consents may let others see what residents
     * agreed to share with them; who keeps the contracts may let providers see their own.
     */
    static boolean mayGive(Set<String> own, String scope) {
        return own.contains(scope)
                || scope.equals(PROPOSES) && own.contains(CHANGES)
                || scope.equals(SEES_SHARED) && own.contains(RECORDS_CONSENTS)
                || scope.equals(SEES_OWN) && own.contains(KEEPS_PROVIDERS);
    }
}
