package org.opencus.tokens;

import java.util.Locale;
import org.opencus.contract.Refusal;
import org.opencus.contract.Text;

/** Why a token is not taken; the texts say what its holder can do, never what the token says. */
public enum TokenFault {
    TOO_LARGE("Token jest zbyt duży.", "The token is too large."),
    UNREADABLE("To nie jest podpisany token JWT.", "This is no signed JWT."),
    ALGORITHM("Ten rodzaj podpisu tokenu nie jest przyjmowany.", "This kind of signature is not taken."),
    TYPE("To nie jest token dostępu.", "This is no access token."),
    KEY("Token podpisano nieznanym kluczem.", "The token was signed with an unknown key."),
    SIGNATURE("Podpis tokenu jest nieprawidłowy.", "The signature of the token is wrong."),
    ISSUER("Token wydał ktoś inny.", "The token comes from another issuer."),
    AUDIENCE("Token wydano dla innego systemu.", "The token is meant for another system."),
    EXPIRED("Token stracił ważność; uzyskaj nowy.", "The token has expired; get a new one."),
    NOT_YET("Token nie jest jeszcze ważny.", "The token is not valid yet."),
    SUBJECT("Token nie mówi, czyj jest.", "The token does not say whose it is."),
    NO_ISSUER("Ten serwer nie przyjmuje tokenów.", "This server takes no tokens.");

    private final Text text;

    TokenFault(String polish, String english) {
        this.text = new Text(polish, english);
    }

    /** The name in metrics. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether somebody who knows no good token could have sent it: one that was good before is no guess. */
    public boolean isGuess() {
        return this != EXPIRED && this != NOT_YET;
    }

    /** What its holder is told. */
    public Refusal refusal() {
        return Refusal.of(Refusal.Kind.UNAUTHENTICATED, text);
    }

    TokenRefused refused() {
        return new TokenRefused(this);
    }
}
