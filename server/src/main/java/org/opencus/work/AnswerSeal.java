package org.opencus.work;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Locks a kept answer with the {@code Idempotency-Key} that asked for it. Each key encrypts one answer only, so the
 * nonce may be constant.
 */
final class AnswerSeal {
    private static final int TAG_BITS = 128;
    private static final byte[] NONCE = new byte[12];

    private final byte[] keyDigest;
    private final SecretKeySpec key;

    AnswerSeal(String subject, String idempotencyKey) {
        String name = subject + "\n" + idempotencyKey;
        this.keyDigest = sha256("name\n" + name);
        this.key = new SecretKeySpec(sha256("seal\n" + name), "AES");
    }

    /** What the answer is found by. */
    byte[] keyDigest() {
        return keyDigest.clone();
    }

    byte[] close(byte[] body) {
        return crypt(Cipher.ENCRYPT_MODE, body);
    }

    byte[] open(byte[] sealed) {
        return crypt(Cipher.DECRYPT_MODE, sealed);
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private byte[] crypt(int mode, byte[] bytes) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, NONCE));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a kept answer could not be read or written", e);
        }
    }
}
