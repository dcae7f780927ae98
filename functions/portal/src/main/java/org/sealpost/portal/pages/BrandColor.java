package org.sealpost.portal.pages;

import static org.sealpost.Require.require;

import java.util.Optional;
import java.util.regex.Pattern;

/// An organization's colour, and what has to go with it so that everything stays readable (WCAG 2.2
/// AA, contrast of 4.5 to 1), whatever colour an admin chooses.
///
/// Its stylesheet is a function of the colour alone, and so is the stylesheet's address: browsers
/// may keep it for ever, and nobody is asked for it.
record BrandColor(int red, int green, int blue) {
  static final String PATH = "/assets/brand/";

  private static final Pattern ADDRESS = Pattern.compile(PATH + "([0-9a-f]{6})\\.css");
  private static final double READABLE = 4.5;
  private static final BrandColor BLACK = new BrandColor(0, 0, 0);
  private static final BrandColor WHITE = new BrandColor(255, 255, 255);
  // The backgrounds of portal.css that text in the accent colour stands on: the darkest of the
  // light
  // scheme, the lightest of the dark one.
  private static final BrandColor LIGHT_PAGE = parse("f3f4f6");
  private static final BrandColor DARK_PAGE = parse("1b2129");

  /// @param color `#rrggbb`, as [org.sealpost.branding.BrandingTemplate] has it
  static BrandColor of(String color) {
    require(color.matches("#[0-9a-f]{6}"), "colour: #rrggbb");
    return parse(color.substring(1));
  }

  /// The colour whose stylesheet has this address.
  static Optional<BrandColor> ofStylesheet(String path) {
    var address = ADDRESS.matcher(path);
    return address.matches() ? Optional.of(parse(address.group(1))) : Optional.empty();
  }

  String stylesheetPath() {
    return PATH + digits() + ".css";
  }

  String stylesheet() {
    BrandColor onLight = readableOn(LIGHT_PAGE, BLACK);
    BrandColor onDark = readableOn(DARK_PAGE, WHITE);
    return """
    :root{--brand:#%s;--on-brand:#%s;--accent:#%s;--on-accent:#%s}
    @media (prefers-color-scheme:dark){:root{--accent:#%s;--on-accent:#%s}}
    """
        .formatted(
            digits(),
            ink().digits(),
            onLight.digits(),
            onLight.ink().digits(),
            onDark.digits(),
            onDark.ink().digits());
  }

  /// Black or white, whichever is easier to read on this; one of them always has 4.58 to 1.
  BrandColor ink() {
    return contrast(BLACK) > contrast(WHITE) ? BLACK : WHITE;
  }

  /// This colour, moved towards `end` as far as it takes to be read on `page`.
  BrandColor readableOn(BrandColor page, BrandColor end) {
    BrandColor color = this;
    for (int percent = 0; color.contrast(page) < READABLE; percent += 4) {
      color = mixed(end, percent);
    }
    return color;
  }

  /// WCAG 2.2, contrast ratio.
  double contrast(BrandColor other) {
    double mine = luminance() + 0.05;
    double its = other.luminance() + 0.05;
    return Math.max(mine, its) / Math.min(mine, its);
  }

  String digits() {
    return "%02x%02x%02x".formatted(red, green, blue);
  }

  private BrandColor mixed(BrandColor end, int percent) {
    return new BrandColor(
        mixed(red, end.red, percent),
        mixed(green, end.green, percent),
        mixed(blue, end.blue, percent));
  }

  private static int mixed(int from, int to, int percent) {
    int bounded = Math.min(percent, 100);
    return (from * (100 - bounded) + to * bounded) / 100;
  }

  private double luminance() {
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  }

  private static double linear(int channel) {
    double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }

  private static BrandColor parse(String digits) {
    int rgb = Integer.parseInt(digits, 16);
    return new BrandColor(rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff);
  }
}
