package org.opencus.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;

/** Seals what is known of one person; without this key it is gone, wherever copies of it lie. */
public final class PersonKey {
    private static final AesGcmParameters PARAMETERS = parameters();

    private final Aead aead;

    PersonKey(byte[] key) throws GeneralSecurityException {
        this.aead = AesGcmJce.create(AesGcmKey.builder()
                .setParameters(PARAMETERS)
                .setKeyBytes(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()))
                .build());
    }

    private static AesGcmParameters parameters() {
        try {
            return AesGcmParameters.builder()
                    .setKeySizeBytes(KeyBytes.SIZE)
                    .setIvSizeBytes(12)
                    .setTagSizeBytes(16)
                    .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                    .build();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Seals bytes for one place, {@code table.column}, of one row: moved anywhere else they do not open. */
    public byte[] seal(String place, UUID row, byte[] plain) {
        try {
            return aead.encrypt(plain, context(place, row));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Opens what was sealed for this place and row; throws {@link CryptoRefused} where it was changed or moved. */
    public byte[] open(String place, UUID row, byte[] sealed) {
        try {
            return aead.decrypt(sealed, context(place, row));
        } catch (GeneralSecurityException broken) {
            throw new CryptoRefused(place + " of " + row + " does not open with the key of its person", broken);
        }
    }

    static byte[] context(String place, UUID row) {
        return (place + "/" + row).getBytes(StandardCharsets.UTF_8);
    }
}
