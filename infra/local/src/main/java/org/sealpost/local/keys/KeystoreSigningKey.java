package org.sealpost.local.keys;

import static org.sealpost.Require.require;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.HexFormat;
import org.sealpost.smime.SigningKey;

final class KeystoreSigningKey implements SigningKey {
  private static final int SHA_256_BYTES = 32;

  /// What stands before the digest of SHA-256 in DigestInfo (RFC 8017 9.2, note 1).
  private static final byte[] DIGEST_INFO =
      HexFormat.of().parseHex("3031300d060960864801650304020105000420");

  private final RsaKey key;

  KeystoreSigningKey(RsaKey key) {
    this.key = key;
  }

  @Override
  public byte[] publicKey() {
    return key.publicKey();
  }

  @Override
  public byte[] sign(byte[] sha256) {
    require(sha256.length == SHA_256_BYTES, "SHA-256 digest: 32 bytes");
    try {
      Signature signature = Signature.getInstance("NONEwithRSA");
      signature.initSign(key.privateKey());
      signature.update(
          ByteBuffer.allocate(DIGEST_INFO.length + SHA_256_BYTES)
              .put(DIGEST_INFO)
              .put(sha256)
              .array());
      return signature.sign();
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
