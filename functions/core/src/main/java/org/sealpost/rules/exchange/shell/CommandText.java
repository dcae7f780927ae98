package org.sealpost.rules.exchange.shell;

import static org.sealpost.rules.exchange.shell.Cursor.refused;
import static org.sealpost.rules.exchange.shell.ShellCharacters.isDash;
import static org.sealpost.rules.exchange.shell.ShellCharacters.isNamePart;
import static org.sealpost.rules.exchange.shell.ShellCharacters.isNameStart;
import static org.sealpost.rules.exchange.shell.ShellCharacters.isNewline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sealpost.rules.exchange.shell.Command.OutputFormat;

/// Takes commands apart (grammar in ome.md 3.3). Nothing is ever run: what would run something else
/// than the commands themselves is refused, wherever it stands.
///
/// The work grows with the length of the text only.
public final class CommandText {
  private final Cursor cursor;
  private final ValueReader values;

  private CommandText(String text) {
    this.cursor = new Cursor(text);
    this.values = new ValueReader(cursor);
  }

  /// @param text commands, each on a line of its own, which may go on after a backtick, after a
  ///     comma, and inside quotes and brackets
  /// @return in order; empty for a text of white space and comments
  /// @throws ShellSyntaxException at the first place that cannot be read: then none is
  public static List<Command> parse(String text) throws ShellSyntaxException {
    int zero = text.indexOf('\0');
    if (zero >= 0) {
      throw refused("The text contains a character of code 0: it is no text.", zero);
    }
    return new CommandText(text).commands();
  }

  private List<Command> commands() throws ShellSyntaxException {
    List<Command> commands = new ArrayList<>();
    cursor.skipBlanksAndNewlines();
    while (!cursor.isAtEnd()) {
      commands.add(command());
      cursor.skipBlanksAndNewlines();
    }
    return commands;
  }

  private Command command() throws ShellSyntaxException {
    int at = cursor.at();
    String name = name();
    List<Element> elements = new ArrayList<>();
    cursor.skipBlanks();
    while (!isAtEndOfCommand() && cursor.peek() != '|') {
      elements.add(element());
      cursor.skipBlanks();
    }
    return new Command(name, elements, pipedInto(), at);
  }

  private boolean isAtEndOfCommand() {
    return cursor.isAtEnd() || isNewline(cursor.peek());
  }

  private String name() throws ShellSyntaxException {
    int start = cursor.at();
    if (!isNameStart(cursor.peek())) {
      throw switch (cursor.peek()) {
        case '&', ';', '|', '<', '>' -> values.unexpected();
        default ->
            refused("A command was expected here, such as New-TransportRule -Name 'x'.", start);
      };
    }
    while (isNamePart(cursor.peek()) || isDash(cursor.peek()) || cursor.peek() == '.') {
      cursor.skip(1);
    }
    String name = cursor.since(start);
    requireGap("the command");
    return name;
  }

  private Element element() throws ShellSyntaxException {
    int at = cursor.at();
    if (!isDash(cursor.peek()) || !isNameStart(cursor.peek(1))) {
      return new Element.Value(values.value(), at);
    }
    cursor.skip(1);
    while (isNamePart(cursor.peek())) {
      cursor.skip(1);
    }
    String name = cursor.since(at + 1);
    if (cursor.peek() != ':') {
      requireGap("-" + name);
      return new Element.Parameter(name, Optional.empty(), at);
    }
    cursor.skip(1);
    cursor.skipBlanks();
    return new Element.Parameter(name, Optional.of(values.value()), at);
  }

  private void requireGap(String before) throws ShellSyntaxException {
    char after = cursor.peek();
    if (!cursor.isAtEnd()
        && !ShellCharacters.isBlank(after)
        && !isNewline(after)
        && ";|&`".indexOf(after) < 0) {
      throw refused("A space is missing after " + before + ".", cursor.at());
    }
  }

  private Optional<OutputFormat> pipedInto() throws ShellSyntaxException {
    if (cursor.peek() != '|') {
      return Optional.empty();
    }
    int pipe = cursor.at();
    cursor.skip(1);
    cursor.skipBlanksAndNewlines();
    int start = cursor.at();
    while (isNamePart(cursor.peek()) || isDash(cursor.peek())) {
      cursor.skip(1);
    }
    Optional<OutputFormat> format =
        switch (cursor.since(start).toLowerCase(Locale.ROOT)) {
          case "format-list", "fl" -> Optional.of(OutputFormat.LIST);
          case "format-table", "ft" -> Optional.of(OutputFormat.TABLE);
          default -> Optional.empty();
        };
    cursor.skipBlanks();
    if (format.isEmpty() || !isAtEndOfCommand()) {
      cursor.returnTo(pipe);
      throw values.unexpected();
    }
    return format;
  }
}
