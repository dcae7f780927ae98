package org.sealpost.aws.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.branding.BrandingTemplate;
import org.sealpost.delivery.DeliveryOrder;
import org.sealpost.mailflow.Intake;
import org.sealpost.organization.Scope;
import org.sealpost.protection.AttachmentAccess;
import org.sealpost.protection.MessageExpiry;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.ProtectedMessage;
import org.sealpost.protection.ProtectionTerms;
import org.sealpost.protection.ThreadProtection;
import org.sealpost.protection.UsageRights;
import org.sealpost.quarantine.QuarantineState;
import org.sealpost.quarantine.QuarantinedMail;
import org.sealpost.rules.AuditSeverity;
import org.sealpost.rules.RuleId;
import org.sealpost.rules.RuleMatch;
import org.sealpost.rules.RuleMode;
import org.sealpost.rules.RuleName;
import org.sealpost.testing.Samples;

final class JsonTest {
  @Test
  void writeShouldNameTheMemberOfASealedFamily() {
    DeliveryOrder report = Samples.report();

    String json = Json.write(report);

    assertThat(json).startsWith("{\"Report\":{").contains("\"alice@contoso.example\"");
    assertThat(Json.read(json, DeliveryOrder.class)).isEqualTo(report);
  }

  @Test
  void readShouldGiveBackWhatWasWritten() {
    ProtectedMessage message = Samples.message(Samples.CONTOSO, Samples.NOW.plusNanos(1));
    BrandingTemplate branding = Samples.branding("Legal");

    assertThat(Json.read(Json.write(message), ProtectedMessage.class)).isEqualTo(message);
    assertThat(Json.read(Json.write(branding), BrandingTemplate.class)).isEqualTo(branding);
  }

  @ParameterizedTest
  @MethodSource
  void readShouldGiveBackEveryStateOfHeldMail(QuarantineState state) {
    QuarantinedMail mail = Samples.quarantined(Samples.NOW).ended(state);

    assertThat(Json.read(Json.write(mail), QuarantinedMail.class)).isEqualTo(mail);
    assertThat(Json.read(Json.write(state), QuarantineState.class)).isEqualTo(state);
  }

  static Stream<QuarantineState> readShouldGiveBackEveryStateOfHeldMail() {
    return Stream.of(
        new QuarantineState.Held(),
        new QuarantineState.Released(Samples.NOW, "admin"),
        new QuarantineState.Deleted(Samples.NOW, "admin"),
        new QuarantineState.Expired(Samples.NOW));
  }

  @Test
  void readShouldGiveBackWhichRuleMatched() {
    RuleMatch match =
        new RuleMatch(
            RuleId.of(new UUID(1, 2)), new RuleName("Encrypt"), RuleMode.AUDIT, AuditSeverity.LOW);

    String json = Json.write(match);

    assertThat(json)
        .isEqualTo(
            "{\"rule\":\"00000000-0000-0001-0000-000000000002\",\"name\":\"Encrypt\","
                + "\"mode\":\"AUDIT\",\"severity\":\"LOW\"}");
    assertThat(Json.read(json, RuleMatch.class)).isEqualTo(match);
  }

  @Test
  void readShouldGiveBackWhetherTlsIsRequired() {
    DeliveryOrder.Forward forward =
        new DeliveryOrder.Forward(
            Samples.intakeId(), Optional.empty(), Samples.BOB, Scope.INSIDE, true);

    assertThat(Json.read(Json.write(forward), DeliveryOrder.class)).isEqualTo(forward);
  }

  /// Orders wait in the store while a new version comes.
  @Test
  void readShouldTakeOrdersOfOlderVersions() {
    DeliveryOrder.Wrapper wrapper =
        Samples.wrapper(
            Samples.message(Samples.CONTOSO, Samples.NOW), Samples.recipient(Samples.BOB));
    DeliveryOrder.Forward forward = Samples.forward(Samples.intake());

    for (DeliveryOrder order : List.of(wrapper, forward)) {
      String older = Json.write(order).replaceFirst(",\"(rights|answers)\":null", "");
      assertThat(older).isNotEqualTo(Json.write(order));
      assertThat(Json.read(older, DeliveryOrder.class)).isEqualTo(order);
    }
  }

  @Test
  void readShouldGiveBackWhatIsAnswered() {
    PortalLink link = new PortalLink(Samples.messageId(), Samples.recipientKey());
    DeliveryOrder.Forward forward =
        new DeliveryOrder.Forward(
            Samples.intakeId(),
            Optional.empty(),
            Samples.BOB,
            Scope.OUTSIDE,
            false,
            Optional.of(link));

    assertThat(Json.read(Json.write(forward), DeliveryOrder.class)).isEqualTo(forward);
  }

  @Test
  void readShouldTakeAMissingOptionalForEmpty() {
    Intake intake = Samples.intake();
    String older = Json.write(intake).replace(",\"answers\":null", "");

    assertThat(older).doesNotContain("answers");
    assertThat(Json.read(older, Intake.class)).isEqualTo(intake);
  }

  /// Records outlive the version that wrote them.
  @Test
  void readShouldTakeTermsOfBeforeForThoseWithoutAPasskey() {
    ProtectionTerms asking =
        new ProtectionTerms(
            "T",
            UsageRights.ENCRYPT_ONLY,
            AttachmentAccess.DOWNLOAD,
            new MessageExpiry(Optional.empty(), Optional.empty()),
            Scope.INSIDE,
            false,
            false,
            true);
    String whole = Json.write(asking);
    String before = whole.replace(",\"requirePasskey\":true", "");

    assertThat(before).isNotEqualTo(whole);
    assertThat(Json.read(whole, ProtectionTerms.class)).isEqualTo(asking);
    assertThat(Json.read(before, ProtectionTerms.class).requirePasskey()).isFalse();
    String thread = Json.write(asking.ofThread());
    assertThat(Json.read(thread, ThreadProtection.class)).isEqualTo(asking.ofThread());
    assertThat(
            Json.read(thread.replace(",\"requirePasskey\":true", ""), ThreadProtection.class)
                .protection()
                .requirePasskey())
        .isFalse();
  }

  /// Threat 19: what decides about sign-in is never guessed.
  @Test
  void readShouldRefuseABrandingTemplateThatDoesNotSayWhoMaySignIn() {
    String whole = Json.write(Samples.branding("Legal"));

    assertThat(Json.read(whole, BrandingTemplate.class)).isEqualTo(Samples.branding("Legal"));
    for (String missing : List.of(",\"otpEnabled\":true", ",\"socialIdSignIn\":true")) {
      String part = whole.replace(missing, "");
      assertThat(part).isNotEqualTo(whole);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Json.read(part, BrandingTemplate.class));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"a\"}",
        "{\"Erase\":{}}",
        "{\"Report\":{\"recipient\":\"nobody\"}}",
        "{\"Report\":{}}",
        "{\"Forward\":{\"intake\":\"a\",\"recipient\":\"b@c.example\",\"authorScope\":\"INSIDE\",\"x\":1}}",
        "{} {}",
        "null",
        ""
      })
  void readShouldFailWithoutQuotingWhenItIsAnythingElse(String json) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.read(json, DeliveryOrder.class))
        .withMessageStartingWith("not a DeliveryOrder")
        .withNoCause();
  }
}
