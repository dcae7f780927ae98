package org.sealpost.mailflow;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.MessageId;
import org.sealpost.organization.Scope;
import org.sealpost.protection.ProtectedMessage;
import org.sealpost.protection.ProtectedMessageId;
import org.sealpost.protection.ProtectedMessages;
import org.sealpost.protection.Protection;
import org.sealpost.protection.ThreadProtection;
import org.sealpost.protection.Threads;

/// Finds out whether a mail answers or forwards what was protected.
public final class ProtectedThreads {
  private static final Pattern ID = Pattern.compile("<[^<>\\s]{1,900}>");

  private final Threads threads;
  private final ProtectedMessages messages;

  public ProtectedThreads(Threads threads, ProtectedMessages messages) {
    this.threads = threads;
    this.messages = messages;
  }

  /// What all of the thread that we know is protected with, together. A message that is not known
  /// any more counts as Do Not Forward.
  Optional<ThreadProtection> protection(Intake intake, MailContent content) {
    Stream<ProtectedMessageId> known =
        Stream.concat(intake.answers().stream(), known(ids(content)).stream());
    return known.distinct().map(this::protection).reduce(ThreadProtection::and);
  }

  private Set<ProtectedMessageId> known(List<MessageId> ids) {
    return ids.isEmpty() ? Set.of() : threads.find(ids);
  }

  private ThreadProtection protection(ProtectedMessageId id) {
    return messages
        .find(id)
        .map(ProtectedMessage::terms)
        .map(terms -> terms.ofThread())
        .orElse(new ThreadProtection(Protection.DO_NOT_FORWARD, Scope.INSIDE));
  }

  private static List<MessageId> ids(MailContent content) {
    return Stream.of("In-Reply-To", "References")
        .flatMap(content::header)
        .flatMap(value -> ID.matcher(value).results())
        .map(found -> new MessageId(found.group()))
        .distinct()
        .limit(Threads.MOST)
        .toList();
  }
}
