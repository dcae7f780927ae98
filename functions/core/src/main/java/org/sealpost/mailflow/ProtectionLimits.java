package org.sealpost.mailflow;

import java.util.Locale;
import java.util.Optional;
import org.sealpost.mail.MailContent;
import org.sealpost.protection.settings.Limits;
import org.sealpost.rules.action.Rejection;

/// What is too much to be protected comes back to its sender, with the limit named (ome.md 8).
final class ProtectionLimits {
  /// Bytes of a megabyte, as people count the size of mail.
  private static final int MEGABYTE = 1024 * 1024;

  private static final String TOO_LARGE = "5.3.4";
  private static final String TOO_MANY_RECIPIENTS = "5.5.3";

  /// Asked for mail that is to be protected, as it came: for all of it, not for one recipient. What
  /// is exactly as much as a limit is not too much.
  ///
  /// @param message all of it, as it came
  Optional<Rejection> refusal(Limits limits, byte[] message, Intake intake, MailContent content) {
    if (message.length > limits.largestBytes()) {
      return Optional.of(
          new Rejection(
              TOO_LARGE,
              "The mail has to be protected, and protected messages may have at most %s; this one"
                      .formatted(megabytes(limits.largestBytes()))
                  + " has %s. Send less of it, or put large files where the recipients can fetch"
                      .formatted(exactly(message.length, limits.largestBytes()))
                  + " them, and send a link."));
    }
    int recipients = intake.envelope().recipients().size();
    if (recipients > limits.mostRecipients()) {
      return Optional.of(
          new Rejection(
              TOO_MANY_RECIPIENTS,
              "The mail has to be protected, and protected messages may have at most %s; this one"
                      .formatted(people(limits.mostRecipients()))
                  + " has %s. Send it several times, to fewer recipients each."
                      .formatted(number(recipients))));
    }
    int longest = content.header("To").mapToInt(ProtectionLimits::characters).sum();
    if (longest > limits.longestTo()) {
      return Optional.of(
          new Rejection(
              TOO_MANY_RECIPIENTS,
              "The mail has to be protected, and the To field of protected messages may have at"
                  + " most %s characters; this one has %s. Send it several times, to fewer"
                      .formatted(number(limits.longestTo()), number(longest))
                  + " recipients each."));
    }
    return Optional.empty();
  }

  private static int characters(String value) {
    return value.codePointCount(0, value.length());
  }

  private static String people(int count) {
    return count == 1 ? "1 recipient" : number(count) + " recipients";
  }

  /// Whole where it is whole, else with one decimal.
  private static String megabytes(int bytes) {
    return bytes % MEGABYTE == 0
        ? bytes / MEGABYTE + " MB"
        : String.format(Locale.ROOT, "%.1f MB", (double) bytes / MEGABYTE);
  }

  /// In bytes where the two would read the same.
  private static String exactly(int bytes, int limit) {
    String size = String.format(Locale.ROOT, "%.1f MB", (double) bytes / MEGABYTE);
    return bytes - limit < MEGABYTE / 10
        ? number(bytes) + " bytes, which is " + number(bytes - limit) + " too many"
        : size;
  }

  private static String number(int count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
