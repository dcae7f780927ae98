package org.sealpost.administration;

import static org.sealpost.Require.require;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.sealpost.branding.BrandingTemplate;
import org.sealpost.branding.BrandingTemplates;
import org.sealpost.opening.PortalSessions;
import org.sealpost.opening.SessionEnds;
import org.sealpost.opening.passkey.PasskeyCeremonies;
import org.sealpost.protection.AddressedMessage;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.ProtectedMessage;
import org.sealpost.protection.ProtectedMessageId;
import org.sealpost.protection.ProtectedMessages;
import org.sealpost.protection.RecipientKey;
import org.sealpost.rules.CurrentRules;
import org.sealpost.rules.RuleSet;
import org.sealpost.trace.MessageTrace;
import org.sealpost.trace.PassedMail;
import org.sealpost.trace.TraceEvent;
import org.sealpost.withdrawal.Revocation;

/// What admins can do. Who may call it is decided before: every method takes an admin for granted.
/// Nothing here can read a message.
public final class Administration {
  private static final int MOST = 500;

  private final ProtectedMessages messages;
  private final MessageTrace trace;
  private final CurrentRules rules;
  private final BrandingTemplates brandings;
  private final SessionEnds ends;
  private final PasskeyCeremonies passkeys;
  private final Clock clock;

  public Administration(
      ProtectedMessages messages,
      MessageTrace trace,
      CurrentRules rules,
      BrandingTemplates brandings,
      PortalSessions sessions,
      PasskeyCeremonies passkeys,
      Clock clock) {
    this.messages = messages;
    this.trace = trace;
    this.rules = rules;
    this.brandings = brandings;
    this.ends = new SessionEnds(messages, sessions, clock);
    this.passkeys = passkeys;
    this.clock = clock;
  }

  /// The newest protected messages first, at most `limit` (1 to 500).
  public List<ProtectedMessage> recentMessages(int limit) {
    require(limit >= 1 && limit <= MOST, "limit: 1 to 500");
    return messages.recent(limit);
  }

  /// Mail that went on as it was although something asked for more, the newest first, at most
  /// `limit` (1 to 500).
  public List<PassedMail> passedMail(int limit) {
    require(limit >= 1 && limit <= MOST, "limit: 1 to 500");
    return trace.recentlyPassed(limit);
  }

  public Optional<MessageDetails> message(ProtectedMessageId id) {
    return messages
        .find(id)
        .map(message -> new MessageDetails(message, messages.recipients(id), trace.of(id)));
  }

  /// Ends all recipients' access, at once and for good; portal sessions that were used for nothing
  /// else open nothing from then on. The first revocation stays.
  ///
  /// @param by the admin, as signed in
  /// @return false when there is no such message
  public boolean revoke(ProtectedMessageId id, String by) {
    Optional<ProtectedMessage> message = messages.find(id);
    if (message.isEmpty() || message.get().revocation().isPresent()) {
      return message.isPresent();
    }
    Instant now = clock.instant();
    messages.revoke(id, new Revocation(now, by));
    trace.record(new TraceEvent.Revoked(now, id, by));
    return true;
  }

  /// Signs this recipient out of the portal on all devices: they may sign in anew.
  ///
  /// @param by the admin, as signed in
  /// @return how many sessions of the recipient's mailbox there were; empty when there is no such
  ///     message or recipient
  public OptionalInt endSessions(ProtectedMessageId id, RecipientKey recipient, String by) {
    Optional<AddressedMessage> message = messages.find(new PortalLink(id, recipient));
    if (message.isEmpty()) {
      return OptionalInt.empty();
    }
    int ended = ends.all(message.get().readerAddress());
    trace.record(new TraceEvent.SignedOut(clock.instant(), id, recipient, by));
    return OptionalInt.of(ended);
  }

  /// Removes all passkeys of this recipient's mailbox, and signs it out on all devices: for readers
  /// who have lost them, once they have proved who they are in another way than by mail. Whoever
  /// reads the mailbox next may make the first one again.
  ///
  /// @param by the admin, as signed in
  /// @return how many there were; empty when there is no such message or recipient
  public OptionalInt removePasskeys(ProtectedMessageId id, RecipientKey recipient, String by) {
    Optional<AddressedMessage> message = messages.find(new PortalLink(id, recipient));
    if (message.isEmpty()) {
      return OptionalInt.empty();
    }
    trace.record(new TraceEvent.PasskeysRemoved(clock.instant(), id, recipient, by));
    int removed = passkeys.removeAll(message.get().readerAddress());
    ends.all(message.get().readerAddress());
    return OptionalInt.of(removed);
  }

  public RuleSet rules() {
    return rules.inForce().rules().rules();
  }

  public List<BrandingTemplate> brandingTemplates() {
    return brandings.all();
  }
}
