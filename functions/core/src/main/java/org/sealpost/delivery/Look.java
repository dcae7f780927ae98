package org.sealpost.delivery;

import org.sealpost.branding.BrandingTemplate;

/// The colours of a mail, from the branding template's one colour: `ink` is what is readable on it,
/// with a contrast of at least 4.5 to 1 (WCAG 2.2, 1.4.3), which only pure black and white give for
/// every colour.
public record Look(String background, String ink, boolean hasLogo) {
  private static final String FACTORY = "#1f4e79";

  static Look of(BrandingTemplate branding) {
    String background = branding.backgroundColor().orElse(FACTORY);
    return new Look(
        background, isLight(background) ? "#000000" : "#ffffff", branding.logo().isPresent());
  }

  /// Whether black has more contrast with the colour than white (WCAG 2.2 relative luminance).
  private static boolean isLight(String color) {
    int rgb = Integer.parseInt(color.substring(1), 16);
    double luminance =
        0.2126 * linear(rgb >> 16 & 0xff)
            + 0.7152 * linear(rgb >> 8 & 0xff)
            + 0.0722 * linear(rgb & 0xff);
    return luminance > 0.179;
  }

  private static double linear(int channel) {
    double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
