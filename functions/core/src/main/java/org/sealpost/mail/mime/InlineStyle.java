package org.sealpost.mail.mime;

import static java.util.Locale.ROOT;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The declarations of a style attribute that may stay: how text looks and is spaced. Nothing that
/// loads, moves, covers or hides.
final class InlineStyle {
  private static final Set<String> PROPERTIES =
      Set.of(
          "background-color",
          "border",
          "border-bottom",
          "border-collapse",
          "border-color",
          "border-left",
          "border-right",
          "border-spacing",
          "border-style",
          "border-top",
          "border-width",
          "color",
          "font",
          "font-family",
          "font-size",
          "font-style",
          "font-variant",
          "font-weight",
          "line-height",
          "list-style-type",
          "margin",
          "margin-bottom",
          "margin-left",
          "margin-right",
          "margin-top",
          "padding",
          "padding-bottom",
          "padding-left",
          "padding-right",
          "padding-top",
          "text-align",
          "text-decoration",
          "text-transform",
          "vertical-align",
          "white-space",
          "width");

  /// No parentheses but those of rgb(), no backslash, no comment, and no minus before a number:
  /// text could leave its place.
  private static final Pattern VALUE =
      Pattern.compile(
          "(?:[A-Za-z0-9#%.,'\"! ]|(?<=[A-Za-z])-(?=[A-Za-z])|rgb\\([0-9, ]{5,20}\\)){1,200}");

  private InlineStyle() {}

  /// Empty when nothing is left.
  static String safe(String style) {
    return Stream.of(style.split(";", -1))
        .map(InlineStyle::declaration)
        .filter(declaration -> !declaration.isEmpty())
        .collect(Collectors.joining(";"));
  }

  private static String declaration(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      return "";
    }
    String property = text.substring(0, colon).strip().toLowerCase(ROOT);
    String value = text.substring(colon + 1).strip();
    return PROPERTIES.contains(property) && VALUE.matcher(value).matches()
        ? property + ":" + value
        : "";
  }
}
