package org.sealpost.console.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/// Lets commands on this machine in, as `Authorization: Bearer …`: 256 random bits, made at each
/// start and left where only their owner can read them. Whoever has them is an admin.
public final class CommandLineToken {
  /// Whom the trace names for it.
  public static final String ADMIN = "command line";

  private static final String BEARER = "Bearer ";
  private static final int BYTES = 32;

  private final String value;

  private CommandLineToken(String value) {
    this.value = value;
  }

  public static CommandLineToken random(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new CommandLineToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /// To be shown to its owner only.
  public String value() {
    return value;
  }

  /// Whether a request may come in. Takes the same time whatever is wrong with the token.
  ///
  /// @param authorization value of its field `Authorization`
  public boolean isIn(String authorization) {
    return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
        && matches(authorization.substring(BEARER.length()).strip());
  }

  private boolean matches(String other) {
    return MessageDigest.isEqual(value.getBytes(UTF_8), other.getBytes(UTF_8));
  }

  /// Never the token.
  @Override
  public String toString() {
    return "CommandLineToken[]";
  }
}
