package org.opencus.providers;

import org.opencus.contract.Text;

/** The kinds of records that a centre keeps on its providers. */
enum ProviderKind {
    CONTRACT("provider-contract", "provider-contracts"),
    CONTRACT_REPORT("contract-report", "reports"),
    DECISION("commissioning-decision", "commissioning-decisions"),
    NETWORK_MEMBER("network-member", "provider-network/members") {
        @Override
        Text taken() {
            return MEMBER_ALREADY;
        }
    },
    NETWORK_MEETING("network-meeting", "provider-network/meetings"),
    AGREEMENT("agreement", "agreements"),
    SUPPORT("provider-support", "provider-support"),
    DEVELOPMENT("provider-development", "provider-development"),
    OPEN_CALL("open-call", "open-calls"),
    OFFER("offer", "offers");

    private static final Text NUMBER_TAKEN =
            new Text("Ten numer ma już inny wpis.", "Another record has this number already.");
    private static final Text MEMBER_ALREADY =
            new Text("Ta organizacja już należy do sieci.", "This organisation is a member already.");

    private final String word;
    private final String address;

    ProviderKind(String word, String address) {
        this.word = word;
        this.address = address;
    }

    /** The word for it in the database and in lists. */
    String word() {
        return word;
    }

    /** Its part of addresses, below the centre or below what it belongs to. */
    String address() {
        return address;
    }

    /** What a second one with the same number is told. */
    Text taken() {
        return NUMBER_TAKEN;
    }
}
