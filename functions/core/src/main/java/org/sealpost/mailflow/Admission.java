package org.sealpost.mailflow;

import java.util.Optional;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.MalformedMailException;
import org.sealpost.mail.RawMessage;
import org.sealpost.mail.mime.MimeReader;
import org.sealpost.organization.Organization;
import org.sealpost.organization.Scope;
import org.sealpost.rules.action.Rejection;

/// What has to hold of a mail before any rule looks at it.
final class Admission {
  /// What SES takes (aws.md 1).
  static final int LARGEST_BYTES = 40 * 1024 * 1024;

  static final int MOST_RECIPIENTS = 500;

  /// RFC 5321 6.3 asks for at least 100 hops where loops are not otherwise prevented; nobody in our
  /// way needs 25.
  private static final int MOST_HOPS = 25;

  private final Organization organization;

  Admission(Organization organization) {
    this.organization = organization;
  }

  /// Why the mail goes back to its sender for all recipients; empty when it is admitted to the
  /// rules.
  Optional<Rejection> refusal(Intake intake, byte[] message) {
    if (message.length > LARGEST_BYTES) {
      return refuse("5.3.4", "The message is larger than 40 MB.");
    }
    if (intake.envelope().recipients().size() > MOST_RECIPIENTS) {
      return refuse("5.5.3", "The message has more than 500 recipients.");
    }
    if (!intake.authenticated() && hasRecipientOutside(intake)) {
      return refuse("5.7.1", "This gateway does not relay mail of unknown senders.");
    }
    return Optional.empty();
  }

  /// The message, parsed.
  ///
  /// @throws MalformedMailException with the reason for its sender
  MailContent read(byte[] message) throws MalformedMailException {
    RawMessage.check(message);
    MailContent content = MimeReader.read(message);
    if (content.header("Received").count() > MOST_HOPS) {
      throw new MalformedMailException("The message has passed too many hops and seems to loop.");
    }
    return content;
  }

  /// Reply addresses lead outside as well as inside: that is found out when they are resolved.
  private boolean hasRecipientOutside(Intake intake) {
    return intake.envelope().recipients().stream()
        .filter(address -> !address.domain().equals(organization.replyDomain()))
        .anyMatch(address -> organization.recipient(address).scope() == Scope.OUTSIDE);
  }

  private static Optional<Rejection> refuse(String status, String reason) {
    return Optional.of(new Rejection(status, reason));
  }
}
