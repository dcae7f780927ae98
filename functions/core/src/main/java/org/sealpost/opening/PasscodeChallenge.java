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
/// for it. Each browser has challenges of its own: what somebody else asks for, or guesses, costs
/// the recipient nothing (threats 13, 20).
///
/// @param browser [SecretToken#digest()] of the ticket that the browser keeps
/// @param verifier hex HMAC-SHA256 of the passcode and the link under the ticket's token. Eight
///     digits are guessed in no time from a plain hash; this one says nothing without the token,
///     and the token is stored nowhere. It also is the binding to the browser
/// @param triesLeft how often it may still be tried
public record PasscodeChallenge(
    PortalLink link,
    String browser,
    String verifier,
    Instant sentAt,
    Instant expiresAt,
    int triesLeft) {
  public static final Duration LIFETIME = Duration.ofMinutes(15);
  public static final int TRIES = 5;

  public PasscodeChallenge {
    require(triesLeft >= 0 && triesLeft <= TRIES, "tries out of range");
  }

  /// @param tries 1 to [#TRIES]
  public static PasscodeChallenge of(
      PortalLink link, Passcode passcode, SecretToken browser, int tries, Instant now) {
    return new PasscodeChallenge(
        link, browser.digest(), verifier(link, passcode, browser), now, now.plus(LIFETIME), tries);
  }

  /// Compares in constant time.
  public boolean isAnsweredBy(Passcode passcode, SecretToken browser) {
    return MessageDigest.isEqual(
        verifier.getBytes(US_ASCII), verifier(link, passcode, browser).getBytes(US_ASCII));
  }

  /// The same with so many tries left.
  public PasscodeChallenge left(int tries) {
    return new PasscodeChallenge(link, browser, verifier, sentAt, expiresAt, tries);
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
