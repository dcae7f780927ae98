package org.sealpost.reading;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Of styles that OWASP's sanitizer has let through, what leaves every letter where it can be read
/// (threat 29): nothing that moves a box over another, shrinks it below its text, paints outside of
/// it, or makes text too small to be seen. A declaration that goes too far is dropped as a whole,
/// and the browser's own style takes its place.
///
/// What remains is text in the colour of its ground, and what many harmless steps add up to; the
/// text-only view knows neither colour nor size.
final class BoundedStyle {
  private static final Pattern DIMENSION =
      Pattern.compile("([+-]?(?:[0-9]{1,6}(?:\\.[0-9]{0,9})?|\\.[0-9]{1,9}))([a-z%]*)");

  private static final Pattern COLOR = Pattern.compile("(?:rgb|hsl)a?\\([^)]*\\)");

  private static final Map<String, Double> PIXELS =
      Map.of(
          "px", 1.0, "pt", 96 / 72.0, "pc", 16.0, "in", 96.0, "cm", 37.8, "mm", 3.78, "em", 16.0,
          "rem", 16.0, "ex", 8.0, "ch", 8.0);

  /// Without bounds: they say how, and not where or how much.
  private static final Set<String> MANNERS =
      Set.of(
          "background",
          "background-color",
          "border-bottom-color",
          "border-bottom-style",
          "border-collapse",
          "border-color",
          "border-left-color",
          "border-left-style",
          "border-right-color",
          "border-right-style",
          "border-style",
          "border-top-color",
          "border-top-style",
          "caption-side",
          "color",
          "direction",
          "empty-cells",
          "font-family",
          "font-style",
          "font-variant",
          "font-weight",
          "list-style-position",
          "list-style-type",
          "table-layout",
          "text-align",
          "text-decoration",
          "text-transform",
          "word-wrap");

  private static final Range SPACE = new Range(0, 200, 50);

  private static final Map<String, Range> MEASURES =
      Map.ofEntries(
          Map.entry("border", new Range(0, 20, 0)),
          Map.entry("border-bottom", new Range(0, 20, 0)),
          Map.entry("border-bottom-width", new Range(0, 20, 0)),
          Map.entry("border-left", new Range(0, 20, 0)),
          Map.entry("border-left-width", new Range(0, 20, 0)),
          Map.entry("border-radius", new Range(0, 200, 50)),
          Map.entry("border-right", new Range(0, 20, 0)),
          Map.entry("border-right-width", new Range(0, 20, 0)),
          Map.entry("border-spacing", new Range(0, 50, 0)),
          Map.entry("border-top", new Range(0, 20, 0)),
          Map.entry("border-top-width", new Range(0, 20, 0)),
          Map.entry("border-width", new Range(0, 20, 0)),
          Map.entry("letter-spacing", new Range(0, 20, 0)),
          Map.entry("margin", SPACE),
          Map.entry("margin-bottom", SPACE),
          Map.entry("margin-left", SPACE),
          Map.entry("margin-right", SPACE),
          Map.entry("margin-top", SPACE),
          Map.entry("max-width", new Range(0, 2000, 100)),
          Map.entry("min-width", new Range(0, 1000, 100)),
          Map.entry("padding", SPACE),
          Map.entry("padding-bottom", SPACE),
          Map.entry("padding-left", SPACE),
          Map.entry("padding-right", SPACE),
          Map.entry("padding-top", SPACE),
          Map.entry("text-indent", new Range(0, 200, 50)),
          Map.entry("vertical-align", new Range(-20, 20, 0)),
          Map.entry("width", new Range(0, 2000, 100)),
          Map.entry("word-spacing", new Range(0, 20, 0)));

  /// A box of text that is lower than its text has the next one written over it; these grow.
  private static final Set<String> GROWING = Set.of("img", "table", "tr", "td", "th", "hr");

  private static final Range HEIGHT = new Range(0, 4000, 0);
  private static final double SMALLEST_FONT = 8;
  private static final Range FONT_SIZE = new Range(SMALLEST_FONT, 200, 400);
  private static final Range LINE_HEIGHT = new Range(SMALLEST_FONT, 200, 400);
  private static final int LONGEST = 4_000;

  private BoundedStyle() {}

  /// @return what the schema of the sanitizer has to know
  static Set<String> properties() {
    return Stream.of(
            MANNERS.stream(),
            MEASURES.keySet().stream(),
            Stream.of("font", "font-size", "line-height", "height", "white-space"))
        .flatMap(names -> names)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// @param element lower case
  /// @param style as the sanitizer writes it: no `;` but between declarations
  /// @return empty when nothing is left
  static Optional<String> of(String element, String style) {
    String kept =
        style.length() > LONGEST
            ? ""
            : Arrays.stream(style.split(";"))
                .map(declaration -> declaration.replace("!important", "").strip())
                .filter(declaration -> isBounded(element, declaration))
                .collect(Collectors.joining(";"));
    return kept.isEmpty() ? Optional.empty() : Optional.of(kept);
  }

  private static boolean isBounded(String element, String declaration) {
    int colon = declaration.indexOf(':');
    if (colon < 0) {
      return false;
    }
    String property = declaration.substring(0, colon).strip();
    String value = declaration.substring(colon + 1).strip().toLowerCase(Locale.ROOT);
    return switch (property) {
      case "font" -> isFont(value);
      case "font-size" -> FONT_SIZE.holds(value) && !isBelow(value, 0.6);
      case "line-height" -> isLineHeight(value);
      case "height" -> GROWING.contains(element) && HEIGHT.holds(value);
      // What does not wrap runs over what stands beside it.
      case "white-space" -> value.equals("normal") || value.matches("pre-(wrap|line)");
      default ->
          MANNERS.contains(property)
              || (MEASURES.containsKey(property) && MEASURES.get(property).holds(value));
    };
  }

  private static boolean isFont(String value) {
    return tokens(value)
        .allMatch(token -> token.matches("[1-9]00|[1-3](\\.[0-9]+)?") || FONT_SIZE.allows(token));
  }

  private static boolean isLineHeight(String value) {
    return value.matches("[0-9.]{1,6}")
        ? Double.parseDouble("0" + value.replaceAll("\\.(?=.*\\.)", "")) >= 0.9
        : LINE_HEIGHT.holds(value) && !isBelow(value, 0.9);
  }

  /// Whether it is relative, and less than this part of what it is relative to.
  private static boolean isBelow(String value, double part) {
    Matcher dimension = DIMENSION.matcher(value);
    if (!dimension.matches()) {
      return false;
    }
    double number = Double.parseDouble(dimension.group(1));
    return switch (dimension.group(2)) {
      case "%" -> number < part * 100;
      case "em", "ex", "ch" -> number < part;
      default -> false;
    };
  }

  private static Stream<String> tokens(String value) {
    return Arrays.stream(COLOR.matcher(value).replaceAll(" ").split("[\\s,/]+"))
        .filter(token -> !token.isEmpty());
  }

  /// @param least in CSS pixels
  /// @param most in CSS pixels
  /// @param mostPercent 0 where percentages are of no use
  private record Range(double least, double most, double mostPercent) {
    boolean holds(String value) {
      return tokens(value).allMatch(this::allows);
    }

    /// What is no number is a word that the sanitizer knows, or a colour.
    boolean allows(String token) {
      Matcher dimension = DIMENSION.matcher(token);
      if (!dimension.matches()) {
        return token.indexOf('(') < 0
            && (Character.isLetter(token.charAt(0)) || token.charAt(0) == '#' || isQuoted(token));
      }
      double number = Double.parseDouble(dimension.group(1));
      if (dimension.group(2).equals("%")) {
        return number >= Math.min(least, 0) && number <= mostPercent;
      }
      if (dimension.group(2).isEmpty()) {
        return number == 0 && least <= 0;
      }
      double pixels = number * PIXELS.getOrDefault(dimension.group(2), Double.NaN);
      return pixels >= least && pixels <= most;
    }

    private static boolean isQuoted(String token) {
      return token.charAt(0) == '\'' || token.charAt(0) == '"';
    }
  }
}
