package org.opencus.crypto;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.prf.HmacPrfKey;
import com.google.crypto.tink.prf.HmacPrfParameters;
import com.google.crypto.tink.prf.Prf;
import com.google.crypto.tink.subtle.PrfHmacJce;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;

/** Hashes what must be found and not read. */
final class LookupKey {
    private static final int HASH_BYTES = 16;

    private final Prf prf;

    LookupKey(KeyBytes bytes) throws GeneralSecurityException {
        this.prf = PrfHmacJce.create(HmacPrfKey.builder()
                .setParameters(HmacPrfParameters.builder()
                        .setKeySizeBytes(KeyBytes.SIZE)
                        .setHashType(HmacPrfParameters.HashType.SHA256)
                        .build())
                .setKeyBytes(SecretBytes.copyFrom(bytes.bytes(), InsecureSecretKeyAccess.get()))
                .build());
    }

    byte[] hash(byte[] value) {
        try {
            return prf.compute(value, HASH_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
