package org.sealpost.opening;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.sealpost.Require.require;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.sealpost.protection.PortalLink;

/// A passcode that was sent and may be redeemed once, before it expires, in the browser that asked
/// for it.
///
/// @param verifier hex HMAC-SHA256 of the passcode and the link under the browser's token. Eight
///     digits are guessed in no time from a plain hash; this one says nothing without the token,
///     and the token is stored nowhere. It also is the binding to the browser
/// @param triesLeft how often it may still be tried
public record PasscodeChallenge(
    PortalLink link, String verifier, Instant expiresAt, int triesLeft) {
  public static final Duration LIFETIME = Duration.ofMinutes(15);
  public static final int TRIES = 5;

  public PasscodeChallenge {
    require(triesLeft >= 0 && triesLeft <= TRIES, "tries out of range");
  }

  public static PasscodeChallenge of(
      PortalLink link, Passcode passcode, SecretToken browser, Instant now) {
    return new PasscodeChallenge(
        link, verifier(link, passcode, browser), now.plus(LIFETIME), TRIES);
  }

  /// Compares in constant time.
  public boolean isAnsweredBy(Passcode passcode, SecretToken browser) {
    return MessageDigest.isEqual(
        verifier.getBytes(US_ASCII), verifier(link, passcode, browser).getBytes(US_ASCII));
  }

  private static String verifier(PortalLink link, Passcode passcode, SecretToken browser) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(browser.value().getBytes(US_ASCII), "HmacSHA256"));
      mac.update(link.toString().getBytes(US_ASCII));
      return HexFormat.of().formatHex(mac.doFinal(passcode.digits().getBytes(US_ASCII)));
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  @Override
  public String toString() {
    return "PasscodeChallenge[" + link.message() + "]";
  }
}
