package org.sealpost.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sealpost.branding.BrandingTemplate;

class LookTest {
  /// WCAG 2.2, 1.4.3: 4.5 to 1 for text of any size.
  @Test
  void ofShouldGiveReadableInkOnAnyColour() {
    Random random = new Random(12);
    for (int round = 0; round < 100_000; round++) {
      String background = "#%06x".formatted(random.nextInt(0x1000000));

      Look look = Look.of(branding(background));

      assertThat(contrast(look.background(), look.ink()))
          .as(background)
          .isGreaterThanOrEqualTo(4.5);
    }
  }

  @Test
  void ofShouldBeReadableOnEveryGrey() {
    for (int grey = 0; grey < 256; grey++) {
      String background = "#%02x%02x%02x".formatted(grey, grey, grey);

      Look look = Look.of(branding(background));

      assertThat(contrast(background, look.ink())).as(background).isGreaterThanOrEqualTo(4.5);
    }
  }

  @Test
  void ofShouldHaveAColourWithoutOne() {
    Look look = Look.of(BrandingTemplate.factoryDefault());

    assertThat(look.background()).matches("#[0-9a-f]{6}");
    assertThat(look.hasLogo()).isFalse();
    assertThat(contrast(look.background(), look.ink())).isGreaterThanOrEqualTo(4.5);
  }

  private static BrandingTemplate branding(String color) {
    return new BrandingTemplate(
        "x",
        Optional.of(color),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        true,
        true,
        0);
  }

  private static double contrast(String one, String other) {
    double lighter = Math.max(luminance(one), luminance(other));
    double darker = Math.min(luminance(one), luminance(other));
    return (lighter + 0.05) / (darker + 0.05);
  }

  private static double luminance(String color) {
    double[] weights = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int channel = 0; channel < 3; channel++) {
      double value =
          Integer.parseInt(color.substring(1 + 2 * channel, 3 + 2 * channel), 16) / 255.0;
      double linear = value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
      sum += weights[channel] * linear;
    }
    return sum;
  }
}
