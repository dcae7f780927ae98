package org.sealpost.reply;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.sealpost.mail.Domain;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.Mailbox;
import org.sealpost.protection.AddressedMessage;
import org.sealpost.reading.RenderedMessage;

/// To whom an answer goes, where its reader does not choose. Nobody is among them whom the message
/// does not show: whoever got it as a blind copy stays unknown.
public record Addressees(List<Mailbox> to, List<Mailbox> cc) {
  private static final Addressees NOBODY = new Addressees(List.of(), List.of());

  public Addressees {
    to = List.copyOf(to);
    cc = List.copyOf(cc);
  }

  /// @param replyDomain its addresses stand for people who are named by their own as well
  public static Addressees of(
      AnswerKind kind, AddressedMessage message, RenderedMessage shown, Domain replyDomain) {
    Mailbox author = message.message().author();
    return switch (kind) {
      case REPLY -> new Addressees(List.of(author), List.of());
      case REPLY_ALL -> all(author, message.readerAddress(), shown, replyDomain);
      case FORWARD -> NOBODY;
    };
  }

  private static Addressees all(
      Mailbox author, EmailAddress reader, RenderedMessage shown, Domain replyDomain) {
    Set<EmailAddress> named = new HashSet<>(Set.of(author.address()));
    named.add(reader);
    List<Mailbox> to = new ArrayList<>(List.of(author));
    addOthers(to, shown.to(), named, replyDomain);
    List<Mailbox> cc = new ArrayList<>();
    addOthers(cc, shown.cc(), named, replyDomain);
    return new Addressees(to, cc);
  }

  private static void addOthers(
      List<Mailbox> list, List<Mailbox> shown, Set<EmailAddress> named, Domain replyDomain) {
    for (Mailbox mailbox : shown) {
      if (!mailbox.address().domain().equals(replyDomain) && named.add(mailbox.address())) {
        list.add(mailbox);
      }
    }
  }

  /// The reader, by the name that the message calls them.
  public static Mailbox asAddressed(EmailAddress reader, RenderedMessage shown) {
    return Stream.concat(shown.to().stream(), shown.cc().stream())
        .filter(mailbox -> mailbox.address().equals(reader))
        .findFirst()
        .orElseGet(() -> Mailbox.of(reader));
  }

  /// The envelope's.
  public List<EmailAddress> addresses() {
    List<EmailAddress> all = new ArrayList<>();
    to.forEach(mailbox -> all.add(mailbox.address()));
    cc.forEach(mailbox -> all.add(mailbox.address()));
    return all;
  }
}
