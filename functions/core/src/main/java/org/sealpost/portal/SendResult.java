package org.sealpost.portal;

import java.time.Instant;
import java.util.List;
import org.sealpost.branding.BrandingTemplate;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.Mailbox;
import org.sealpost.reply.AnswerKind;

/// What becomes of sending.
public sealed interface SendResult {
  /// @param files how many went with it
  /// @param before whether it had been sent before, and so was not sent now
  record Sent(
      AnswerKind kind,
      EmailAddress reader,
      List<Mailbox> to,
      Instant at,
      int files,
      boolean before,
      BrandingTemplate branding)
      implements SendResult {
    public Sent {
      to = List.copyOf(to);
    }
  }

  /// Nothing was sent: the reader has to mend something first. What was written is kept.
  record NotSent(Problem problem, AnswerResult.Writing writing) implements SendResult {}

  record Refused(Refusal refusal) implements SendResult {}

  sealed interface Problem {
    record Blank() implements Problem {}

    record TooLong() implements Problem {}

    record NobodyNamed() implements Problem {}

    record NoAddress(String typed) implements Problem {}

    record TooManyNamed() implements Problem {}

    record TooLarge() implements Problem {}

    record FileIncomplete(String name) implements Problem {}

    /// The mailbox has sent very many answers today.
    record TooOften() implements Problem {}

    /// It was changed in another window.
    record Changed() implements Problem {}
  }
}
