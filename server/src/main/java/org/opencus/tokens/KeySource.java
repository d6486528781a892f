package org.opencus.tokens;

import com.nimbusds.jose.jwk.JWK;
import java.util.List;

/** Where the keys of an issuer are read. */
interface KeySource {
    /** All keys that can be used; throws {@link KeysUnreadable} where none can be had. */
    List<JWK> read();
}
