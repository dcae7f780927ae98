package org.sealpost.opening;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.sealpost.Require.require;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/// 256 random bits that a browser keeps in a cookie. We keep only their SHA-256, which is enough
/// for a token of this length: whoever reads our tables cannot make the cookie.
public record SecretToken(String value) {
  private static final int BYTES = 32;
  private static final int CHARACTERS = 43;

  public SecretToken {
    require(value.matches("[A-Za-z0-9_-]{" + CHARACTERS + "}"), "malformed token");
  }

  public static SecretToken random(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new SecretToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /// Reads a cookie's value; empty for anything that we did not make.
  public static Optional<SecretToken> parse(String value) {
    return value.matches("[A-Za-z0-9_-]{" + CHARACTERS + "}")
        ? Optional.of(new SecretToken(value))
        : Optional.empty();
  }

  /// Hex SHA-256: what is stored and looked up.
  public String digest() {
    return sha256(value);
  }

  /// A second secret for one purpose, which tells nothing about the first: what forms carry against
  /// forgery (CSRF).
  public String derived(String purpose) {
    return sha256(purpose + ":" + value);
  }

  static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  @Override
  public String toString() {
    return "SecretToken[******]";
  }
}
