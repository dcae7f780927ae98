package org.sealpost.portal;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.sealpost.AtOnce;
import org.sealpost.Unavailable;
import org.sealpost.opening.PortalSession;
import org.sealpost.opening.ReaderAccess;
import org.sealpost.opening.ReaderAccess.Access;
import org.sealpost.protection.AddressedMessage;
import org.sealpost.protection.DeliveryMethod;
import org.sealpost.protection.MessageSummary;
import org.sealpost.protection.Summaries;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Decides what a session is shown of messages in a list: all that [ReaderAccess] would open, with
/// subject, and without it what it would open after another sign-in. Nothing of what is withdrawn,
/// or another mailbox's.
public final class Listing {
  private static final Logger LOG = LoggerFactory.getLogger(Listing.class);

  private final ReaderAccess access;
  private final Summaries summaries;
  private final Clock clock;

  public Listing(ReaderAccess access, Summaries summaries, Clock clock) {
    this.access = access;
    this.summaries = summaries;
    this.clock = clock;
  }

  /// Those that are not withdrawn themselves: what may stand in a list at all, as far as records
  /// that are at hand tell.
  List<AddressedMessage> open(List<AddressedMessage> messages) {
    return messages.stream()
        .filter(message -> message.withdrawal(clock.instant()).isEmpty())
        .toList();
  }

  /// In the order of the messages; all keys are asked for at the same time.
  List<InboxEntry> entries(List<AddressedMessage> messages, PortalSession session) {
    try (AtOnce atOnce = new AtOnce()) {
      List<Supplier<Optional<InboxEntry>>> entries =
          messages.stream().map(message -> atOnce.ask(() -> entry(message, session))).toList();
      return entries.stream().map(Supplier::get).flatMap(Optional::stream).toList();
    }
  }

  private Optional<InboxEntry> entry(AddressedMessage message, PortalSession session) {
    return switch (access.to(message, session)) {
      case Access.Granted _ -> Optional.of(entry(message, session, summary(message), false));
      case Access.SignInAgain _, Access.PasskeyNeeded _ ->
          Optional.of(entry(message, session, Optional.empty(), true));
      case Access.SignInNeeded _, Access.OtherMailbox _, Access.Withdrawn _ -> Optional.empty();
    };
  }

  private static InboxEntry entry(
      AddressedMessage message,
      PortalSession session,
      Optional<MessageSummary> summary,
      boolean signInAgain) {
    return new InboxEntry(
        message.link(),
        message.message().author(),
        summary,
        message.message().acceptedAt(),
        message.expiresAt(),
        session.opened().contains(message.link()),
        signInAgain,
        message.reader().method() == DeliveryMethod.ATTACHMENT);
  }

  /// A list without a subject is better than none.
  private Optional<MessageSummary> summary(AddressedMessage message) {
    try {
      return summaries.of(message.message());
    } catch (Unavailable unavailable) {
      LOG.warn("message {}: listed without its subject", message.message().id(), unavailable);
      return Optional.empty();
    }
  }
}
