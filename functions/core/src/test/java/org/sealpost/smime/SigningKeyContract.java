package org.sealpost.smime;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import org.junit.jupiter.api.Test;

/// What every [SigningKey] does.
public interface SigningKeyContract {
  byte[] TEXT = "signed".getBytes(US_ASCII);

  SigningKey signingKey();

  private PublicKey publicKey() throws GeneralSecurityException {
    return KeyFactory.getInstance("RSA")
        .generatePublic(new X509EncodedKeySpec(signingKey().publicKey()));
  }

  private boolean isSignature(byte[] text, byte[] signature) throws GeneralSecurityException {
    Signature verifying = Signature.getInstance("SHA256withRSA");
    verifying.initVerify(publicKey());
    verifying.update(text);
    return verifying.verify(signature);
  }

  /// SHA-256 and RSA of 2048 bits at least: nothing weaker for new mail.
  @Test
  default void publicKeyShouldBeLongEnough() throws GeneralSecurityException {
    assertThat(((RSAPublicKey) publicKey()).getModulus().bitLength()).isGreaterThanOrEqualTo(2048);
    assertThat(signingKey().publicKey()).isEqualTo(signingKey().publicKey());
  }

  @Test
  default void publicKeyShouldBeACopyOfItsOwn() {
    signingKey().publicKey()[0] ^= 1;

    assertThat(signingKey().publicKey()[0]).isEqualTo((byte) 0x30);
  }

  @Test
  default void signShouldSignWhatHasTheDigest() throws GeneralSecurityException {
    byte[] signature = signingKey().sign(MessageDigest.getInstance("SHA-256").digest(TEXT));

    assertThat(isSignature(TEXT, signature)).isTrue();
    assertThat(isSignature("Signed".getBytes(US_ASCII), signature)).isFalse();
  }

  @Test
  default void signShouldTakeDigestsOnly() {
    assertThatIllegalArgumentException().isThrownBy(() -> signingKey().sign(new byte[20]));
    assertThatIllegalArgumentException().isThrownBy(() -> signingKey().sign(new byte[33]));
  }
}
