package org.sealpost.smime;

import static org.sealpost.Require.require;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.sealpost.protection.KeyRefusedException;

/// RSA keys in memory, made when they are first used.
public final class InMemorySmimeKeys {
  private static final String DIGEST_INFO = "3031300d060960864801650304020105000420";

  private final Supplier<KeyPair> signing = made();
  private final Supplier<KeyPair> opening = made();

  public SigningKey signingKey() {
    return new Signing();
  }

  public OpeningKey openingKey() {
    return new Opening();
  }

  private static Supplier<KeyPair> made() {
    return new Supplier<>() {
      private volatile Optional<KeyPair> pair = Optional.empty();

      @Override
      public synchronized KeyPair get() {
        if (pair.isEmpty()) {
          try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            pair = Optional.of(generator.generateKeyPair());
          } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
          }
        }
        return pair.orElseThrow();
      }
    };
  }

  private final class Signing implements SigningKey {
    @Override
    public byte[] publicKey() {
      return signing.get().getPublic().getEncoded();
    }

    @Override
    public byte[] sign(byte[] sha256) {
      require(sha256.length == 32, "SHA-256 digest: 32 bytes");
      try {
        Signature signature = Signature.getInstance("NONEwithRSA");
        signature.initSign(signing.get().getPrivate());
        signature.update(HexFormat.of().parseHex(DIGEST_INFO));
        signature.update(sha256);
        return signature.sign();
      } catch (GeneralSecurityException everyJavaHasIt) {
        throw new IllegalStateException(everyJavaHasIt);
      }
    }
  }

  private final class Opening implements OpeningKey {
    @Override
    public byte[] publicKey() {
      return opening.get().getPublic().getEncoded();
    }

    @Override
    public byte[] open(byte[] encrypted, OaepHash hash) throws KeyRefusedException {
      OAEPParameterSpec parameters =
          switch (hash) {
            case SHA_1 ->
                new OAEPParameterSpec(
                    "SHA-1", "MGF1", MGF1ParameterSpec.SHA1, PSource.PSpecified.DEFAULT);
            case SHA_256 ->
                new OAEPParameterSpec(
                    "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);
          };
      try {
        Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
        cipher.init(Cipher.DECRYPT_MODE, opening.get().getPrivate(), parameters);
        return cipher.doFinal(encrypted);
      } catch (GeneralSecurityException refused) {
        throw new KeyRefusedException(refused);
      }
    }
  }
}
