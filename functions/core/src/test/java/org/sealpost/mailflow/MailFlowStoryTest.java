package org.sealpost.mailflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sealpost.testing.Samples.ALICE;
import static org.sealpost.testing.Samples.BOB;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.Unavailable;
import org.sealpost.delivery.Courier;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.Envelope;
import org.sealpost.rules.MailFlowRule;
import org.sealpost.rules.RuleId;
import org.sealpost.rules.RuleName;
import org.sealpost.rules.RuleProperties;
import org.sealpost.rules.RuleSet;
import org.sealpost.rules.action.EndingAction;
import org.sealpost.rules.action.ProtectionAction;
import org.sealpost.rules.action.RuleAction;
import org.sealpost.testing.Port;
import org.sealpost.testing.Race;
import org.sealpost.testing.Samples;
import org.sealpost.testing.Story;
import org.sealpost.wiring.Doors;

class MailFlowStoryTest {
  private static final EmailAddress CAROL = EmailAddress.of("carol@elsewhere.example");
  private static final EmailAddress DAVE = EmailAddress.of("dave@contoso.example");

  /// Stands in subject and body of every mail here: must never leave in clear.
  private static final String CANARY = "CANARY-7f3a";

  private static final String SECRET =
      """
      From: Alice <alice@contoso.example>\r
      To: bob@partner.example\r
      Bcc: carol@elsewhere.example\r
      Subject: [encrypt] CANARY-7f3a\r
      Message-ID: <original@contoso.example>\r
      \r
      The result is CANARY-7f3a.\r
      """;

  private static final String ORDINARY = SECRET.replace("[encrypt]", "Lunch");

  private final Story story = new Story();

  @Test
  void acceptShouldSendNothingButAWrapperWhenARuleProtects() {
    story.send(SECRET, ALICE, BOB);

    assertThat(story.platform.outboundMail.sent()).hasSize(1);
    assertThat(story.everythingSent()).doesNotContain(CANARY).contains("Alice", "/m/");
    assertThat(story.lastTo(BOB).reversePath()).contains(ALICE);
  }

  @Test
  void acceptShouldEmptyTheInboxWhenTheMailIsSealed() {
    Intake intake = story.arrived(SECRET, ALICE, BOB);

    story.mailFlow.accept(intake);
    story.settle();

    assertThat(story.platform.rawInbox.find(intake.id())).isEmpty();
  }

  @Test
  void acceptShouldForwardWhatNoRuleProtectsAndKeepTheRawMailUntilThen() {
    Intake intake = story.arrived(ORDINARY, ALICE, BOB);

    story.mailFlow.accept(intake);
    boolean retiredEarly = story.retirement.retire(intake.key());
    story.settle();

    assertThat(retiredEarly).isFalse();
    assertThat(story.lastTo(BOB).text())
        .isEqualTo(ORDINARY.replace("Bcc: carol@elsewhere.example\r\n", ""));
    assertThat(story.platform.rawInbox.find(intake.id())).isEmpty();
  }

  @Test
  void acceptShouldSplitWhenOnlySomeRecipientsAreOutside() {
    story.send(SECRET, ALICE, BOB, DAVE);

    assertThat(story.lastTo(DAVE).text()).contains(CANARY);
    assertThat(Story.texts(story.lastTo(BOB))).doesNotContain(CANARY);
  }

  @Test
  void acceptShouldGiveEachRecipientAMailAndALinkOfTheirOwn() {
    story.send(SECRET, ALICE, BOB, CAROL);

    assertThat(story.linkOf(BOB)).isNotEqualTo(story.linkOf(CAROL));
    assertThat(Story.texts(story.lastTo(BOB))).doesNotContain("carol");
    assertThat(Story.texts(story.lastTo(CAROL))).doesNotContain("bob@");
  }

  @Test
  void acceptShouldDeliverOnceWhenTheEventComesThreeTimes() {
    Intake intake = story.arrived(SECRET, ALICE, BOB);

    for (int time = 0; time < 3; time++) {
      story.mailFlow.accept(intake);
      story.settle();
    }

    assertThat(story.platform.outboundMail.sent()).hasSize(1);
  }

  @Test
  void acceptShouldDeliverOnceWhenTheEventComesManyTimesAtOnce() throws Exception {
    Intake intake = story.arrived(SECRET, ALICE, BOB);

    Race.among(
        16,
        () -> {
          story.mailFlow.accept(intake);
          return true;
        });
    story.settle();

    assertThat(story.platform.outboundMail.sent()).hasSize(1);
  }

  /// Threat 41: whatever does not answer, at whichever of its calls, nothing leaves in clear,
  /// nothing is lost, nothing is delivered twice.
  @ParameterizedTest
  @EnumSource(value = Port.class, mode = EnumSource.Mode.EXCLUDE, names = "RULE_HITS")
  void acceptShouldLeaveTheMailInPlaceAndSucceedLaterWhenAPortFails(Port port) {
    int calls = callsOfOneMail(port);

    for (int failing = 0; failing < calls; failing++) {
      assertMailSurvives(port, failing, false);
      assertMailSurvives(port, failing, true);
    }
  }

  @Test
  void acceptShouldNotHoldUpTheMailWhenItsRulesCannotBeCounted() {
    story.platform.fail(Port.RULE_HITS);

    story.send(SECRET, ALICE, BOB);

    assertThat(story.platform.outboundMail.sentTo(BOB)).hasSize(1);
  }

  @Test
  void acceptShouldCountARuleOncePerMail() {
    story.send(SECRET, ALICE, BOB, CAROL);
    story.send(SECRET, ALICE, BOB);
    story.send(ORDINARY, ALICE, BOB);

    assertThat(story.platform.ruleHits.on(LocalDate.ofInstant(Samples.NOW, ZoneOffset.UTC)))
        .containsExactly(Map.entry(RuleSet.defaults().rules().getFirst().id(), 2L));
  }

  private static int callsOfOneMail(Port port) {
    Story story = new Story();
    story.send(SECRET, ALICE, BOB);
    return story.platform.calls(port);
  }

  private static void assertMailSurvives(Port port, int failing, boolean answerLost) {
    Story story = new Story();
    Intake intake = story.arrived(SECRET, ALICE, BOB);
    if (answerLost) {
      story.platform.loseAnswers(port, failing, 1);
    } else {
      story.platform.fail(port, failing, 1);
    }

    List<RuntimeException> failures = new ArrayList<>();
    for (int attempt = 0; attempt < 4; attempt++) {
      try {
        story.mailFlow.accept(intake);
        story.settle();
      } catch (Unavailable retried) {
        failures.add(retried);
        assertThat(story.everythingSent()).doesNotContain(CANARY);
      }
      // Whoever lost the answer to a claim holds it until the lease is over.
      story.platform.clock.advance(Duration.ofMinutes(6));
    }

    assertThat(failures).as("%s failing at call %s", port, failing).hasSize(1);
    // Between the mail service's yes and our note of it lies the one window in which a wrapper goes
    // out twice.
    boolean inWindow = port == Port.OUTBOUND_MAIL || port == Port.DELIVERIES;
    assertThat(story.platform.outboundMail.sent()).hasSizeBetween(1, inWindow ? 2 : 1);
    assertThat(story.everythingSent()).doesNotContain(CANARY);
    assertThat(story.platform.rawInbox.find(intake.id())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Port.class,
      names = {"RAW_INBOX", "CONFIGURATIONS", "KEY_MAKER", "VAULT"})
  void giveUpShouldReturnTheMailWithoutContentWhenAPortNeverAnswers(Port port) {
    Intake intake = story.arrived(SECRET, ALICE, BOB);
    story.platform.fail(port);
    assertThatThrownBy(() -> story.mailFlow.accept(intake)).isInstanceOf(Unavailable.class);
    assertThat(story.platform.rawInbox.find(intake.id())).isPresent();
    story.platform.heal();

    story.undeliverable.giveUp(intake);
    story.settle();

    assertThat(story.platform.outboundMail.sentTo(BOB)).isEmpty();
    assertThat(Story.texts(story.lastTo(ALICE)))
        .contains("not delivered", "bob@partner.example", "5.3.0");
    assertThat(story.everythingSent()).doesNotContain(CANARY);
    assertThat(story.platform.rawInbox.find(intake.id())).isEmpty();
  }

  @Test
  void giveUpShouldChangeNothingWhenTheMailWasSettledInTheMeantime() {
    Intake intake = story.arrived(SECRET, ALICE, BOB);
    story.mailFlow.accept(intake);

    story.undeliverable.giveUp(intake);
    story.settle();

    assertThat(story.platform.outboundMail.sentTo(ALICE)).isEmpty();
    assertThat(story.platform.outboundMail.sentTo(BOB)).hasSize(1);
  }

  @Test
  void giveUpShouldReportOnceWhenItIsCalledTwice() {
    Intake intake = story.arrived(SECRET, ALICE, BOB);

    story.undeliverable.giveUp(intake);
    story.undeliverable.giveUp(intake);
    story.settle();

    assertThat(story.platform.outboundMail.sentTo(ALICE)).hasSize(1);
  }

  static Stream<String> acceptShouldReturnMalformedMailWithoutItsContent() {
    return Stream.of(
        SECRET.replace("result", "re\0sult"),
        SECRET.replace("result is", "result\nis"),
        SECRET.replace("result is", "result\ris"),
        SECRET.replace("From: Alice <alice@contoso.example>\r\n", ""),
        SECRET.replace("From: Alice <alice@contoso.example>", "From: Alice"),
        "From: mallory@contoso.example\r\n" + SECRET,
        "Received: from a by b; Sun, 22 Nov 2026 09:00:00 +0000\r\n".repeat(26) + SECRET);
  }

  @ParameterizedTest
  @MethodSource
  void acceptShouldReturnMalformedMailWithoutItsContent(String malformed) {
    story.send(malformed, ALICE, BOB);

    assertThat(story.platform.outboundMail.sentTo(BOB)).isEmpty();
    assertThat(Story.texts(story.lastTo(ALICE))).contains("not delivered", "5.6.0");
    assertThat(story.everythingSent()).doesNotContain(CANARY);
  }

  @Test
  void acceptShouldReturnAMailOfMoreThan500Recipients() {
    List<EmailAddress> recipients =
        IntStream.rangeClosed(0, 500)
            .mapToObj(n -> EmailAddress.of("r" + n + "@partner.example"))
            .toList();

    story.mailFlow.accept(
        story.arrived(SECRET.getBytes(UTF_8), new Envelope(Optional.of(ALICE), recipients), true));
    story.settle();

    assertThat(story.platform.outboundMail.sent()).hasSize(1);
    assertThat(Story.texts(story.lastTo(ALICE))).contains("500 recipients", "5.5.3");
  }

  @Test
  void acceptShouldDeliverToFiveHundredRecipients() {
    List<EmailAddress> recipients =
        IntStream.range(0, 500)
            .mapToObj(n -> EmailAddress.of("r" + n + "@partner.example"))
            .toList();

    story.mailFlow.accept(
        story.arrived(SECRET.getBytes(UTF_8), new Envelope(Optional.of(ALICE), recipients), true));
    story.settle();

    assertThat(story.platform.outboundMail.sent()).hasSize(500);
    assertThat(story.everythingSent()).doesNotContain(CANARY);
  }

  @Test
  void acceptShouldReturnAMailOfFortyMegabytesAndOneByte() {
    byte[] header = SECRET.getBytes(UTF_8);
    byte[] large = new byte[Admission.LARGEST_BYTES + 1];
    Arrays.fill(large, (byte) 'x');
    System.arraycopy(header, 0, large, 0, header.length);

    story.mailFlow.accept(
        story.arrived(large, new Envelope(Optional.of(ALICE), List.of(BOB)), true));
    story.settle();

    assertThat(Story.texts(story.lastTo(ALICE))).contains("40 MB", "5.3.4");
    assertThat(story.platform.outboundMail.sentTo(BOB)).isEmpty();
  }

  @Test
  void acceptShouldReportToNobodyWhenTheReversePathIsEmpty() {
    story.mailFlow.accept(
        story.arrived(
            SECRET.replace("result", "re\0sult").getBytes(UTF_8),
            new Envelope(Optional.empty(), List.of(BOB)),
            true));
    story.settle();

    assertThat(story.platform.outboundMail.sent()).isEmpty();
  }

  @Test
  void acceptShouldProtectAMailWithAnEmptyReversePath() {
    story.mailFlow.accept(
        story.arrived(SECRET.getBytes(UTF_8), new Envelope(Optional.empty(), List.of(BOB)), true));
    story.settle();

    assertThat(story.platform.outboundMail.sentTo(BOB)).hasSize(1);
    assertThat(story.everythingSent()).doesNotContain(CANARY);
  }

  /// Threat 36.
  @Test
  void acceptShouldRelayNothingForUnknownSenders() {
    story.mailFlow.accept(
        story.arrived(
            ORDINARY.getBytes(UTF_8), new Envelope(Optional.of(ALICE), List.of(BOB)), false));
    story.settle();

    assertThat(story.platform.outboundMail.sentTo(BOB)).isEmpty();
    assertThat(story.everythingSent()).doesNotContain(CANARY).contains("5.7.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "From: Alice <alice@partner.example>",
        "From: \"alice@contoso.example\" <alice@partner.example>"
      })
  void acceptShouldProtectWhenOnlyTheReversePathIsInside(String from) {
    story.send(SECRET.replace("From: Alice <alice@contoso.example>", from), ALICE, BOB);

    assertThat(story.platform.outboundMail.sentTo(BOB)).hasSize(1);
    assertThat(story.everythingSent()).doesNotContain(CANARY);
  }

  @Test
  void acceptShouldSealTheMailWithoutItsBccField() {
    story.send(SECRET, ALICE, BOB, CAROL);

    var session = story.signIn(story.linkOf(BOB), BOB);

    assertThat(
            story
                .portal
                .reading()
                .read(Story.visit(story.linkOf(BOB), Optional.of(session)))
                .toString())
        .contains(CANARY)
        .doesNotContain("carol");
  }

  @Test
  void acceptShouldReturnTheMailWhenARuleRejectsIt() {
    rules(rule("No", new EndingAction.RejectMessage("Ask legal first.", "5.7.900")));

    story.send(ORDINARY, ALICE, BOB);

    assertThat(story.platform.outboundMail.sentTo(BOB)).isEmpty();
    assertThat(Story.texts(story.lastTo(ALICE))).contains("Ask legal first.", "5.7.900");
    assertThat(story.everythingSent()).doesNotContain(CANARY);
  }

  @Test
  void acceptShouldWaitWhenARuleNamesATemplateThatIsNotThere() {
    rules(rule("Old", new ProtectionAction.ApplyRightsProtectionTemplate("Gone")));
    Intake intake = story.arrived(ORDINARY, ALICE, BOB);

    assertThatThrownBy(() -> story.mailFlow.accept(intake)).isInstanceOf(RuntimeException.class);

    assertThat(story.platform.rawInbox.find(intake.id())).isPresent();
    assertThat(story.platform.deliveryQueue.waiting()).isEmpty();
  }

  @Test
  void deliverShouldTellTheSenderWhenTheMailServiceRefuses() {
    story.platform.outboundMail.refuse(BOB::equals);

    story.send(SECRET, ALICE, BOB, CAROL);

    assertThat(Story.texts(story.lastTo(ALICE))).contains("not delivered", "bob@partner.example");
    assertThat(story.platform.outboundMail.sentTo(CAROL)).hasSize(1);
    assertThat(story.everythingSent()).doesNotContain(CANARY);
  }

  /// Threat 43: a From field is anybody's to write, the reverse-path is where reports go.
  @Test
  void deliverShouldReportToTheReversePathAndNotToTheFromField() {
    story.platform.outboundMail.refuse(BOB::equals);

    story.send(SECRET.replace("alice@contoso.example", "victim@elsewhere.example"), ALICE, BOB);

    assertThat(story.platform.outboundMail.sentTo(ALICE)).hasSize(1);
    assertThat(story.platform.outboundMail.sent()).hasSize(1);
  }

  @Test
  void deliverShouldReportToNobodyWhenTheReversePathIsEmpty() {
    story.platform.outboundMail.refuse(BOB::equals);

    story.mailFlow.accept(
        story.arrived(SECRET.getBytes(UTF_8), new Envelope(Optional.empty(), List.of(BOB)), true));
    story.settle();

    assertThat(story.platform.outboundMail.sent()).isEmpty();
  }

  /// Nobody may send in another domain's name, whoever handed the mail in.
  @Test
  void acceptShouldSendInOurOwnNameWhenTheAuthorIsOutside() {
    story.send(SECRET.replace("alice@contoso.example", "zoe@elsewhere.example"), ALICE, BOB);
    story.send(ORDINARY.replace("alice@contoso.example", "zoe@elsewhere.example"), ALICE, BOB);

    assertThat(story.platform.outboundMail.sentTo(BOB))
        .hasSize(2)
        .allSatisfy(
            mail ->
                assertThat(Story.read(mail).from().address())
                    .isEqualTo(EmailAddress.of("notice@contoso.example")));
  }

  @Test
  void deliverShouldTryAgainWhenTheMailServiceDoesNotAnswer() {
    story.platform.outboundMail.beUnreachable(BOB::equals);
    story.mailFlow.accept(story.arrived(SECRET, ALICE, BOB));
    var delivery = story.platform.deliveryQueue.takeAll().getFirst();
    assertThatThrownBy(() -> story.courier.deliver(delivery)).isInstanceOf(Unavailable.class);
    story.platform.outboundMail.beUnreachable(_ -> false);

    Courier.Outcome outcome = story.courier.deliver(delivery);

    assertThat(outcome).isEqualTo(Courier.Outcome.SENT);
    assertThat(story.platform.outboundMail.sentTo(BOB)).hasSize(1);
  }

  @Test
  void giveUpShouldTellTheSenderWhenADeliveryFailedForGood() {
    story.mailFlow.accept(story.arrived(SECRET, ALICE, BOB));
    var delivery = story.platform.deliveryQueue.takeAll().getFirst();

    story.undeliverable.giveUp(delivery);
    story.undeliverable.giveUp(delivery);
    story.settle();

    assertThat(story.platform.outboundMail.sentTo(ALICE)).hasSize(1);
    assertThat(story.platform.outboundMail.sentTo(BOB)).isEmpty();
  }

  /// Nobody may die between noting a failure and reporting it.
  @ParameterizedTest
  @EnumSource(
      value = Port.class,
      names = {"DELIVERIES", "DELIVERY_QUEUE", "TRACE"})
  void giveUpShouldStillReportWhenItsFirstAttemptWasCutShort(Port port) {
    story.mailFlow.accept(story.arrived(SECRET, ALICE, BOB));
    var delivery = story.platform.deliveryQueue.takeAll().getFirst();
    story.platform.loseAnswers(port, 1);
    assertThatThrownBy(() -> story.undeliverable.giveUp(delivery)).isInstanceOf(Unavailable.class);

    story.undeliverable.giveUp(delivery);
    story.settle();

    assertThat(story.platform.outboundMail.sentTo(ALICE)).hasSize(1);
  }

  @Test
  void requeueShouldBringBackMailThatNobodyWorksOn() {
    story.platform.fail(Port.KEY_MAKER);
    Intake intake = story.arrived(SECRET, ALICE, BOB);
    assertThatThrownBy(() -> story.mailFlow.accept(intake)).isInstanceOf(Unavailable.class);
    story.platform.heal();
    var stuckMail = Doors.stuckMail(story.platform);

    int early = stuckMail.requeue();
    story.platform.clock.advance(Duration.ofMinutes(31));
    int late = stuckMail.requeue();
    story.settle();

    assertThat(early).isZero();
    assertThat(late).isEqualTo(1);
    assertThat(story.platform.outboundMail.sentTo(BOB)).hasSize(1);
    assertThat(stuckMail.requeue()).isZero();
  }

  private void rules(MailFlowRule... rules) {
    story.rules(new RuleSet(List.of(rules)));
  }

  private static MailFlowRule rule(String name, RuleAction action) {
    return new MailFlowRule(
        RuleId.of(UUID.nameUUIDFromBytes(name.getBytes(UTF_8))),
        new RuleName(name),
        true,
        RuleProperties.DEFAULT,
        Collections.emptyList(),
        Collections.emptyList(),
        List.of(action),
        List.of());
  }
}
