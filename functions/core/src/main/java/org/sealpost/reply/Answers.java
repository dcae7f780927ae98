package org.sealpost.reply;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sealpost.mail.Domain;
import org.sealpost.mail.Envelope;
import org.sealpost.mail.IntakeId;
import org.sealpost.mail.Mailbox;
import org.sealpost.mail.MessageId;
import org.sealpost.mail.RawInbox;
import org.sealpost.mail.mime.Letter;
import org.sealpost.mail.mime.MimeWriter;
import org.sealpost.mailflow.Answered;
import org.sealpost.mailflow.Intake;
import org.sealpost.mailflow.IntakeQueue;
import org.sealpost.reading.OpenMessage;
import org.sealpost.reading.RenderedMessage;

/// Sends answers from the portal on the same way as any mail: into the raw inbox, through the
/// rules, protected again.
public final class Answers {
  /// What goes by mail (ome.md 5.3), all in base64.
  public static final int LARGEST_BYTES = 25 * 1024 * 1024;

  private static final Pattern ID = Pattern.compile("<[\\x21-\\x3b\\x3d\\x3f-\\x7e]{1,500}>");

  /// The first message of a thread and the newest ones: what mail programs sort by.
  private static final int MOST_REFERENCES = 100;

  private final RawInbox inbox;
  private final IntakeQueue queue;
  private final QuoteLines quoteLines;
  private final MimeWriter writer;
  private final Clock clock;

  public Answers(
      RawInbox inbox, IntakeQueue queue, QuoteLines quoteLines, SecureRandom random, Clock clock) {
    this.inbox = inbox;
    this.queue = queue;
    this.quoteLines = quoteLines;
    this.writer = new MimeWriter(random, clock);
    this.clock = clock;
  }

  /// The answer as a mail. Its author is the reader, by the name that the message calls them.
  public byte[] write(Answer answer, OpenMessage answered) {
    RenderedMessage shown = answered.shown();
    Mailbox author = Addressees.asAddressed(answer.answered().readerAddress(), shown);
    AnswerText text =
        AnswerText.of(
            answer.kind(),
            answer.written(),
            shown,
            quoteLines.above(answer.kind(), shown, answer.language()));
    return writer.write(
        new Letter(
            author,
            answer.addressees().to(),
            answer.addressees().cc(),
            AnswerSubject.of(answer.kind(), shown.subject()),
            conversation(answer.answered().message().messageId(), answered),
            Letter.Writer.PERSON,
            text.text(),
            text.html(),
            List.of(),
            answer.attachments()),
        messageId(answer.id(), author.address().domain()));
  }

  /// What the reader has written, as plain text, without what it answers.
  public static String own(Written written) {
    return AnswerText.own(written);
  }

  /// Returns when the answer is durably on its way. The reader is its author: the portal knows who
  /// they are. The same answer again is settled once.
  public void send(Answer answer, byte[] mail) {
    inbox.put(answer.id(), mail);
    queue.enqueue(
        new Intake(
            answer.id(),
            new Envelope(
                Optional.of(answer.answered().readerAddress()), answer.addressees().addresses()),
            clock.instant(),
            true,
            Optional.empty(),
            Optional.empty(),
            Optional.of(new Answered(answer.answered().link(), way(answer.kind())))));
  }

  private static Answered.Way way(AnswerKind kind) {
    return switch (kind) {
      case REPLY, REPLY_ALL -> Answered.Way.REPLY;
      case FORWARD -> Answered.Way.FORWARD;
    };
  }

  /// What the answered message refers to, and itself (RFC 5322 3.6.4).
  private static Letter.Conversation conversation(
      Optional<MessageId> answeredId, OpenMessage answered) {
    List<MessageId> references = ids(answered, "References");
    if (references.isEmpty()) {
      List<MessageId> parents = ids(answered, "In-Reply-To");
      references = parents.size() == 1 ? parents : List.of();
    }
    if (references.size() > MOST_REFERENCES) {
      references =
          Stream.concat(
                  references.stream().limit(1),
                  references.stream().skip(references.size() - MOST_REFERENCES + 1L))
              .toList();
    }
    return new Letter.Conversation(references, answeredId);
  }

  private static List<MessageId> ids(OpenMessage message, String field) {
    return message
        .header(field)
        .flatMap(value -> ID.matcher(value).results())
        .map(MatchResult::group)
        .distinct()
        .map(MessageId::new)
        .toList();
  }

  /// Of an answer that is sent twice, both have the same one.
  private static MessageId messageId(IntakeId id, Domain domain) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.value().getBytes(US_ASCII));
      return new MessageId("<" + HexFormat.of().formatHex(digest, 0, 18) + "@" + domain + ">");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
