package org.opencus.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/** Which keys fit a signature, and whether it is right. */
final class Signatures {
    /** What stands before the 32 bytes of an Ed25519 key in its X.509 form (RFC 8410). */
    private static final String ED25519 = "302a300506032b6570032100";

    private Signatures() {}

    /** Whether the key is one for this header: by its name, where the header names one, its kind and its algorithm. */
    static boolean fits(JWK key, JWSHeader header) {
        boolean named = header.getKeyID() == null || header.getKeyID().equals(key.getKeyID());
        JWSAlgorithm algorithm = header.getAlgorithm();
        boolean meant = key.getAlgorithm() == null || key.getAlgorithm().equals(algorithm);
        return named
                && meant
                && switch (key) {
                    case RSAKey _ -> JWSAlgorithm.Family.RSA.contains(algorithm);
                    case ECKey ec -> Curve.forJWSAlgorithm(algorithm).contains(ec.getCurve());
                    case OctetKeyPair pair ->
                        isEd25519(algorithm) && pair.getCurve().equals(Curve.Ed25519);
                    default -> false;
                };
    }

    private static boolean isEd25519(JWSAlgorithm algorithm) {
        return algorithm.equals(JWSAlgorithm.EdDSA) || algorithm.equals(JWSAlgorithm.Ed25519);
    }

    /** Whether the key made the signature of the token. */
    static boolean isRight(SignedJWT token, JWK key) {
        try {
            return switch (key) {
                case RSAKey rsa -> token.verify(new RSASSAVerifier(rsa));
                case ECKey ec -> token.verify(new ECDSAVerifier(ec));
                case OctetKeyPair pair -> isRight(token, pair);
                default -> false;
            };
        } catch (JOSEException | GeneralSecurityException e) {
            return false;
        }
    }

    private static boolean isRight(SignedJWT token, OctetKeyPair pair) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(key(pair.getX()));
        signature.update(token.getSigningInput());
        return signature.verify(token.getSignature().decode());
    }

    private static PublicKey key(Base64URL x) throws GeneralSecurityException {
        byte[] encoded = HexFormat.of().parseHex(ED25519 + HexFormat.of().formatHex(x.decode()));
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }
}
