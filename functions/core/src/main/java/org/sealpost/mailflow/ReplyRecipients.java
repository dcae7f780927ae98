package org.sealpost.mailflow;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.Mailbox;
import org.sealpost.organization.Organization;
import org.sealpost.organization.Scope;
import org.sealpost.protection.AddressedMessage;
import org.sealpost.protection.MessageRecipient;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.ProtectedMessages;
import org.sealpost.protection.address.ReplyAddress;
import org.sealpost.protection.address.ReplyAddresses;
import org.sealpost.rules.action.Rejection;

/// Finds out whom mail to reply addresses is for, and who may write to them.
public final class ReplyRecipients {
  /// More answer addresses than anybody writes to at once; each costs requests.
  static final int MOST = 20;

  private static final Pattern DMARC_FAILED =
      Pattern.compile(";\\s*dmarc\\s*=\\s*fail\\b", Pattern.CASE_INSENSITIVE);

  private static final Rejection UNKNOWN =
      new Rejection(
          "5.1.1",
          "There is no such address. Addresses like this one are made for one conversation and"
              + " cannot be typed: use the answer button of your mail program on the message that"
              + " you got.");
  private static final Rejection TOO_MANY =
      new Rejection(
          "5.5.3",
          "One mail can go to "
              + MOST
              + " addresses of this kind at most. Send it to the others"
              + " in a second mail.");
  private static final Rejection DISOWNED =
      new Rejection(
          "5.7.1",
          "The domain in the sender's address does not confirm that this mail is its own (DMARC),"
              + " and so it is not passed on. Send your answer by your usual mail server, or open"
              + " the message by its link and answer there.");
  private static final Rejection TO_MANY =
      new Rejection(
          "5.7.1",
          "This address takes answers that people write to one another, and the mail is marked as"
              + " one to many. Write your answer with a mail program.");
  private static final Rejection NOT_FROM_YOU =
      new Rejection(
          "5.7.1",
          "This address takes mail from one mailbox only, the one that got the message which the"
              + " address belongs to. Send your answer from that mailbox, or open the message by"
              + " its link and answer there.");
  private static final Rejection MAY_NOT_REPLY =
      new Rejection(
          "5.7.1",
          "The message was protected so that it cannot be answered. If you have to reach its"
              + " author, write a new mail.");
  private static final Rejection WITHDRAWN =
      new Rejection(
          "5.7.1",
          "The message that you answer has been withdrawn or has expired, and cannot be answered"
              + " any more. If you have to reach the other side, write a new mail.");
  private static final Rejection NOT_PROVEN =
      new Rejection(
          "5.7.1",
          "It could not be proven who sent this mail, and so it is not passed on outside the"
              + " organization. Open the message by its link and answer there.");

  private final Organization organization;
  private final ReplyAddresses addresses;
  private final ProtectedMessages messages;
  private final Clock clock;

  public ReplyRecipients(
      Organization organization,
      ReplyAddresses addresses,
      ProtectedMessages messages,
      Clock clock) {
    this.organization = organization;
    this.addresses = addresses;
    this.messages = messages;
    this.clock = clock;
  }

  /// Whether any address of the mail has to be resolved, be it of its envelope or in To and Cc.
  boolean areAmong(Intake intake, MailContent content) {
    return inEnvelopeOrSeen(intake, content).findAny().isPresent();
  }

  /// Whom all reply addresses of the mail are for. Of what a machine answered none is resolved. An
  /// address that nobody signed costs no request to any store.
  ///
  /// @throws org.sealpost.Unavailable when the key service or a store does not answer
  Resolved resolved(Intake intake, MailContent content) {
    if (MachineMail.isAnswer(intake, content)) {
      return Resolved.NOBODY;
    }
    Map<EmailAddress, AddressedMessage> answered = new LinkedHashMap<>();
    Map<EmailAddress, EmailAddress> mailboxes = new LinkedHashMap<>();
    Map<Rejection, List<EmailAddress>> refused = new LinkedHashMap<>();
    Set<EmailAddress> all =
        inEnvelopeOrSeen(intake, content).collect(LinkedHashSet::new, Set::add, Set::addAll);
    Optional<Rejection> ofAll = ofAll(all.size(), intake, content);
    for (EmailAddress address : all) {
      switch (ofAll
          .<Outcome>map(Outcome.Refused::new)
          .orElseGet(() -> outcome(address, intake, content))) {
        case Outcome.For(EmailAddress mailbox, AddressedMessage message) -> {
          mailboxes.put(address, mailbox);
          answered.put(address, message);
        }
        case Outcome.Refused(Rejection why) ->
            refused.computeIfAbsent(why, _ -> new ArrayList<>()).add(address);
      }
    }
    return new Resolved(mailboxes, List.copyOf(answered.values()), refused);
  }

  /// What is wrong with a mail to whatever reply addresses.
  private static Optional<Rejection> ofAll(int addresses, Intake intake, MailContent content) {
    if (addresses > MOST) {
      return Optional.of(TOO_MANY);
    }
    if (!intake.authenticated() && isDisowned(content)) {
      return Optional.of(DISOWNED);
    }
    return Optional.of(TO_MANY).filter(_ -> MachineMail.isToMany(content));
  }

  /// Whether the server that took the mail writes that its author's domain does not confirm it (RFC
  /// 8601). What it writes stands above all that came with the mail; where it writes nothing,
  /// whoever forges the field speaks against their own mail alone.
  private static boolean isDisowned(MailContent content) {
    return content
        .header("Authentication-Results")
        .findFirst()
        .filter(results -> DMARC_FAILED.matcher(results).find())
        .isPresent();
  }

  private Stream<EmailAddress> inEnvelopeOrSeen(Intake intake, MailContent content) {
    return Stream.concat(
            intake.envelope().recipients().stream(),
            Stream.concat(content.to().stream(), content.cc().stream()).map(Mailbox::address))
        .filter(addresses::isOurs);
  }

  /// Whoever it is not for learns no more than that.
  private Outcome outcome(EmailAddress address, Intake intake, MailContent content) {
    Optional<ReplyAddress> authentic = addresses.authentic(address);
    Optional<AddressedMessage> found = authentic.flatMap(this::message);
    if (authentic.isEmpty() || found.isEmpty()) {
      return new Outcome.Refused(UNKNOWN);
    }
    AddressedMessage message = found.get();
    EmailAddress author = message.message().author().address();
    return switch (authentic.get().way()) {
      case TO_AUTHOR ->
          outcome(message.readerAddress(), author, message, intake, content)
              .unless(!message.message().terms().rights().mayReply(), MAY_NOT_REPLY);
      case TO_READER -> outcome(author, message.readerAddress(), message, intake, content);
    };
  }

  private Outcome outcome(
      EmailAddress writer,
      EmailAddress mailbox,
      AddressedMessage message,
      Intake intake,
      MailContent content) {
    if (addresses.isOurs(mailbox)) {
      // What we write ourselves is signed by an address that nobody reads.
      return new Outcome.Refused(UNKNOWN);
    }
    if (!content.from().address().equals(writer)) {
      return new Outcome.Refused(NOT_FROM_YOU);
    }
    boolean isOutside = organization.recipient(mailbox).scope() == Scope.OUTSIDE;
    return new Outcome.For(mailbox, message)
        .unless(isOutside && !intake.authenticated(), NOT_PROVEN)
        .unless(message.withdrawal(clock.instant()).isPresent(), WITHDRAWN);
  }

  private Optional<AddressedMessage> message(ReplyAddress address) {
    List<MessageRecipient> over =
        messages.recipients(address.message()).stream()
            .filter(recipient -> address.isOver(recipient.key()))
            .toList();
    return over.size() == 1
        ? messages.find(new PortalLink(address.message(), over.getFirst().key()))
        : Optional.empty();
  }

  /// What becomes of one address.
  private sealed interface Outcome {
    default Outcome unless(boolean isForbidden, Rejection why) {
      return isForbidden && this instanceof For ? new Refused(why) : this;
    }

    record For(EmailAddress mailbox, AddressedMessage message) implements Outcome {}

    record Refused(Rejection why) implements Outcome {}
  }

  /// @param mailboxes what each reply address stands for; those that are not among them get nothing
  /// @param answered what the mail answers, in the order of its addresses
  /// @param refused what its sender is told about the others
  record Resolved(
      Map<EmailAddress, EmailAddress> mailboxes,
      List<AddressedMessage> answered,
      Map<Rejection, List<EmailAddress>> refused) {
    /// Nothing is passed on, and nobody is told.
    static final Resolved NOBODY = new Resolved(Map.of(), List.of(), Map.of());
  }
}
