package org.sealpost.reply;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.Envelope;
import org.sealpost.mail.IntakeId;
import org.sealpost.mail.Mailbox;
import org.sealpost.mail.RawInbox;
import org.sealpost.mail.mime.Letter;
import org.sealpost.mail.mime.MimeWriter;
import org.sealpost.mailflow.Answered;
import org.sealpost.mailflow.Intake;
import org.sealpost.mailflow.IntakeQueue;
import org.sealpost.protection.AddressedMessage;
import org.sealpost.reading.RenderedMessage;

/// Sends answers from the portal on the same way as any mail: into the raw inbox, through the
/// rules, protected again.
public final class Replies {
  private static final int ID_BYTES = 16;

  private final RawInbox inbox;
  private final IntakeQueue queue;
  private final MimeWriter writer;
  private final SecureRandom random;
  private final Clock clock;

  public Replies(RawInbox inbox, IntakeQueue queue, SecureRandom random, Clock clock) {
    this.inbox = inbox;
    this.queue = queue;
    this.writer = new MimeWriter(random, clock);
    this.random = random;
    this.clock = clock;
  }

  /// Returns when the answer is durably on its way to the author. The reader is its author: the
  /// portal knows who they are.
  ///
  /// @param shown the message that it answers, which knows its subject and what its author calls
  ///     the reader
  public void send(AddressedMessage answered, RenderedMessage shown, ReplyDraft draft) {
    EmailAddress reader = answered.readerAddress();
    EmailAddress author = answered.message().author().address();
    byte[] message =
        writer.write(
            new Letter(
                asAddressed(reader, shown),
                answered.message().author(),
                replySubject(shown.subject()),
                Letter.Conversation.answering(answered.message().messageId()),
                Letter.Writer.PERSON,
                draft.text(),
                Optional.empty()));
    IntakeId id = newId();
    inbox.put(id, message);
    queue.enqueue(
        new Intake(
            id,
            new Envelope(Optional.of(reader), List.of(author)),
            clock.instant(),
            true,
            Optional.empty(),
            Optional.empty(),
            Optional.of(new Answered(answered.link(), Answered.Way.REPLY))));
  }

  private static Mailbox asAddressed(EmailAddress reader, RenderedMessage shown) {
    return Stream.concat(shown.to().stream(), shown.cc().stream())
        .filter(mailbox -> mailbox.address().equals(reader))
        .findFirst()
        .orElseGet(() -> Mailbox.of(reader));
  }

  private static String replySubject(String subject) {
    return subject.toLowerCase(Locale.ROOT).startsWith("re:") ? subject : "Re: " + subject;
  }

  private IntakeId newId() {
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    return new IntakeId("reply-" + HexFormat.of().formatHex(bytes));
  }
}
