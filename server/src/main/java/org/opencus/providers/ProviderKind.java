package org.opencus.providers;

/** The kinds of records that a centre keeps on its providers. */
enum ProviderKind {
    CONTRACT("provider-contract"),
    CONTRACT_REPORT("contract-report"),
    DECISION("commissioning-decision");

    private final String word;

    ProviderKind(String word) {
        this.word = word;
    }

    /** The word for it in the database, in lists and, in the plural, in addresses. */
    String word() {
        return word;
    }
}
