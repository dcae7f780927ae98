package org.sealpost.aws;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.sealpost.testing.Samples.NOW;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sealpost.Unavailable;
import org.sealpost.configuration.ConfigurationDocument;
import org.sealpost.configuration.ConfigurationVersion;
import org.sealpost.delivery.Deliveries.Claim;
import org.sealpost.delivery.DeliveryId;
import org.sealpost.delivery.DeliveryOrder;
import org.sealpost.engines.junit.AwsEngines;
import org.sealpost.inspection.PlainInspector;
import org.sealpost.inspection.PlainScanner;
import org.sealpost.mail.IntakeId;
import org.sealpost.mailflow.Intake;
import org.sealpost.mailflow.Intakes.Settled;
import org.sealpost.mailflow.MailFlow;
import org.sealpost.mailflow.QuarantineExpiry;
import org.sealpost.mailflow.Retirement;
import org.sealpost.quarantine.QuarantineState;
import org.sealpost.quarantine.QuarantinedMail;
import org.sealpost.rules.MailFlowRule;
import org.sealpost.rules.RuleId;
import org.sealpost.rules.RuleJson;
import org.sealpost.rules.RuleName;
import org.sealpost.rules.RuleProperties;
import org.sealpost.rules.RuleSet;
import org.sealpost.rules.action.EndingAction;
import org.sealpost.testing.Samples;
import org.sealpost.wiring.Doors;

/// A mail that a rule holds, from its arrival until nothing of it is left, over all the stores that
/// it passes.
final class HeldMailIT {
  @RegisterExtension static final AwsEngines AWS = AwsEngines.start();

  private static final RuleId RULE = RuleId.of(new UUID(4, 2));
  private static final byte[] MAIL =
      "From: alice@contoso.example\r\nTo: bob@partner.example\r\nSubject: Odd\r\n\r\nHello\r\n"
          .getBytes(US_ASCII);

  private final AwsPlatform platform = FreshAws.over(LocalAws.at(AWS.dynamoDb(), AWS.localStack()));
  private final MailFlow mailFlow =
      Doors.mailFlow(platform, new PlainInspector(), new PlainScanner());
  private final Retirement retirement = Doors.retirement(platform);
  private final Intake intake = Samples.intake();

  @BeforeEach
  void holdEverything() {
    MailFlowRule rule =
        new MailFlowRule(
            RULE,
            new RuleName("Hold it"),
            true,
            RuleProperties.DEFAULT,
            List.of(),
            List.of(),
            List.of(new EndingAction.Quarantine()),
            List.of());
    platform
        .configurations()
        .append(
            ConfigurationDocument.RULES,
            new ConfigurationVersion(1, NOW, "admin", "by a test"),
            RuleJson.write(new RuleSet(List.of(rule))));
    platform.rawInbox().put(intake.id(), MAIL);
    mailFlow.accept(intake);
  }

  private QuarantinedMail held() {
    return platform.quarantinedMails().held(10).getFirst();
  }

  private static Intake decided(QuarantinedMail mail) {
    return QuarantineExpiry.intake(mail, NOW.plus(Duration.ofDays(1)));
  }

  private DeliveryOrder onlyOrder(Settled settled) {
    DeliveryId id = settled.deliveries().getFirst();
    assertThat(settled.deliveries()).hasSize(1);
    return switch (platform.deliveries().claim(id, NOW, Duration.ofMinutes(1))) {
      case Claim.Claimed(var order) -> order;
      case Claim.Busy _, Claim.Finished _ -> throw new AssertionError("nothing to deliver");
    };
  }

  @Test
  void acceptShouldHoldTheMailAndKeepItsBytesApart() {
    QuarantinedMail mail = held();

    assertThat(mail.rules()).containsExactly("Hold it");
    assertThat(platform.heldMail().find(mail.id())).contains(MAIL);
    assertThat(platform.rawInbox().find(mail.id())).isEmpty();
    assertThat(platform.intakes().find(intake.key()).orElseThrow().deliveries()).isEmpty();
    assertThat(platform.ruleHits().on(LocalDate.now(ZoneOffset.UTC))).isEqualTo(Map.of(RULE, 1L));
  }

  @Test
  void heldMailShouldStayWhenItsRawMailGoes() {
    assertThat(retirement.retire(intake.key())).isTrue();

    assertThat(platform.rawInbox().find(intake.id())).isEmpty();
    assertThat(platform.heldMail().find(held().id())).contains(MAIL);
  }

  @Test
  void acceptShouldWaitAsLongAsNothingIsDecided() {
    Intake early = decided(held());

    assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> mailFlow.accept(early));

    assertThat(platform.intakes().find(early.key())).isEmpty();
    assertThat(platform.intakes().openSince(NOW.plus(Duration.ofDays(2)), 10)).isEmpty();
  }

  @Test
  void acceptShouldSendReleasedMailAndLeaveNothingBehind() {
    QuarantinedMail mail = held();
    Intake released = decided(mail);
    platform.quarantinedMails().end(mail.id(), new QuarantineState.Released(NOW, "admin"));

    mailFlow.accept(released);

    Settled settled = platform.intakes().find(released.key()).orElseThrow();
    DeliveryOrder order = onlyOrder(settled);
    assertThat(order.recipient()).isEqualTo(Samples.BOB);
    IntakeId copy = settled.copies().getFirst();
    assertThat(platform.rawInbox().find(copy)).contains(MAIL);
    assertThat(retirement.retire(released.key())).isFalse();

    platform.deliveries().sent(settled.deliveries().getFirst(), NOW);

    assertThat(retirement.retire(released.key())).isTrue();
    assertThat(platform.rawInbox().find(copy)).isEmpty();
    assertThat(platform.heldMail().find(mail.id())).isEmpty();
    assertThat(platform.quarantinedMails().held(10)).isEmpty();
  }

  @Test
  void acceptShouldSendNothingOfDeletedMail() {
    QuarantinedMail mail = held();
    Intake deleted = decided(mail);
    platform.quarantinedMails().end(mail.id(), new QuarantineState.Deleted(NOW, "admin"));

    mailFlow.accept(deleted);

    assertThat(platform.intakes().find(deleted.key()).orElseThrow().deliveries()).isEmpty();
    assertThat(retirement.retire(deleted.key())).isTrue();
    assertThat(platform.heldMail().find(mail.id())).isEmpty();
  }

  @Test
  void acceptShouldTellTheSenderOfExpiredMail() {
    QuarantinedMail mail = held();
    Intake expired = decided(mail);
    platform.quarantinedMails().end(mail.id(), new QuarantineState.Expired(NOW));

    mailFlow.accept(expired);

    Settled settled = platform.intakes().find(expired.key()).orElseThrow();
    assertThat(onlyOrder(settled)).isInstanceOf(DeliveryOrder.Report.class);
  }
}
