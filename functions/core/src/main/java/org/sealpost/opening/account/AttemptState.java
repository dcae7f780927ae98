package org.sealpost.opening.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.sealpost.Require.require;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.sealpost.opening.SecretToken;

/// What an attempt remembers of itself, on its way through the provider and back: sealed with the
/// browser's token (AES-256-GCM), so that nobody else can make it, change it or read it. The
/// provider, its logs and the browser's history learn no portal link by it (threat 24).
///
/// @param link whatever stood in the address
/// @param expiresAt to the second
record AttemptState(String link, String provider, Instant expiresAt) {
  /// A link of ours has 53 characters.
  static final int LONGEST_LINK = 200;

  private static final int LONGEST_TEXT = 2048;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final String KEY = "account state";

  AttemptState {
    require(link.length() <= LONGEST_LINK, "link too long");
    require(provider.length() <= Byte.MAX_VALUE, "provider id too long");
  }

  /// Different at each call.
  String sealedBy(SecretToken browser, SecureRandom random) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    byte[] id = provider.getBytes(UTF_8);
    byte[] address = link.getBytes(UTF_8);
    byte[] plain =
        ByteBuffer.allocate(Long.BYTES + 1 + id.length + address.length)
            .putLong(expiresAt.getEpochSecond())
            .put((byte) id.length)
            .put(id)
            .put(address)
            .array();
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, browser, nonce).doFinal(plain);
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array());
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  /// Reads [#sealedBy]; empty for anything that was not made for this browser. Whether it has
  /// expired is for the caller to ask.
  static Optional<AttemptState> opened(String text, SecretToken browser) {
    if (text.length() > LONGEST_TEXT) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      if (bytes.length < NONCE) {
        return Optional.empty();
      }
      byte[] nonce = new byte[NONCE];
      ByteBuffer in = ByteBuffer.wrap(bytes).get(nonce);
      byte[] plain =
          cipher(Cipher.DECRYPT_MODE, browser, nonce).doFinal(bytes, in.position(), in.remaining());
      return Optional.of(read(ByteBuffer.wrap(plain)));
    } catch (IllegalArgumentException | GeneralSecurityException notOurs) {
      return Optional.empty();
    }
  }

  private static AttemptState read(ByteBuffer in) {
    Instant expiresAt = Instant.ofEpochSecond(in.getLong());
    String provider = text(in, in.get());
    return new AttemptState(text(in, in.remaining()), provider, expiresAt);
  }

  private static String text(ByteBuffer in, int length) {
    byte[] bytes = new byte[length];
    in.get(bytes);
    return new String(bytes, UTF_8);
  }

  private static Cipher cipher(int mode, SecretToken browser, byte[] nonce)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    byte[] key = HexFormat.of().parseHex(browser.derived(KEY));
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }

  @Override
  public String toString() {
    return "AttemptState[" + provider + "]";
  }
}
