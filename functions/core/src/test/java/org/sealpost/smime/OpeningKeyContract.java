package org.sealpost.smime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealpost.protection.KeyRefusedException;
import org.sealpost.smime.OpeningKey.OaepHash;
import org.sealpost.testing.Samples;

/// What every [OpeningKey] does.
public interface OpeningKeyContract {
  OpeningKey openingKey();

  private static OAEPParameterSpec parameters(OaepHash hash) {
    return switch (hash) {
      case SHA_1 ->
          new OAEPParameterSpec(
              "SHA-1", "MGF1", MGF1ParameterSpec.SHA1, PSource.PSpecified.DEFAULT);
      case SHA_256 ->
          new OAEPParameterSpec(
              "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);
    };
  }

  private RSAPublicKey publicKey() throws GeneralSecurityException {
    return (RSAPublicKey)
        KeyFactory.getInstance("RSA")
            .generatePublic(new X509EncodedKeySpec(openingKey().publicKey()));
  }

  private byte[] encrypted(byte[] secret, OaepHash hash) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
    cipher.init(Cipher.ENCRYPT_MODE, publicKey(), parameters(hash));
    return cipher.doFinal(secret);
  }

  @Test
  default void publicKeyShouldBeLongEnough() throws GeneralSecurityException {
    assertThat(publicKey().getModulus().bitLength()).isGreaterThanOrEqualTo(2048);
    assertThat(openingKey().publicKey()).isEqualTo(openingKey().publicKey());
  }

  @ParameterizedTest
  @EnumSource
  default void openShouldGiveBackWhatWasEncryptedToIt(OaepHash hash) throws Exception {
    byte[] secret = Samples.bytes(32);

    assertThat(openingKey().open(encrypted(secret, hash), hash)).isEqualTo(secret);
  }

  @Test
  default void openShouldRefuseWhatWasEncryptedWithAnotherHash() throws Exception {
    byte[] encrypted = encrypted(Samples.bytes(32), OaepHash.SHA_1);

    assertThatExceptionOfType(KeyRefusedException.class)
        .isThrownBy(() -> openingKey().open(encrypted, OaepHash.SHA_256));
  }

  /// PKCS #1 v1.5 would let strangers try until it opens (Bleichenbacher).
  @Test
  default void openShouldRefuseTheOldPadding() throws Exception {
    Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
    cipher.init(Cipher.ENCRYPT_MODE, publicKey());
    byte[] encrypted = cipher.doFinal(Samples.bytes(32));

    assertThatExceptionOfType(KeyRefusedException.class)
        .isThrownBy(() -> openingKey().open(encrypted, OaepHash.SHA_256));
  }

  @Test
  default void openShouldRefuseWhatWasChanged() throws Exception {
    byte[] encrypted = encrypted(Samples.bytes(32), OaepHash.SHA_256);
    encrypted[100] ^= 1;

    assertThatExceptionOfType(KeyRefusedException.class)
        .isThrownBy(() -> openingKey().open(encrypted, OaepHash.SHA_256));
  }

  /// Whatever a stranger's mail says is encrypted: it is refused, and no failure of ours that is
  /// tried again for days.
  @Test
  default void openShouldRefuseWhatHasAnotherLength() throws Exception {
    byte[] encrypted = encrypted(Samples.bytes(32), OaepHash.SHA_256);

    for (int length : new int[] {0, 1, encrypted.length - 1, encrypted.length + 1, 512, 7000}) {
      assertThatExceptionOfType(KeyRefusedException.class)
          .as("%s bytes", length)
          .isThrownBy(() -> openingKey().open(Arrays.copyOf(encrypted, length), OaepHash.SHA_256));
    }
  }
}
