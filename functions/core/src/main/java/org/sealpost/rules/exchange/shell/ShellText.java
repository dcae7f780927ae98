package org.sealpost.rules.exchange.shell;

import static org.sealpost.rules.exchange.shell.ShellCharacters.isSingleQuote;

import java.util.Map;
import java.util.stream.Collectors;
import org.sealpost.rules.exchange.shell.ShellValue.Bool;
import org.sealpost.rules.exchange.shell.ShellValue.Many;
import org.sealpost.rules.exchange.shell.ShellValue.Nothing;
import org.sealpost.rules.exchange.shell.ShellValue.Table;
import org.sealpost.rules.exchange.shell.ShellValue.Text;
import org.sealpost.rules.exchange.shell.ShellValue.Variable;
import org.sealpost.rules.exchange.shell.ShellValue.Word;

/// Writes values so that [CommandText] and PowerShell read them back. What is written holds no
/// character that XML cannot carry.
public final class ShellText {
  private ShellText() {}

  public static String write(ShellValue value) {
    return switch (value) {
      case Text(String text) -> quoted(text);
      case Word(String text) -> isPlain(text) ? text : quoted(text);
      case Bool(boolean bool) -> bool ? "$true" : "$false";
      case Nothing() -> "$null";
      case Variable(String name) -> "$" + name;
      case Table(Map<String, ShellValue> entries) ->
          entries.entrySet().stream()
              .map(entry -> key(entry.getKey()) + "=" + inBrackets(entry.getValue()))
              .collect(Collectors.joining("; ", "@{", "}"));
      case Many(var items)
          when items.size() > 1 && items.stream().noneMatch(Many.class::isInstance) ->
          items.stream().map(ShellText::write).collect(Collectors.joining(","));
      case Many(var items) ->
          items.stream().map(ShellText::inBrackets).collect(Collectors.joining(",", "@(", ")"));
    };
  }

  /// In brackets a word would be a command.
  private static String inBrackets(ShellValue value) {
    return switch (value) {
      case Word(String text) -> quoted(text);
      case Many(var items) ->
          items.stream().map(ShellText::inBrackets).collect(Collectors.joining(",", "@(", ")"));
      case Text _, Bool _, Nothing _, Variable _, Table _ -> write(value);
    };
  }

  /// In single quotes with quotes doubled, as Exchange writes it; in double quotes with escapes
  /// where a character would not survive the way through XML.
  public static String quoted(String text) {
    return text.codePoints().allMatch(ShellText::survives) ? single(text) : escaped(text);
  }

  private static String single(String text) {
    StringBuilder written = new StringBuilder("'");
    for (int index = 0; index < text.length(); index++) {
      char character = text.charAt(index);
      if (isSingleQuote(character)) {
        written.append(character);
      }
      written.append(character);
    }
    return written.append('\'').toString();
  }

  private static String escaped(String text) {
    StringBuilder written = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            character -> {
              if (character == '\r') {
                written.append("`r");
              } else if (character == '\n') {
                written.append("`n");
              } else if (!survives(character)) {
                written.append("`u{").append(Integer.toHexString(character)).append('}');
              } else if (character == '`'
                  || character == '$'
                  || (character <= 0xffff && ShellCharacters.isDoubleQuote((char) character))) {
                written.append('`').appendCodePoint(character);
              } else {
                written.appendCodePoint(character);
              }
            });
    return written.append('"').toString();
  }

  /// Whether XML 1.0 (2.2, 2.11) hands the character on as it is.
  private static boolean survives(int character) {
    return character == '\t'
        || character == '\n'
        || (character >= ' ' && character <= 0xd7ff)
        || (character >= 0xe000 && character <= 0xfffd)
        || character >= 0x10000;
  }

  private static String key(String key) {
    return key.matches("[A-Za-z_][A-Za-z0-9_]*") ? key : quoted(key);
  }

  private static boolean isPlain(String word) {
    return word.matches("[A-Za-z0-9._/][A-Za-z0-9._/:-]*|-[0-9][A-Za-z0-9._]*");
  }
}
