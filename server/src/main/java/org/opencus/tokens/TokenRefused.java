package org.opencus.tokens;

/** A token that is not taken. */
public final class TokenRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final TokenFault fault;

    TokenRefused(TokenFault fault) {
        super(fault.code(), null, false, false);
        this.fault = fault;
    }

    /** Why. */
    public TokenFault fault() {
        return fault;
    }
}
