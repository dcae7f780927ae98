package org.sealpost.aws.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.aws.events.MailEvents.MailboxProblem;
import org.sealpost.mail.EmailAddress;
import org.sealpost.opening.DeliveryProblem;
import org.sealpost.opening.DeliveryProblem.Kind;
import org.sealpost.testing.SeededRandom;

class MailEventsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Instant THEN = Instant.parse("2026-11-22T09:59:30Z");
  private static final EmailAddress BOB = EmailAddress.of("bob@partner.example");
  private static final String BOUNCE =
      """
      {"eventType": "Bounce",
       "bounce": {
         "bounceType": "%s",
         "bounceSubType": "%s",
         "bouncedRecipients": [
           {"emailAddress": "%s", "action": "failed", "status": "5.1.1", "diagnosticCode": "x"}],
         "timestamp": "2026-11-22T09:59:30Z",
         "feedbackId": "0102-1"},
       "mail": {"timestamp": "2026-11-22T09:59:00Z", "source": "notice@contoso.example",
         "messageId": "0102-2", "destination": ["bob@partner.example"],
         "tags": {"ses:configuration-set": ["sealpost"]}}}
      """;

  @ParameterizedTest
  @CsvSource({
    "Permanent, General, BOUNCED",
    "Permanent, NoEmail, BOUNCED",
    "Permanent, , BOUNCED",
    "Permanent, SomethingNew, BOUNCED",
    "Permanent, OnAccountSuppressionList, SUPPRESSED",
    "Permanent, Suppressed, SUPPRESSED"
  })
  void problemsShouldTellOfPermanentBounces(String type, String subType, Kind kind) {
    assertThat(MailEvents.problems(BOUNCE.formatted(type, subType, BOB), NOW))
        .containsExactly(new MailboxProblem(BOB, new DeliveryProblem(kind, THEN)));
  }

  @ParameterizedTest
  @CsvSource({
    "Transient, General",
    "Transient, MailboxFull",
    "Transient, MessageTooLarge",
    "Undetermined, Undetermined",
    "permanent, General",
    ", OnAccountSuppressionList"
  })
  void problemsShouldBeNoneWhenItMayWorkLater(String type, String subType) {
    assertThat(MailEvents.problems(BOUNCE.formatted(type, subType, BOB), NOW)).isEmpty();
  }

  @Test
  void problemsShouldReadWhatEventBridgeWraps() {
    String event =
        """
        {"version": "0", "id": "1", "detail-type": "Email Bounced", "source": "aws.ses",
         "account": "111122223333", "time": "2026-11-22T09:59:31Z", "region": "eu-central-1",
         "resources": ["arn:aws:ses:eu-central-1:111122223333:configuration-set/sealpost"],
         "detail": %s}
        """
            .formatted(BOUNCE.formatted("Permanent", "General", BOB));

    assertThat(MailEvents.problems(event, NOW))
        .containsExactly(new MailboxProblem(BOB, new DeliveryProblem(Kind.BOUNCED, THEN)));
  }

  @ParameterizedTest
  @CsvSource({
    "abuse, null, COMPLAINED",
    "fraud, null, COMPLAINED",
    "'', null, COMPLAINED",
    "'', '\"OnAccountSuppressionList\"', SUPPRESSED"
  })
  void problemsShouldTellOfComplaints(String feedback, String subType, Kind kind) {
    assertThat(MailEvents.problems(complaint(feedback, subType), NOW))
        .containsExactly(new MailboxProblem(BOB, new DeliveryProblem(kind, THEN)));
  }

  @Test
  void problemsShouldBeNoneWhenSomebodySaysThatItIsNoSpam() {
    assertThat(MailEvents.problems(complaint("not-spam", "null"), NOW)).isEmpty();
  }

  @Test
  void problemsShouldTellOfRejectionsByWhomTheMailWasFor() {
    String event =
        """
        {"eventType": "Reject", "reject": {"reason": "Bad content"},
         "mail": {"timestamp": "2026-11-22T09:59:30Z", "destination": ["bob@partner.example"]}}
        """;

    assertThat(MailEvents.problems(event, NOW))
        .containsExactly(new MailboxProblem(BOB, new DeliveryProblem(Kind.REFUSED, THEN)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Send",
        "Delivery",
        "DeliveryDelay",
        "Open",
        "Click",
        "Rendering Failure",
        "Subscription",
        "SomethingOfNextYear"
      })
  void problemsShouldBeNoneForEveryOtherEvent(String type) {
    assertThat(
            MailEvents.problems(
                "{\"eventType\": \"%s\", \"mail\": {\"destination\": [\"bob@partner.example\"]}}"
                    .formatted(type),
                NOW))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "{}",
        "[]",
        "1",
        "\"Bounce\"",
        "{\"detail\": {}}",
        "{\"detail\": null}",
        "{\"eventType\": null}",
        "{\"eventType\": {\"Bounce\": 1}}",
        "{\"eventType\": \"Bounce\"",
        "{\"eventType\": \"Bounce\"} trailing",
        "<event/>"
      })
  void problemsShouldRefuseWhatIsNoEventOfMail(String event) {
    assertThatThrownBy(() -> MailEvents.problems(event, NOW))
        .isInstanceOf(UnreadableEventException.class)
        .hasNoCause();
  }

  /// Hostile, or of another version: pieces that are missing or of another kind.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"eventType\": \"Bounce\"}",
        "{\"eventType\": \"Bounce\", \"bounce\": null}",
        "{\"eventType\": \"Bounce\", \"bounce\": \"Permanent\"}",
        "{\"eventType\": \"Bounce\", \"bounce\": {\"bounceType\": \"Permanent\"}}",
        "{\"eventType\": \"Bounce\", \"bounce\": {\"bounceType\": [\"Permanent\"]}}",
        "{\"eventType\": \"Bounce\", \"bounce\": {\"bounceType\": \"Permanent\","
            + " \"bouncedRecipients\": \"bob@partner.example\"}}",
        "{\"eventType\": \"Bounce\", \"bounce\": {\"bounceType\": \"Permanent\","
            + " \"bouncedRecipients\": [null, 1, {}, [], {\"emailAddress\": 7},"
            + " {\"emailAddress\": null}]}}",
        "{\"eventType\": \"Complaint\"}",
        "{\"eventType\": \"Complaint\", \"complaint\": {\"complainedRecipients\": {}}}",
        "{\"eventType\": \"Reject\"}",
        "{\"eventType\": \"Reject\", \"mail\": {\"destination\": null}}"
      })
  void problemsShouldBeNoneWhereNobodyIsNamed(String event) {
    assertThat(MailEvents.problems(event, NOW)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not an address",
        "Bob <bob@partner.example>",
        "bob@partner.example, eve@evil.example",
        "bob@partner.example\\r\\nX: y",
        "@partner.example",
        "bob@"
      })
  void problemsShouldLeaveOutAddressesThatCannotBeRead(String address) {
    assertThat(MailEvents.problems(BOUNCE.formatted("Permanent", "General", address), NOW))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"<bob@partner.example>", " bob@partner.example ", "BOB@Partner.Example"})
  void problemsShouldReadAddressesAsServersWriteThem(String address) {
    assertThat(MailEvents.problems(BOUNCE.formatted("Permanent", "General", address), NOW))
        .extracting(MailboxProblem::mailbox)
        .containsExactly(BOB);
  }

  @Test
  void problemsShouldTellOfEachRecipientOnceAndOfFiftyAtMost() {
    String recipients =
        IntStream.range(0, 10_000)
            .mapToObj("{\"emailAddress\": \"bob%d@partner.example\"}"::formatted)
            .collect(Collectors.joining(", "));
    String event =
        """
        {"eventType": "Bounce", "bounce": {"bounceType": "Permanent", "bouncedRecipients": [
          {"emailAddress": "bob0@partner.example"}, {"emailAddress": "BOB0@partner.example"}, %s]}}
        """
            .formatted(recipients);

    assertThat(MailEvents.problems(event, NOW))
        .hasSize(50)
        .extracting(MailboxProblem::mailbox)
        .doesNotHaveDuplicates();
  }

  /// What is said to happen tomorrow would hide whatever happens today.
  @ParameterizedTest
  @CsvSource({
    "2026-11-22T10:00:01Z, 2026-11-22T10:00:00Z",
    "+1000000000-12-31T23:59:59Z, 2026-11-22T10:00:00Z",
    "2026-11-22T09:00:00.123Z, 2026-11-22T09:00:00.123Z",
    "yesterday, 2026-11-22T10:00:00Z",
    "'', 2026-11-22T10:00:00Z"
  })
  void problemsShouldHappenNowAtTheLatest(String said, Instant understood) {
    String event =
        BOUNCE.formatted("Permanent", "General", BOB).replace("2026-11-22T09:59:30Z", said);

    assertThat(MailEvents.problems(event, NOW))
        .extracting(found -> found.problem().at())
        .containsExactly(understood);
  }

  @Test
  void problemsShouldBringTimesThatAStoreCanKeep() {
    String event =
        BOUNCE
            .formatted("Permanent", "General", BOB)
            .replace("2026-11-22T09:59:30Z", "-1000000000-01-01T00:00:00Z");

    assertThat(MailEvents.problems(event, NOW))
        .extracting(found -> found.problem().at())
        .containsExactly(NOW.minus(Duration.ofDays(365)));
  }

  /// Whatever a byte is changed to, it is read, or refused in our words.
  @Test
  void problemsShouldSurviveAnyDamage() {
    SeededRandom random = new SeededRandom(20_261_122);
    String event = BOUNCE.formatted("Permanent", "General", BOB);
    for (int round = 0; round < 5_000; round++) {
      StringBuilder damaged = new StringBuilder(event);
      for (int change = 0; change <= random.nextInt(4); change++) {
        damaged.setCharAt(random.nextInt(damaged.length()), (char) (32 + random.nextInt(96)));
      }
      try {
        assertThat(MailEvents.problems(damaged.toString(), NOW)).hasSizeLessThanOrEqualTo(1);
      } catch (UnreadableEventException refused) {
        assertThat(refused).hasMessageMatching("not JSON|no event of mail");
      }
    }
  }

  /// Threat 56.
  @Test
  void toStringShouldNotSayTheAddress() {
    assertThat(MailEvents.problems(BOUNCE.formatted("Permanent", "General", BOB), NOW).toString())
        .doesNotContain("bob", "partner");
  }

  private static String complaint(String feedback, String subType) {
    return """
        {"eventType": "Complaint",
         "complaint": {"complainedRecipients": [{"emailAddress": "bob@partner.example"}],
           "timestamp": "2026-11-22T09:59:30Z", "complaintFeedbackType": "%s",
           "complaintSubType": %s}}
        """
        .formatted(feedback, subType);
  }
}
