package org.sealpost.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrandColorTest {
  private static final BrandColor LIGHT_PAGE = BrandColor.of("#f3f4f6");
  private static final BrandColor DARK_PAGE = BrandColor.of("#1b2129");

  /// Every colour on a grid of 13 steps a channel.
  @Test
  void everyColorShouldStayReadable() {
    for (int red = 0; red < 256; red += 21) {
      for (int green = 0; green < 256; green += 21) {
        for (int blue = 0; blue < 256; blue += 21) {
          BrandColor color = new BrandColor(red, green, blue);
          String[] colors =
              Pattern.compile("#([0-9a-f]{6})")
                  .matcher(color.stylesheet())
                  .results()
                  .map(found -> found.group())
                  .toArray(String[]::new);

          assertReadable(colors[1], BrandColor.of(colors[0]));
          assertReadable(colors[2], LIGHT_PAGE);
          assertReadable(colors[3], BrandColor.of(colors[2]));
          assertReadable(colors[4], DARK_PAGE);
          assertReadable(colors[5], BrandColor.of(colors[4]));
        }
      }
    }
  }

  @Test
  void readableColorShouldStayAsItIs() {
    assertThat(BrandColor.of("#7a1f3d").stylesheet()).contains("--accent:#7a1f3d;");
  }

  @Test
  void contrastShouldBeTheOneOfWcag() {
    BrandColor grey = BrandColor.of("#767676");

    assertThat(grey.contrast(BrandColor.of("#ffffff"))).isBetween(4.54, 4.55);
    assertThat(BrandColor.of("#000000").contrast(BrandColor.of("#ffffff"))).isEqualTo(21.0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "red", "#fff", "#7A1F3D", "#7a1f3d;}body{display:none", "7a1f3d"})
  void anythingElseShouldBeRefused(String color) {
    assertThatThrownBy(() -> BrandColor.of(color)).isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertReadable(String text, BrandColor background) {
    assertThat(BrandColor.of(text).contrast(background))
        .as("%s on #%s", text, background.digits())
        .isGreaterThanOrEqualTo(4.5);
  }
}
