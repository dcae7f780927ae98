package org.sealpost.smime;

import static org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers.id_RSAES_OAEP;
import static org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers.rsaEncryption;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.sealpost.smime.OpeningKey.OaepHash;

/// Somebody's RSA key, of 2048 to 8192 bits: shorter ones are refused for new mail (RFC 8551 4),
/// longer ones cost more time than they are worth, and a hostile one could be of any length.
///
/// @param oaep what the certificate says that its key is for: RSAES-OAEP with this hash and nothing
///     else (RFC 4055 4). Empty for a key that may be used with any padding
record RsaKey(BigInteger modulus, BigInteger exponent, Optional<OaepHash> oaep) {
  private static final int SHORTEST_BITS = 2048;
  private static final int LONGEST_BITS = 8192;
  private static final int LONGEST_EXPONENT_BITS = 64;

  /// @throws UnreadableCertificateException for every other key: the words say which
  static RsaKey of(SubjectPublicKeyInfo info) throws UnreadableCertificateException {
    ASN1ObjectIdentifier algorithm = info.getAlgorithm().getAlgorithm();
    if (X9ObjectIdentifiers.id_ecPublicKey.equals(algorithm)) {
      throw new UnreadableCertificateException(
          "its key is one of an elliptic curve, which is not supported: ask its owner for an RSA"
              + " certificate");
    }
    if (!rsaEncryption.equals(algorithm) && !id_RSAES_OAEP.equals(algorithm)) {
      throw new UnreadableCertificateException(
          "its key is not an RSA key for encryption: ask its owner for one that is");
    }
    Optional<OaepHash> oaep =
        id_RSAES_OAEP.equals(algorithm)
            ? Optional.of(
                OaepParameters.hash(info.getAlgorithm())
                    .orElseThrow(
                        () ->
                            new UnreadableCertificateException(
                                "its key asks for RSAES-OAEP with hashes that are not supported")))
            : Optional.empty();
    RSAPublicKey numbers = numbers(info);
    RsaKey key = new RsaKey(numbers.getModulus(), numbers.getPublicExponent(), oaep);
    key.check();
    return key;
  }

  private static RSAPublicKey numbers(SubjectPublicKeyInfo info)
      throws UnreadableCertificateException {
    try {
      return RSAPublicKey.getInstance(info.parsePublicKey());
    } catch (IOException | IllegalArgumentException malformed) {
      throw new UnreadableCertificateException("its RSA key cannot be read");
    }
  }

  private void check() throws UnreadableCertificateException {
    int bits = modulus.bitLength();
    if (bits < SHORTEST_BITS) {
      throw new UnreadableCertificateException(
          "its RSA key has " + bits + " bits: at least 2048 are needed");
    }
    if (bits > LONGEST_BITS) {
      throw new UnreadableCertificateException(
          "its RSA key has " + bits + " bits: at most 8192 are supported");
    }
    if (!modulus.testBit(0)
        || !exponent.testBit(0)
        || exponent.compareTo(BigInteger.TWO) < 0
        || exponent.bitLength() > LONGEST_EXPONENT_BITS) {
      throw new UnreadableCertificateException("its RSA key is no sound one");
    }
  }

  PublicKey publicKey() throws GeneralSecurityException {
    return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
  }
}
