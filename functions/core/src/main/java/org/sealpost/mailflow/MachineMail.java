package org.sealpost.mailflow;

import java.util.Locale;
import java.util.Set;
import org.sealpost.mail.MailContent;

/// Mail that no person wrote to its recipient. What machines answer is meant for the reverse-path
/// (RFC 3834 4), never for a Reply-To: one that goes on in a letter of ours would look like a
/// person's, be answered by the next machine, and so on for ever (threat 42).
final class MachineMail {
  private static final Set<String> TO_MANY = Set.of("bulk", "junk", "list");

  private MachineMail() {}

  /// Bounces and vacation notices: whoever reports them to their sender makes a loop.
  static boolean isAnswer(Intake intake, MailContent content) {
    return intake.envelope().reversePath().isEmpty()
        || content.header("Auto-Submitted").anyMatch(how -> !word(how).equals("no"))
        || content.header("Precedence").anyMatch(how -> word(how).equals("auto_reply"))
        || content.header("X-Autoreply").findAny().isPresent()
        || content.header("X-Autorespond").findAny().isPresent();
  }

  /// What lists and old programs send; some ticket systems mark what people write in the same way.
  static boolean isToMany(MailContent content) {
    return content.header("Precedence").anyMatch(how -> TO_MANY.contains(word(how)))
        || content.header("List-Id").findAny().isPresent();
  }

  /// The keyword before parameters and comments (RFC 3834 5).
  private static String word(String value) {
    return value.strip().split("[\\s;(]", 2)[0].toLowerCase(Locale.ROOT);
  }
}
