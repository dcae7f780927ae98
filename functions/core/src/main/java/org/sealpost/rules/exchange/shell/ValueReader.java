package org.sealpost.rules.exchange.shell;

import static org.sealpost.rules.exchange.shell.Cursor.refused;
import static org.sealpost.rules.exchange.shell.ShellCharacters.endsWord;
import static org.sealpost.rules.exchange.shell.ShellCharacters.isDoubleQuote;
import static org.sealpost.rules.exchange.shell.ShellCharacters.isNamePart;
import static org.sealpost.rules.exchange.shell.ShellCharacters.isNameStart;
import static org.sealpost.rules.exchange.shell.ShellCharacters.isNewline;
import static org.sealpost.rules.exchange.shell.ShellCharacters.isSingleQuote;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sealpost.rules.exchange.shell.ShellValue.Bool;
import org.sealpost.rules.exchange.shell.ShellValue.Many;
import org.sealpost.rules.exchange.shell.ShellValue.Nothing;
import org.sealpost.rules.exchange.shell.ShellValue.Table;
import org.sealpost.rules.exchange.shell.ShellValue.Text;
import org.sealpost.rules.exchange.shell.ShellValue.Variable;
import org.sealpost.rules.exchange.shell.ShellValue.Word;

/// Reads the values of a command.
final class ValueReader {
  private static final int DEEPEST = 16;

  private final Cursor cursor;
  private int depth;

  ValueReader(Cursor cursor) {
    this.cursor = cursor;
  }

  /// One value, or several with commas between them.
  ShellValue value() throws ShellSyntaxException {
    List<ShellValue> items = new ArrayList<>();
    items.add(item());
    int end = cursor.at();
    cursor.skipBlanks();
    while (cursor.peek() == ',') {
      cursor.skip(1);
      cursor.skipBlanksAndNewlines();
      items.add(item());
      end = cursor.at();
      cursor.skipBlanks();
    }
    cursor.returnTo(end);
    return items.size() == 1 ? items.getFirst() : new Many(items);
  }

  private ShellValue item() throws ShellSyntaxException {
    char first = cursor.peek();
    if (isSingleQuote(first)) {
      return new Text(QuotedText.single(cursor));
    }
    if (isDoubleQuote(first)) {
      return new Text(QuotedText.doubled(cursor));
    }
    return switch (first) {
      case '@' -> afterAt();
      case '$' -> variable();
      case '(' -> group();
      case '{' -> emptyBraces();
      default -> word();
    };
  }

  private ShellValue afterAt() throws ShellSyntaxException {
    char second = cursor.peek(1);
    if (second == '(') {
      return nested(this::array);
    }
    if (second == '{') {
      return nested(this::table);
    }
    throw refused(
        isSingleQuote(second) || isDoubleQuote(second)
            ? "Here-strings are not read. Write the text in single quotes; it may have several lines."
            : "@ begins neither a list @( ) nor a hashtable @{ }. Put the value in quotes.",
        cursor.at());
  }

  private ShellValue array() throws ShellSyntaxException {
    int start = cursor.at();
    cursor.skip(2);
    List<ShellValue> items = new ArrayList<>();
    cursor.skipBlanksAndNewlines();
    while (cursor.peek() != ')') {
      requireMore(start, ")");
      value().flattened().forEach(items::add);
      int end = cursor.at();
      cursor.skipBlanksAndNewlines();
      if (cursor.peek() != ')' && !isNewline(cursor.since(end))) {
        throw cursor.isAtEnd() ? missing(start, ")") : unexpected();
      }
    }
    cursor.skip(1);
    return new Many(items);
  }

  private ShellValue table() throws ShellSyntaxException {
    int start = cursor.at();
    cursor.skip(2);
    Map<String, ShellValue> entries = new LinkedHashMap<>();
    Map<String, String> keys = new LinkedHashMap<>();
    cursor.skipBlanksAndNewlines();
    while (cursor.peek() != '}') {
      requireMore(start, "}");
      int at = cursor.at();
      String key = key();
      if (keys.putIfAbsent(key.toLowerCase(Locale.ROOT), key) != null) {
        throw refused("Duplicate keys are not allowed in a hashtable. Write each once.", at);
      }
      cursor.skipBlanks();
      if (cursor.peek() != '=') {
        throw refused("Missing '=' after a key in a hashtable: @{Name='x'; minCount='1'}.", at);
      }
      cursor.skip(1);
      cursor.skipBlanksAndNewlines();
      entries.put(key, value());
      int end = cursor.at();
      cursor.skipBlanksAndNewlines();
      if (cursor.peek() == ';') {
        cursor.skip(1);
        cursor.skipBlanksAndNewlines();
      } else if (cursor.peek() != '}' && !isNewline(cursor.since(end))) {
        throw cursor.isAtEnd() ? missing(start, "}") : unexpected();
      }
    }
    cursor.skip(1);
    return new Table(entries);
  }

  private static boolean isNewline(String blanks) {
    return blanks.chars().anyMatch(character -> ShellCharacters.isNewline((char) character));
  }

  private String key() throws ShellSyntaxException {
    char first = cursor.peek();
    if (isSingleQuote(first)) {
      return QuotedText.single(cursor);
    }
    if (isDoubleQuote(first)) {
      return QuotedText.doubled(cursor);
    }
    int start = cursor.at();
    while (!cursor.isAtEnd() && isNamePart(cursor.peek())) {
      cursor.skip(1);
    }
    if (cursor.at() == start) {
      throw unexpected();
    }
    return cursor.since(start);
  }

  private ShellValue variable() throws ShellSyntaxException {
    int start = cursor.at();
    cursor.skip(1);
    if (cursor.peek() == '(') {
      QuotedText.refuseVariable(cursor);
    }
    if (cursor.peek() == '{' || isNameStart(cursor.peek())) {
      while (!cursor.isAtEnd() && !endsVariable(cursor.peek())) {
        cursor.skip(1);
      }
    }
    String name = cursor.since(start + 1);
    if (name.isEmpty()) {
      throw refused("$ names no variable. Put a text with this sign in single quotes.", start);
    }
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "true" -> new Bool(true);
      case "false" -> new Bool(false);
      case "null" -> new Nothing();
      default -> new Variable(name);
    };
  }

  private static boolean endsVariable(char character) {
    return ShellCharacters.isBlank(character)
        || ShellCharacters.isNewline(character)
        || ",;|&()<>=".indexOf(character) >= 0;
  }

  private ShellValue group() throws ShellSyntaxException {
    return nested(
        () -> {
          int start = cursor.at();
          cursor.skip(1);
          cursor.skipBlanksAndNewlines();
          requireMore(start, ")");
          ShellValue inside = value();
          cursor.skipBlanksAndNewlines();
          if (cursor.peek() != ')') {
            throw cursor.isAtEnd() ? missing(start, ")") : unexpected();
          }
          cursor.skip(1);
          return inside;
        });
  }

  private ShellValue emptyBraces() throws ShellSyntaxException {
    int start = cursor.at();
    cursor.skip(1);
    cursor.skipBlanksAndNewlines();
    if (cursor.peek() != '}') {
      throw refused(
          "{ } with something in it is a script. Scripts are never run here: write the value itself.",
          start);
    }
    cursor.skip(1);
    return new Many(List.of());
  }

  private ShellValue word() throws ShellSyntaxException {
    int start = cursor.at();
    StringBuilder read = new StringBuilder();
    while (!cursor.isAtEnd() && !endsWord(cursor.peek())) {
      char character = cursor.next();
      if (character == '`' && !cursor.isAtEnd() && !ShellCharacters.isNewline(cursor.peek())) {
        character = cursor.next();
      } else if (isSingleQuote(character) || isDoubleQuote(character)) {
        throw refused(
            "A quote stands inside a text without quotes. Is one missing, or one too many?",
            cursor.at() - 1);
      } else if (character == '$') {
        QuotedText.refuseVariable(cursor);
      }
      read.append(character);
    }
    if (cursor.at() == start) {
      throw unexpected();
    }
    String word = read.toString();
    if (depth > 0 && !word.matches("[+-]?[0-9]{1,18}")) {
      throw refused(
          "Inside brackets a text without quotes is a command, and commands are never run here."
              + " Put it in quotes.",
          start);
    }
    return new Word(word);
  }

  private void requireMore(int start, String closing) throws ShellSyntaxException {
    if (cursor.isAtEnd()) {
      throw missing(start, closing);
    }
  }

  private static ShellSyntaxException missing(int start, String closing) {
    return refused("Missing closing '" + closing + "'.", start);
  }

  /// What stands where a value should.
  ShellSyntaxException unexpected() {
    int at = cursor.at();
    if (cursor.isAtEnd() || ShellCharacters.isNewline(cursor.peek())) {
      return refused("A value is missing at the end. Is there a comma too many?", at);
    }
    return switch (cursor.peek()) {
      case ',' -> refused("A value is missing before the comma.", at);
      case ';' ->
          refused("';' begins another command. Write one command on a line and no ';'.", at);
      case '|' ->
          refused(
              "'|' hands the output to another command. Commands are never run here; only"
                  + " '| Format-List' and '| Format-Table' may follow Get-TransportRule.",
              at);
      case '&' -> refused("'&' runs a command. Commands are never run here: leave it out.", at);
      case '<', '>' ->
          refused(
              "'"
                  + cursor.peek()
                  + "' is reserved. Is it a placeholder that was to be filled in? Else put the"
                  + " value in quotes.",
              at);
      default ->
          refused("Unexpected '" + cursor.peek() + "'. Put a value with this sign in quotes.", at);
    };
  }

  private ShellValue nested(Reading reading) throws ShellSyntaxException {
    if (depth >= DEEPEST) {
      throw refused("Brackets stand in brackets more than 16 deep.", cursor.at());
    }
    depth++;
    ShellValue inside = reading.read();
    depth--;
    return inside;
  }

  @FunctionalInterface
  private interface Reading {
    ShellValue read() throws ShellSyntaxException;
  }
}
