package org.sealpost.aws.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.sealpost.aws.events.SesEvents.UnreadableRecipients;
import org.sealpost.aws.json.Json;
import org.sealpost.mail.Domain;
import org.sealpost.mailflow.Intake;

/// Intakes as they come in events and wait in queues. Three shapes:
///
/// - what SES and Mail Manager invoke a function with (aws.md 2);
/// - our own, of the intakes queue: `{"intake": {…}}`;
/// - the record of an invocation that failed for good, which Lambda puts into its failure queue:
///   `{"requestContext": {"functionArn": …}, "requestPayload": {an event of SES}}`.
///
/// Whether a mail's connection was authenticated is no part of an event of SES: it depends on the
/// way in, hence on the function that was invoked. Mail that came by the way that is open to all
/// counts as authenticated when its From is of an accepted domain and SES has found by DMARC that
/// this is so: then somebody of the organization answers from a server of their own.
///
/// One recipient that we cannot read fails the whole event: the mail waits, with an alarm, rather
/// than that somebody is left out without a word. Only when the mail goes to nobody any more, and
/// its sender must be told, they are left out as long as one remains.
public final class IntakeMessages {
  private final Predicate<String> authenticates;
  private final Predicate<Domain> isOurs;

  /// For ways where nothing but the connection proves who writes.
  public IntakeMessages(Predicate<String> authenticates) {
    this(authenticates, Set.of());
  }

  /// @param authenticates whether mail that this function (by its ARN) was invoked with came over
  ///     an authenticated connection
  /// @param acceptedDomains of the organization
  public IntakeMessages(Predicate<String> authenticates, Set<Domain> acceptedDomains) {
    this.authenticates = authenticates;
    this.isOurs = Set.copyOf(acceptedDomains)::contains;
  }

  /// The body for the intakes queue.
  public static String write(Intake intake) {
    return Json.write(new Queued(intake));
  }

  /// The intakes of an event that invoked a function: usually one.
  ///
  /// @throws UnreadableEventException when any of it cannot be read
  public List<Intake> ofEvent(String event, String functionArn) {
    return SesEvents.intakes(
        tree(event), authenticates.test(functionArn), isOurs, UnreadableRecipients.FAIL);
  }

  /// The intakes of a body of the intakes queue: one that [#write] wrote, or Lambda's record of a
  /// failed invocation.
  ///
  /// @throws UnreadableEventException when any of it cannot be read
  public List<Intake> ofQueue(String body) {
    return ofBody(body, UnreadableRecipients.FAIL);
  }

  /// The intakes of a body of the intakes queue that could not be worked off. For telling their
  /// senders, and nothing else.
  ///
  /// @throws UnreadableEventException when there is nobody to name
  public List<Intake> ofFailure(String body) {
    return ofBody(body, UnreadableRecipients.LEAVE_OUT);
  }

  private List<Intake> ofBody(String body, UnreadableRecipients unreadable) {
    JsonNode tree = tree(body);
    JsonNode payload = tree.path("requestPayload");
    if (payload.isMissingNode()) {
      return List.of(queued(body));
    }
    String functionArn = tree.path("requestContext").path("functionArn").asText();
    return SesEvents.intakes(payload, authenticates.test(functionArn), isOurs, unreadable);
  }

  private static Intake queued(String body) {
    try {
      return Json.read(body, Queued.class).intake();
    } catch (IllegalArgumentException malformed) {
      throw new UnreadableEventException("not an intake");
    }
  }

  private static JsonNode tree(String json) {
    try {
      return Json.read(json, JsonNode.class);
    } catch (IllegalArgumentException malformed) {
      throw new UnreadableEventException("not JSON");
    }
  }

  private record Queued(Intake intake) {}
}
