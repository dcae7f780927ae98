package org.sealpost.portal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.sealpost.AtOnce;
import org.sealpost.branding.BrandingTemplates;
import org.sealpost.mail.EmailAddress;
import org.sealpost.opening.AccessLog;
import org.sealpost.opening.PortalSession;
import org.sealpost.opening.PortalSessions;
import org.sealpost.opening.SecretToken;
import org.sealpost.opening.SessionEnds;
import org.sealpost.protection.AddressedMessage;
import org.sealpost.protection.ReaderMessages;
import org.sealpost.protection.ReaderMessages.Position;
import org.sealpost.trace.AccessOperation;
import org.sealpost.trace.AccessResult;
import org.sealpost.trace.Visitor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where readers see what else they may read: everything that came to their mailbox, or what
/// belongs to one message's conversation. A message in a list is not opened, and nothing is noted
/// with it. Which conversation a message goes on with is its author's word; the list of one is
/// therefore always of messages to the same mailbox.
public final class InboxDesk {
  /// Entries of one page.
  public static final int PAGE = 20;

  /// Of a conversation, the newest.
  static final int LONGEST_CONVERSATION = 100;

  /// How often more is asked for to fill a page, when messages were withdrawn.
  private static final int ROUNDS = 5;

  private static final Logger LOG = LoggerFactory.getLogger(InboxDesk.class);

  private final Readers readers;
  private final ReaderMessages messages;
  private final Listing listing;
  private final BrandingTemplates brandings;
  private final PortalSessions sessions;
  private final SessionEnds ends;
  private final AccessLog log;
  private final Clock clock;

  /// @param brandings asked for each list: [org.sealpost.branding.RecentBrandingTemplates]
  public InboxDesk(
      Readers readers,
      ReaderMessages messages,
      Listing listing,
      BrandingTemplates brandings,
      PortalSessions sessions,
      SessionEnds ends,
      AccessLog log,
      Clock clock) {
    this.readers = readers;
    this.messages = messages;
    this.listing = listing;
    this.brandings = brandings;
    this.sessions = sessions;
    this.ends = ends;
    this.log = log;
    this.clock = clock;
  }

  /// What the session's mailbox may read now, at most 20 at a time; fewer where many were
  /// withdrawn. A session that opens nothing more lists nothing. Seeing the list does not keep a
  /// session alive.
  ///
  /// @param after [InboxResult.Listed#next] of the page before; anything else begins with the
  ///     newest
  public InboxResult list(Optional<SecretToken> session, Optional<String> after, Visitor visitor) {
    if (session.isEmpty()) {
      return new InboxResult.Refused(new Refusal.SignInNeeded());
    }
    try (AtOnce atOnce = new AtOnce()) {
      Runnable templates = atOnce.begin(brandings::all);
      Optional<PortalSession> known = sessions.find(session.get(), clock.instant());
      templates.run();
      if (known.isEmpty()) {
        return new InboxResult.Refused(new Refusal.SignInNeeded());
      }
      if (visitor.isMachine()) {
        return new InboxResult.Refused(new Refusal.NotForMachines());
      }
      Supplier<Boolean> over = atOnce.ask(() -> ends.isOver(known.get()));
      Found found = found(known.get().reader(), after.flatMap(Position::parse));
      return over.get()
          ? new InboxResult.Refused(new Refusal.SignInNeeded())
          : listed(found, known.get());
    }
  }

  /// The messages of the conversation that this one belongs to, itself among them, as far as they
  /// are among the newest 1,000 to the same mailbox: the newest 100 of them, the oldest first.
  public InboxResult conversation(Visit visit) {
    return readers.serve(
        visit,
        AccessOperation.LIST,
        InboxResult.Refused::new,
        (message, session) -> {
          try (AtOnce atOnce = new AtOnce()) {
            Runnable noted =
                atOnce.begin(
                    () ->
                        log.record(
                            message,
                            AccessOperation.LIST,
                            AccessResult.DONE,
                            session.method(),
                            visit.visitor()));
            List<AddressedMessage> found =
                messages.ofConversation(
                    message.readerAddress(),
                    message.message().place().conversation(),
                    LONGEST_CONVERSATION);
            noted.run();
            return listed(new Found(listing.open(found), Optional.empty()), session);
          }
        });
  }

  private InboxResult.Listed listed(Found found, PortalSession session) {
    List<InboxEntry> entries = listing.entries(found.open(), session);
    LOG.info("{} messages listed for their reader", entries.size());
    return new InboxResult.Listed(
        session.reader().toString(), entries, found.next().map(Position::toString));
  }

  private Found found(EmailAddress reader, Optional<Position> after) {
    List<AddressedMessage> open = new ArrayList<>();
    Optional<Position> next = after;
    boolean isMore = true;
    for (int round = 0; round < ROUNDS && isMore && open.size() <= PAGE; round++) {
      // One more than is shown tells whether there is another page.
      ReaderMessages.Page page = messages.of(reader, next, PAGE + 1);
      open.addAll(listing.open(page.messages()));
      next = page.next();
      isMore = next.isPresent();
    }
    return open.size() > PAGE
        ? new Found(open.subList(0, PAGE), Optional.of(Position.of(open.get(PAGE - 1))))
        : new Found(open, next);
  }

  /// @param next where older ones are, if any
  private record Found(List<AddressedMessage> open, Optional<Position> next) {}
}
