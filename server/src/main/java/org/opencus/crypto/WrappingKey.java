package org.opencus.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;

/** Wraps keys of persons; what it wraps begins with its name. */
final class WrappingKey {
    private static final int NAME_AT = 1;
    private static final int PREFIX = 5;

    private final int id;
    private final Aead aead;

    WrappingKey(KeyBytes bytes) throws GeneralSecurityException {
        this.id = bytes.id();
        this.aead = AesGcmJce.create(AesGcmKey.builder()
                .setParameters(AesGcmParameters.builder()
                        .setKeySizeBytes(KeyBytes.SIZE)
                        .setIvSizeBytes(12)
                        .setTagSizeBytes(16)
                        .setVariant(AesGcmParameters.Variant.TINK)
                        .build())
                .setKeyBytes(SecretBytes.copyFrom(bytes.bytes(), InsecureSecretKeyAccess.get()))
                .setIdRequirement(id)
                .build());
    }

    boolean made(byte[] wrapped) {
        return wrapped.length > PREFIX && ByteBuffer.wrap(wrapped).getInt(NAME_AT) == id;
    }

    byte[] wrap(byte[] key, byte[] context) throws GeneralSecurityException {
        return aead.encrypt(key, context);
    }

    byte[] unwrap(byte[] wrapped, byte[] context) throws GeneralSecurityException {
        return aead.decrypt(wrapped, context);
    }
}
