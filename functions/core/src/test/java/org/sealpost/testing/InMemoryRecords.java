package org.sealpost.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sealpost.delivery.Deliveries;
import org.sealpost.delivery.Delivery;
import org.sealpost.delivery.DeliveryId;
import org.sealpost.delivery.DeliveryOrder;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.IntakeId;
import org.sealpost.mail.MessageId;
import org.sealpost.mailflow.Intake;
import org.sealpost.mailflow.IntakeKey;
import org.sealpost.mailflow.Intakes;
import org.sealpost.mailflow.Settlement;
import org.sealpost.mailflow.Settlement.SealedRecord;
import org.sealpost.protection.AddressedMessage;
import org.sealpost.protection.DeliveryMethod;
import org.sealpost.protection.MessageRecipient;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.ProtectedMessage;
import org.sealpost.protection.ProtectedMessageId;
import org.sealpost.protection.ProtectedMessages;
import org.sealpost.protection.ReaderMessages;
import org.sealpost.protection.Threads;
import org.sealpost.protection.WrappedDataKey;
import org.sealpost.protection.WrappedKeys;
import org.sealpost.quarantine.QuarantineState;
import org.sealpost.quarantine.QuarantinedMail;
import org.sealpost.quarantine.QuarantinedMails;
import org.sealpost.trace.MessageTrace;
import org.sealpost.trace.PassedMail;
import org.sealpost.trace.TraceEvent;
import org.sealpost.withdrawal.Revocation;

/// The records of intakes, messages, keys, deliveries and events under one lock, so that a
/// settlement is one step as it is in a transaction.
public final class InMemoryRecords implements RecordPorts {
  private final Object lock = new Object();
  private final Map<IntakeKey, Intake> open = new HashMap<>();
  private final Map<IntakeKey, Intakes.Settled> settled = new HashMap<>();
  private final Map<ProtectedMessageId, ProtectedMessage> messages = new HashMap<>();
  private final Map<ProtectedMessageId, List<MessageRecipient>> recipients = new HashMap<>();
  private final Map<ProtectedMessageId, WrappedDataKey> keys = new HashMap<>();
  private final Map<DeliveryId, DeliveryState> deliveries = new HashMap<>();
  private final Map<IntakeId, QuarantinedMail> quarantined = new HashMap<>();
  private final List<TraceEvent> events = new ArrayList<>();
  private final List<PassedMail> passed = new ArrayList<>();
  private final Map<MessageId, Set<ProtectedMessageId>> threads = new HashMap<>();

  @Override
  public QuarantinedMails quarantinedMails() {
    return new QuarantineRecords();
  }

  @Override
  public Intakes intakes() {
    return new IntakeRecords();
  }

  @Override
  public ProtectedMessages protectedMessages() {
    return new MessageRecords();
  }

  @Override
  public ReaderMessages readerMessages() {
    return new ReaderRecords();
  }

  @Override
  public WrappedKeys wrappedKeys() {
    return new KeyRecords();
  }

  @Override
  public Threads threads() {
    return new ThreadRecords();
  }

  @Override
  public Deliveries deliveries() {
    return new DeliveryRecords();
  }

  @Override
  public MessageTrace trace() {
    return new TraceRecords();
  }

  /// The order of a delivery, whatever its state.
  public Optional<DeliveryOrder> order(DeliveryId id) {
    synchronized (lock) {
      return Optional.ofNullable(deliveries.get(id)).map(DeliveryState::order);
    }
  }

  /// All events of all messages, in the order they were recorded.
  public List<TraceEvent> events() {
    synchronized (lock) {
      return List.copyOf(events);
    }
  }

  /// @param leasedUntil when the attempt that holds it is taken to be dead; [Instant#MIN] when none
  ///     holds it
  private record DeliveryState(DeliveryOrder order, Instant leasedUntil, End end) {
    static DeliveryState pending(DeliveryOrder order) {
      return new DeliveryState(order, Instant.MIN, End.NONE);
    }

    boolean finished() {
      return end != End.NONE;
    }
  }

  private enum End {
    NONE,
    SENT,
    FAILED
  }

  private final class IntakeRecords implements Intakes {
    @Override
    public Optional<Settled> arrive(Intake intake) {
      synchronized (lock) {
        Optional<Settled> before = find(intake.key());
        if (before.isEmpty()) {
          open.putIfAbsent(intake.key(), intake);
        }
        return before;
      }
    }

    @Override
    public Settled settle(Settlement settlement) {
      synchronized (lock) {
        IntakeKey key = settlement.intake().key();
        return find(key)
            .orElseGet(
                () -> {
                  write(settlement);
                  Settled written =
                      new Settled(
                          key,
                          settlement.intake().id(),
                          settlement.deliveryIds(),
                          settlement.forwardIds(),
                          settlement.copies(),
                          settlement.carrierIds(),
                          settlement.carried(),
                          settlement.intake().releases());
                  open.remove(key);
                  settled.put(key, written);
                  return written;
                });
      }
    }

    private void write(Settlement settlement) {
      for (SealedRecord sealed : settlement.messages()) {
        messages.put(sealed.message().id(), sealed.message());
        recipients.put(sealed.message().id(), sealed.recipients());
        sealed.key().ifPresent(key -> keys.put(sealed.message().id(), key));
        sealed
            .message()
            .messageId()
            .ifPresent(
                id -> threads.computeIfAbsent(id, _ -> new HashSet<>()).add(sealed.message().id()));
      }
      for (Delivery delivery : settlement.deliveries()) {
        deliveries.put(delivery.id(), DeliveryState.pending(delivery.order()));
      }
      settlement.held().forEach(mail -> quarantined.put(mail.id(), mail));
      events.addAll(settlement.events());
      passed.addAll(settlement.passed());
    }

    @Override
    public Optional<Settled> find(IntakeKey key) {
      synchronized (lock) {
        return Optional.ofNullable(settled.get(key));
      }
    }

    @Override
    public List<Intake> openSince(Instant before, int limit) {
      synchronized (lock) {
        return open.values().stream()
            .filter(intake -> intake.receivedAt().isBefore(before))
            .sorted(Comparator.comparing(Intake::receivedAt))
            .limit(limit)
            .toList();
      }
    }
  }

  private final class MessageRecords implements ProtectedMessages {
    @Override
    public Optional<AddressedMessage> find(PortalLink link) {
      synchronized (lock) {
        return find(link.message())
            .flatMap(
                message ->
                    recipients(link.message()).stream()
                        .filter(recipient -> recipient.key().equals(link.recipient()))
                        .findFirst()
                        .map(recipient -> new AddressedMessage(message, recipient)));
      }
    }

    @Override
    public Optional<ProtectedMessage> find(ProtectedMessageId id) {
      synchronized (lock) {
        return Optional.ofNullable(messages.get(id));
      }
    }

    @Override
    public List<MessageRecipient> recipients(ProtectedMessageId id) {
      synchronized (lock) {
        return recipients.getOrDefault(id, List.of());
      }
    }

    @Override
    public List<ProtectedMessage> recent(int limit) {
      synchronized (lock) {
        return messages.values().stream()
            .sorted(Comparator.comparing(ProtectedMessage::acceptedAt).reversed())
            .limit(limit)
            .toList();
      }
    }

    @Override
    public boolean revoke(ProtectedMessageId id, Revocation revocation) {
      synchronized (lock) {
        return messages.computeIfPresent(id, (same, message) -> message.revoked(revocation))
            != null;
      }
    }
  }

  private final class ReaderRecords implements ReaderMessages {
    private static final Comparator<Position> BY_AGE =
        Comparator.comparing(Position::acceptedAt)
            .thenComparing(position -> position.link().toString());

    @Override
    public Page of(EmailAddress reader, Optional<Position> after, int limit) {
      synchronized (lock) {
        List<AddressedMessage> behind =
            newest(reader)
                .filter(
                    message ->
                        after.isEmpty() || BY_AGE.compare(Position.of(message), after.get()) < 0)
                .toList();
        List<AddressedMessage> page = behind.stream().limit(limit).toList();
        return new Page(
            page,
            behind.size() > page.size()
                ? Optional.of(Position.of(page.getLast()))
                : Optional.empty());
      }
    }

    @Override
    public List<AddressedMessage> ofConversation(
        EmailAddress reader, ProtectedMessageId conversation, int limit) {
      synchronized (lock) {
        return newest(reader)
            .limit(LOOKED_THROUGH)
            .filter(message -> message.message().place().conversation().equals(conversation))
            .limit(limit)
            .toList()
            .reversed();
      }
    }

    private Stream<AddressedMessage> newest(EmailAddress reader) {
      return messages.values().stream()
          .flatMap(
              message ->
                  recipients.getOrDefault(message.id(), List.of()).stream()
                      .map(recipient -> new AddressedMessage(message, recipient)))
          .filter(message -> message.readerAddress().equals(reader))
          .filter(message -> message.reader().method() != DeliveryMethod.SMIME)
          .sorted(Comparator.comparing(Position::of, BY_AGE).reversed());
    }
  }

  private final class ThreadRecords implements Threads {
    @Override
    public Set<ProtectedMessageId> find(Collection<MessageId> ids) {
      synchronized (lock) {
        Set<ProtectedMessageId> found = new HashSet<>();
        ids.forEach(id -> found.addAll(threads.getOrDefault(id, Set.of())));
        return found;
      }
    }

    @Override
    public void note(MessageId id, ProtectedMessageId message) {
      synchronized (lock) {
        threads.computeIfAbsent(id, _ -> new HashSet<>()).add(message);
      }
    }
  }

  private final class QuarantineRecords implements QuarantinedMails {
    @Override
    public Optional<QuarantinedMail> find(IntakeId id) {
      synchronized (lock) {
        return Optional.ofNullable(quarantined.get(id));
      }
    }

    @Override
    public List<QuarantinedMail> held(int limit) {
      synchronized (lock) {
        return quarantined.values().stream()
            .filter(mail -> mail.state() instanceof QuarantineState.Held)
            .sorted(Comparator.comparing(QuarantinedMail::since).reversed())
            .limit(limit)
            .toList();
      }
    }

    @Override
    public List<QuarantinedMail> heldSince(Instant before, int limit) {
      synchronized (lock) {
        return quarantined.values().stream()
            .filter(mail -> mail.state() instanceof QuarantineState.Held)
            .filter(mail -> mail.since().isBefore(before))
            .sorted(Comparator.comparing(QuarantinedMail::since))
            .limit(limit)
            .toList();
      }
    }

    @Override
    public Optional<QuarantineState> end(IntakeId id, QuarantineState end) {
      synchronized (lock) {
        return Optional.ofNullable(
                quarantined.computeIfPresent(
                    id,
                    (_, mail) ->
                        mail.state() instanceof QuarantineState.Held ? mail.ended(end) : mail))
            .map(QuarantinedMail::state);
      }
    }
  }

  private final class KeyRecords implements WrappedKeys {
    @Override
    public Optional<WrappedDataKey> find(ProtectedMessageId message) {
      synchronized (lock) {
        return Optional.ofNullable(keys.get(message));
      }
    }

    @Override
    public void shred(ProtectedMessageId message) {
      synchronized (lock) {
        keys.remove(message);
      }
    }
  }

  private final class DeliveryRecords implements Deliveries {
    @Override
    public Claim claim(DeliveryId id, Instant now, Duration lease) {
      synchronized (lock) {
        DeliveryState state = deliveries.get(id);
        if (state == null || state.finished()) {
          return new Claim.Finished();
        }
        if (now.isBefore(state.leasedUntil())) {
          return new Claim.Busy();
        }
        deliveries.put(id, new DeliveryState(state.order(), now.plus(lease), End.NONE));
        return new Claim.Claimed(state.order());
      }
    }

    @Override
    public void release(DeliveryId id) {
      synchronized (lock) {
        deliveries.computeIfPresent(
            id, (same, state) -> new DeliveryState(state.order(), Instant.MIN, state.end()));
      }
    }

    @Override
    public void sent(DeliveryId id, Instant at) {
      finish(id, End.SENT);
    }

    @Override
    public Optional<DeliveryOrder> failed(DeliveryId id, Instant at) {
      return finish(id, End.FAILED)
          .filter(state -> state.end() == End.FAILED)
          .map(DeliveryState::order);
    }

    /// What stands afterwards: the first end stays.
    private Optional<DeliveryState> finish(DeliveryId id, End end) {
      synchronized (lock) {
        return Optional.ofNullable(
            deliveries.computeIfPresent(
                id,
                (_, state) ->
                    state.finished() ? state : new DeliveryState(state.order(), Instant.MIN, end)));
      }
    }

    @Override
    public void add(Delivery delivery) {
      synchronized (lock) {
        deliveries.putIfAbsent(delivery.id(), DeliveryState.pending(delivery.order()));
      }
    }

    @Override
    public boolean isFinished(DeliveryId id) {
      synchronized (lock) {
        DeliveryState state = deliveries.get(id);
        return state == null || state.finished();
      }
    }
  }

  private final class TraceRecords implements MessageTrace {
    @Override
    public List<PassedMail> recentlyPassed(int limit) {
      synchronized (lock) {
        return passed.reversed().stream().limit(limit).toList();
      }
    }

    @Override
    public void record(TraceEvent event) {
      synchronized (lock) {
        events.add(event);
      }
    }

    @Override
    public List<TraceEvent.Protected> protectedAs(String reference) {
      synchronized (lock) {
        return events.stream()
            .filter(TraceEvent.Protected.class::isInstance)
            .map(TraceEvent.Protected.class::cast)
            .filter(event -> event.message().reference().equals(reference))
            .sorted(Comparator.comparing(TraceEvent.Protected::at).reversed())
            .toList();
      }
    }

    @Override
    public List<TraceEvent> of(ProtectedMessageId message) {
      synchronized (lock) {
        return events.stream()
            .filter(event -> event.message().equals(message))
            .sorted(Comparator.comparing(TraceEvent::at))
            .toList();
      }
    }
  }
}
