package org.sealpost.smime;

import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.ContentSigner;

/// Digests here and has the digest signed: the key service sees 32 bytes of each mail.
final class KeyServiceSigner implements ContentSigner {
  private final SigningKey key;
  private final MessageDigest digest;

  KeyServiceSigner(SigningKey key) {
    this.key = key;
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  @Override
  public AlgorithmIdentifier getAlgorithmIdentifier() {
    return new AlgorithmIdentifier(PKCSObjectIdentifiers.sha256WithRSAEncryption, DERNull.INSTANCE);
  }

  @Override
  public OutputStream getOutputStream() {
    return new OutputStream() {
      @Override
      public void write(int octet) {
        digest.update((byte) octet);
      }

      @Override
      public void write(byte[] bytes, int from, int count) {
        digest.update(bytes, from, count);
      }
    };
  }

  @Override
  public byte[] getSignature() {
    return key.sign(digest.digest());
  }
}
