package org.sealpost.aws.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.sealpost.aws.json.Json;
import org.sealpost.mail.Domain;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.Envelope;
import org.sealpost.mail.IntakeId;
import org.sealpost.mailflow.Intake;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads both shapes in which the same event comes: `{"Records": [{"ses": {"mail", "receipt"}}]}`
/// of receipt rules and Mail Manager as documented, and bare `{"mail", "receipt"}`.
final class SesEvents {
  private static final Logger LOG = LoggerFactory.getLogger(SesEvents.class);

  private SesEvents() {}

  /// What happens to a recipient whose address we cannot read.
  enum UnreadableRecipients {
    /// The whole event fails: nobody may be left out silently.
    FAIL,
    /// They are left out, unless nobody remains: for mail that goes to nobody any more.
    LEAVE_OUT
  }

  /// @param authenticated whether the way that it came proves who brought it
  /// @param isOurs whose people's mail counts as authenticated too, where their domain proves it
  static List<Intake> intakes(
      JsonNode event,
      boolean authenticated,
      Predicate<Domain> isOurs,
      UnreadableRecipients unreadable) {
    List<Intake> intakes = new ArrayList<>();
    for (JsonNode mail : mails(event)) {
      SesEvent read = read(mail);
      intakes.add(
          intake(
              read,
              authenticated || ProvenAuthor.isOf(read, isOurs),
              Client.of(mail.path("mail")),
              unreadable));
    }
    return intakes;
  }

  private static List<JsonNode> mails(JsonNode event) {
    JsonNode records = event.path("Records");
    if (records.isMissingNode()) {
      return List.of(event);
    }
    List<JsonNode> mails = new ArrayList<>();
    records.forEach(record -> mails.add(record.path("ses")));
    if (mails.isEmpty()) {
      throw new UnreadableEventException("event without a mail");
    }
    return mails;
  }

  private static SesEvent read(JsonNode mail) {
    try {
      return Json.read(mail.toString(), SesEvent.class);
    } catch (IllegalArgumentException malformed) {
      throw new UnreadableEventException("not an event of SES");
    }
  }

  private static Intake intake(
      SesEvent event,
      boolean authenticated,
      Optional<String> client,
      UnreadableRecipients unreadable) {
    IntakeId id = id(event);
    return new Intake(
        id,
        new Envelope(reversePath(id, event), recipients(id, event, unreadable)),
        event.mail().timestamp(),
        authenticated,
        client,
        Optional.empty(),
        Optional.empty());
  }

  private static IntakeId id(SesEvent event) {
    try {
      return new IntakeId(event.mail().messageId());
    } catch (IllegalArgumentException malformed) {
      throw new UnreadableEventException("a message id that SES would not make");
    }
  }

  /// One that we cannot read is none: then nobody is told of a failure, and nobody wrong either.
  private static Optional<EmailAddress> reversePath(IntakeId id, SesEvent event) {
    String source = bare(event.mail().source().orElse(""));
    Optional<EmailAddress> reversePath = EmailAddress.parse(source);
    if (reversePath.isEmpty() && !source.isEmpty()) {
      LOG.warn("intake {} has an unreadable reverse-path; taken as empty", id);
    }
    return reversePath;
  }

  private static List<EmailAddress> recipients(
      IntakeId id, SesEvent event, UnreadableRecipients unreadable) {
    List<String> all = event.receipt().recipients();
    List<EmailAddress> readable =
        all.stream()
            .map(SesEvents::bare)
            .map(EmailAddress::parse)
            .flatMap(Optional::stream)
            .toList();
    int left = all.size() - readable.size();
    if (readable.isEmpty() || (left > 0 && unreadable == UnreadableRecipients.FAIL)) {
      throw new UnreadableEventException(
          "intake %s: %d of %d recipients cannot be read".formatted(id, left, all.size()));
    }
    if (left > 0) {
      LOG.warn("intake {}: {} unreadable recipients left out of its report", id, left);
    }
    return readable;
  }

  private static String bare(String path) {
    String text = path.strip();
    return text.startsWith("<") && text.endsWith(">") ? text.substring(1, text.length() - 1) : text;
  }
}
