package org.sealpost.mailflow;

import java.util.Locale;
import java.util.Set;
import org.sealpost.mail.MailContent;

/// Mail that no person wrote to its recipient: bounces, vacation notices, lists. What it says is
/// meant for the reverse-path (RFC 3834 4), never for a Reply-To: one that goes on in a letter of
/// ours would look like a person's, be answered by the next machine, and so on for ever (threat
/// 42).
final class MachineMail {
  private static final Set<String> PRECEDENCES = Set.of("bulk", "junk", "list", "auto_reply");

  private MachineMail() {}

  static boolean is(Intake intake, MailContent content) {
    return intake.envelope().reversePath().isEmpty()
        || content.header("Auto-Submitted").anyMatch(how -> !word(how).equals("no"))
        || content.header("Precedence").anyMatch(how -> PRECEDENCES.contains(word(how)))
        || content.header("List-Id").findAny().isPresent()
        || content.header("X-Autoreply").findAny().isPresent()
        || content.header("X-Autorespond").findAny().isPresent();
  }

  /// The keyword before parameters and comments (RFC 3834 5).
  private static String word(String value) {
    return value.strip().split("[\\s;(]", 2)[0].toLowerCase(Locale.ROOT);
  }
}
