package org.sealpost.aws.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sealpost.aws.json.Json;
import org.sealpost.mail.EmailAddress;
import org.sealpost.opening.DeliveryProblem;
import org.sealpost.opening.DeliveryProblem.Kind;

/// Reads what SES publishes about mail that we sent (SES Developer Guide, "Contents of event
/// data"), bare or as EventBridge wraps it in its `detail`.
///
/// What counts as a problem of a mailbox:
///
/// - `Bounce` of type `Permanent`. One of SES's own, because the mailbox is on a suppression list,
///   tells that nothing is sent there any more. `Transient` (a full mailbox, an absence note) and
///   `Undetermined` ones tell nothing that a recipient could act on;
/// - `Complaint`, unless somebody took it back (`not-spam`);
/// - `Reject`: SES did not send the mail.
///
/// Anything else, and whatever is not known, is no problem. Addresses in these events are what the
/// mailbox's server wrote: those that cannot be read are left out.
public final class MailEvents {
  /// Our mail has one recipient each; more come only from elsewhere.
  private static final int MOST_RECIPIENTS = 50;

  private static final Set<String> SUPPRESSED = Set.of("Suppressed", "OnAccountSuppressionList");

  private MailEvents() {}

  /// The problems of an event.
  ///
  /// @param now nothing happens later: a server whose clock is ahead is not believed
  /// @return empty when it tells of none
  /// @throws UnreadableEventException when it is not JSON, or no event of mail at all
  public static List<MailboxProblem> problems(String event, Instant now) {
    JsonNode tree = tree(event);
    JsonNode detail = tree.has("detail") ? tree.path("detail") : tree;
    return switch (text(detail.path("eventType"))) {
      case "Bounce" -> bounced(detail.path("bounce"), now);
      case "Complaint" -> complained(detail.path("complaint"), now);
      case "Reject" -> rejected(detail.path("mail"), now);
      case "" -> throw new UnreadableEventException("no event of mail");
      default -> List.of();
    };
  }

  private static List<MailboxProblem> bounced(JsonNode bounce, Instant now) {
    if (!text(bounce.path("bounceType")).equals("Permanent")) {
      return List.of();
    }
    return problems(
        bounce.path("bouncedRecipients"),
        isSuppressed(bounce.path("bounceSubType")) ? Kind.SUPPRESSED : Kind.BOUNCED,
        bounce.path("timestamp"),
        now);
  }

  private static List<MailboxProblem> complained(JsonNode complaint, Instant now) {
    if (text(complaint.path("complaintFeedbackType")).equals("not-spam")) {
      return List.of();
    }
    return problems(
        complaint.path("complainedRecipients"),
        isSuppressed(complaint.path("complaintSubType")) ? Kind.SUPPRESSED : Kind.COMPLAINED,
        complaint.path("timestamp"),
        now);
  }

  /// Rejections name no recipients of their own, and no time.
  private static List<MailboxProblem> rejected(JsonNode mail, Instant now) {
    return problems(mail.path("destination"), Kind.REFUSED, mail.path("timestamp"), now);
  }

  private static boolean isSuppressed(JsonNode subType) {
    return SUPPRESSED.contains(text(subType));
  }

  private static List<MailboxProblem> problems(
      JsonNode recipients, Kind kind, JsonNode timestamp, Instant now) {
    DeliveryProblem problem = new DeliveryProblem(kind, happenedAt(timestamp, now));
    Set<EmailAddress> mailboxes = new LinkedHashSet<>();
    for (JsonNode recipient : recipients) {
      if (mailboxes.size() == MOST_RECIPIENTS) {
        break;
      }
      address(recipient).ifPresent(mailboxes::add);
    }
    List<MailboxProblem> problems = new ArrayList<>();
    mailboxes.forEach(mailbox -> problems.add(new MailboxProblem(mailbox, problem)));
    return problems;
  }

  /// A text, or an object with `emailAddress`; servers write some in angle brackets.
  private static Optional<EmailAddress> address(JsonNode recipient) {
    String text = text(recipient.isTextual() ? recipient : recipient.path("emailAddress")).strip();
    boolean bracketed = text.startsWith("<") && text.endsWith(">");
    return EmailAddress.parse(bracketed ? text.substring(1, text.length() - 1) : text);
  }

  private static Instant happenedAt(JsonNode timestamp, Instant now) {
    try {
      Instant said = Instant.parse(text(timestamp));
      // Before what is remembered at all: as good as any time that long ago, and fit for a store.
      Instant earliest = now.minus(Duration.ofDays(365));
      return said.isAfter(now) ? now : said.isBefore(earliest) ? earliest : said;
    } catch (DateTimeException unreadable) {
      return now;
    }
  }

  /// What is no text says nothing.
  private static String text(JsonNode node) {
    return node.isTextual() ? node.asText() : "";
  }

  private static JsonNode tree(String event) {
    try {
      return Json.read(event, JsonNode.class);
    } catch (IllegalArgumentException malformed) {
      throw new UnreadableEventException("not JSON");
    }
  }

  /// What happened to mail for one mailbox.
  public record MailboxProblem(EmailAddress mailbox, DeliveryProblem problem) {
    @Override
    public String toString() {
      return "MailboxProblem[" + problem.kind() + "]";
    }
  }
}
