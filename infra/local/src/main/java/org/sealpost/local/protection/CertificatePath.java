package org.sealpost.local.protection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Locale;
import org.sealpost.local.rules.CommandFailedException;

/// Where a certificate is in the console's API.
final class CertificatePath {
  private CertificatePath() {}

  /// @param fingerprint with or without colons and spaces, as other programs print it
  /// @param action what is done with it, from `/` on, or nothing
  static String of(String address, String fingerprint, String action)
      throws CommandFailedException {
    String digits = fingerprint.replaceAll("[:\\s]", "").toLowerCase(Locale.ROOT);
    if (!digits.matches("[0-9a-f]{64}")) {
      throw new CommandFailedException(
          CommandFailedException.USAGE,
          "A fingerprint is SHA-256, 64 hexadecimal digits: ./sealpost certificates list prints"
              + " them.");
    }
    return "/api/certificates/%s%s?address=%s"
        .formatted(digits, action, URLEncoder.encode(address, UTF_8));
  }
}
