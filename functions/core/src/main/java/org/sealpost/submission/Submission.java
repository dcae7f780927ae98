package org.sealpost.submission;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.Envelope;
import org.sealpost.mail.IntakeId;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.MalformedMailException;
import org.sealpost.mail.RawInbox;
import org.sealpost.mail.RawMessage;
import org.sealpost.mail.mime.MimeReader;
import org.sealpost.mailflow.Intake;
import org.sealpost.mailflow.IntakeQueue;
import org.sealpost.organization.Organization;
import org.sealpost.organization.Scope;

/// Takes mail from programs of the organization, as the gateway takes it from its mail server.
public final class Submission {
  private static final int ID_BYTES = 16;
  private static final int MOST_RECIPIENTS = 500;

  private final Organization organization;
  private final RawInbox inbox;
  private final IntakeQueue queue;
  private final SecureRandom random;
  private final Clock clock;

  public Submission(
      Organization organization,
      RawInbox inbox,
      IntakeQueue queue,
      SecureRandom random,
      Clock clock) {
    this.organization = organization;
    this.inbox = inbox;
    this.queue = queue;
    this.random = random;
    this.clock = clock;
  }

  /// Returns when the mail is durably on its way. Whatever it throws, it can be called again; with
  /// the same key it is one mail, however often it is called.
  ///
  /// @param submitter who hands the mail over, as the sign-in knows them: another one's key is
  ///     another key
  /// @param message RFC 5322, CRLF lines
  /// @param recipients the envelope; empty for everybody in To, Cc and Bcc
  /// @param idempotencyKey given by the program; without it each call is a mail of its own
  /// @throws SubmissionRefusedException when it is no mail that may be sent from here
  /// @throws org.sealpost.Unavailable when it is not known to be stored or queued
  public IntakeId submit(
      String submitter,
      byte[] message,
      List<EmailAddress> recipients,
      SubmissionWishes wishes,
      Optional<String> idempotencyKey)
      throws SubmissionRefusedException {
    MailContent content = content(message);
    EmailAddress author = content.from().address();
    if (organization.scopeOfSender(author, true) != Scope.INSIDE) {
      throw new SubmissionRefusedException(
          "The From field names an address outside the organization. Use an address in one of its"
              + " accepted domains.");
    }
    List<EmailAddress> envelope =
        recipients.isEmpty() ? addressed(message) : recipients.stream().distinct().toList();
    if (envelope.isEmpty() || envelope.size() > MOST_RECIPIENTS) {
      throw new SubmissionRefusedException(
          "A mail needs 1 to "
              + MOST_RECIPIENTS
              + " recipients. Name them in To, Cc and Bcc, or by the parameter 'to'.");
    }
    byte[] accepted =
        RawMessage.withFieldsBefore(
            RawMessage.withoutFields(message, Set.of("bcc", "resent-bcc", "x-sealpost-")),
            wishes.fields().getBytes(US_ASCII));
    IntakeId id = id(submitter, idempotencyKey, accepted, envelope);
    inbox.put(id, accepted);
    queue.enqueue(
        new Intake(
            id,
            new Envelope(Optional.of(author), envelope),
            clock.instant(),
            true,
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
    return id;
  }

  private static MailContent content(byte[] message) throws SubmissionRefusedException {
    try {
      RawMessage.check(message);
      return MimeReader.read(message);
    } catch (MalformedMailException malformed) {
      throw new SubmissionRefusedException(
          "The body is no message that can be sent: " + malformed.getMessage(), malformed);
    }
  }

  private static List<EmailAddress> addressed(byte[] message) {
    return MimeReader.addressees(message).stream().distinct().toList();
  }

  /// The key alone would let one key stand for two mails, and the second take the first one's place
  /// in the inbox: so the mail is part of the name.
  private IntakeId id(
      String submitter,
      Optional<String> idempotencyKey,
      byte[] message,
      List<EmailAddress> envelope) {
    byte[] name = new byte[ID_BYTES];
    if (idempotencyKey.isEmpty()) {
      random.nextBytes(name);
      return new IntakeId("submitted-" + HexFormat.of().formatHex(name));
    }
    MessageDigest digest = sha256();
    for (String part : List.of(submitter, idempotencyKey.get(), envelope.toString())) {
      digest.update(sha256().digest(part.getBytes(UTF_8)));
    }
    return new IntakeId(
        "submitted-" + HexFormat.of().formatHex(digest.digest(message), 0, ID_BYTES));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
