package org.sealpost.console;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.protection.AddressedMessage;
import org.sealpost.protection.MessageRecipient;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.ProtectedMessage;
import org.sealpost.protection.ProtectedMessageId;
import org.sealpost.protection.ProtectedMessages;
import org.sealpost.trace.MessageTrace;
import org.sealpost.trace.TraceEvent;
import org.sealpost.withdrawal.Revocation;

/// Records of messages that tests put there.
final class InMemoryMessages implements ProtectedMessages, MessageTrace {
  private final Map<ProtectedMessageId, ProtectedMessage> messages = new LinkedHashMap<>();
  private final Map<ProtectedMessageId, List<MessageRecipient>> recipients = new LinkedHashMap<>();
  private final List<TraceEvent> events = new ArrayList<>();

  synchronized void put(ProtectedMessage message, List<MessageRecipient> to) {
    messages.put(message.id(), message);
    recipients.put(message.id(), List.copyOf(to));
  }

  @Override
  public Optional<AddressedMessage> find(PortalLink link) {
    throw new UnsupportedOperationException("the console has no use for links");
  }

  @Override
  public synchronized Optional<ProtectedMessage> find(ProtectedMessageId id) {
    return Optional.ofNullable(messages.get(id));
  }

  @Override
  public synchronized List<MessageRecipient> recipients(ProtectedMessageId id) {
    return recipients.getOrDefault(id, List.of());
  }

  @Override
  public synchronized List<ProtectedMessage> recent(int limit) {
    return messages.values().stream()
        .sorted(Comparator.comparing(ProtectedMessage::acceptedAt).reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized boolean revoke(ProtectedMessageId id, Revocation revocation) {
    return messages.computeIfPresent(id, (_, message) -> revoked(message, revocation)) != null;
  }

  @Override
  public synchronized void record(TraceEvent event) {
    events.add(event);
  }

  @Override
  public synchronized List<TraceEvent> of(ProtectedMessageId message) {
    return events.stream()
        .filter(event -> event.message().equals(message))
        .sorted(Comparator.comparing(TraceEvent::at))
        .toList();
  }

  private static ProtectedMessage revoked(ProtectedMessage message, Revocation revocation) {
    return message.revocation().isPresent()
        ? message
        : new ProtectedMessage(
            message.id(),
            message.organization(),
            message.author(),
            message.authorScope(),
            message.messageId(),
            message.acceptedAt(),
            message.template(),
            message.rights(),
            message.branding(),
            message.sealedSha256(),
            message.expiresAt(),
            Optional.of(revocation));
  }
}
