package org.sealpost.mailflow;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.MessageId;
import org.sealpost.organization.Scope;
import org.sealpost.protection.ProtectedMessageId;
import org.sealpost.protection.ProtectedMessages;
import org.sealpost.protection.Threads;

/// Finds out whether a mail answers or forwards what was protected, and which conversation it goes
/// on with.
public final class ProtectedThreads {
  /// More ids than any thread has.
  static final int MOST_IDS = 1_000;

  /// Of a mail with so many ids that nobody would look them up; no rule takes it off.
  private static final KnownThread OF_TOO_MANY = KnownThread.ofUnknown(Scope.OUTSIDE);

  private final Threads threads;
  private final ProtectedMessages messages;

  public ProtectedThreads(Threads threads, ProtectedMessages messages) {
    this.threads = threads;
    this.messages = messages;
  }

  /// What all of the thread that we know is protected with, together, and the conversation of the
  /// earliest of it. A message that is not known any more counts as Do Not Forward, and so does a
  /// mail that names more than 1,000 others, or more than 100 that we know; such a mail goes on
  /// with no conversation. Mail that names none asks no store.
  ///
  /// Anybody can write a Message-ID that they have seen: a mail that goes on with a conversation is
  /// shown beside it, and gives nobody anything of it.
  ///
  /// @throws org.sealpost.Unavailable when a store does not answer: nobody knows then
  Optional<KnownThread> find(Intake intake, MailContent content) {
    List<MessageId> ids = ThreadIds.of(content, MOST_IDS + 1);
    Optional<KnownThread> tooMany =
        ids.size() > MOST_IDS ? Optional.of(OF_TOO_MANY) : Optional.empty();
    Set<ProtectedMessageId> known = tooMany.isPresent() ? new HashSet<>() : known(ids);
    if (known.size() > Threads.MOST) {
      // One Message-ID may stand for very many: anybody can write it again.
      return Optional.of(OF_TOO_MANY);
    }
    intake.answers().ifPresent(answered -> known.add(answered.link().message()));
    return Stream.concat(tooMany.stream(), known.stream().map(this::known))
        .reduce(KnownThread::and);
  }

  private Set<ProtectedMessageId> known(List<MessageId> ids) {
    Set<ProtectedMessageId> known = new HashSet<>();
    for (int from = 0; from < ids.size(); from += Threads.MOST) {
      known.addAll(threads.find(ids.subList(from, Math.min(ids.size(), from + Threads.MOST))));
    }
    return known;
  }

  private KnownThread known(ProtectedMessageId id) {
    return messages
        .find(id)
        .map(KnownThread::of)
        .orElseGet(() -> KnownThread.ofUnknown(Scope.INSIDE));
  }
}
