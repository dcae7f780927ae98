package org.sealpost.aws.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.branding.BrandingTemplate;
import org.sealpost.delivery.DeliveryOrder;
import org.sealpost.mailflow.Intake;
import org.sealpost.protection.ProtectedMessage;
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

  @Test
  void readShouldTakeAMissingOptionalForEmpty() {
    Intake intake = Samples.intake();
    String older = Json.write(intake).replace(",\"answers\":null", "");

    assertThat(older).doesNotContain("answers");
    assertThat(Json.read(older, Intake.class)).isEqualTo(intake);
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
