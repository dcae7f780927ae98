package org.sealpost.rules.exchange.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.rules.exchange.RandomRules;
import org.sealpost.rules.exchange.shell.Command.OutputFormat;
import org.sealpost.rules.exchange.shell.ShellValue.Bool;
import org.sealpost.rules.exchange.shell.ShellValue.Many;
import org.sealpost.rules.exchange.shell.ShellValue.Nothing;
import org.sealpost.rules.exchange.shell.ShellValue.Table;
import org.sealpost.rules.exchange.shell.ShellValue.Text;
import org.sealpost.rules.exchange.shell.ShellValue.Variable;
import org.sealpost.rules.exchange.shell.ShellValue.Word;

class CommandTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\u0007',
      value = {
        "'Delete if the Sender''s'~Delete if the Sender's",
        "'n[o''‘‘’’]?t'~n[o'‘’]?t",
        "‘a’~a",
        "‚a‛~a",
        "''~",
        "'`n $x $(y)'~`n $x $(y)",
        "\"say \"\"no\"\"\"~say \"no\"",
        "“a”~a",
        "„a\"~a",
        "\"a`$b``c`\"d\"~a$b`c\"d",
        "\"`u{20ac}`u{1f600}\"~€😀",
        "\"^a$\"~^a$",
        "\"5$ each\"~5$ each",
      })
  void quotedTextsShouldBeReadAsPowerShellReadsThem(String written, String read)
      throws ShellSyntaxException {
    assertThat(value(written)).isEqualTo(new Text(Optional.ofNullable(read).orElse("")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Enforce",
        "192.0.2.0/24",
        "-1",
        "5.7.1",
        "a@b.example",
        "[encrypt]",
        "*x*",
        "a:b",
        "100KB",
        "C:\\x",
        "2001:db8::/32",
        "price$",
        "~"
      })
  void wordsShouldNeedNoQuotes(String word) throws ShellSyntaxException {
    assertThat(value(word)).isEqualTo(new Word(word));
  }

  @Test
  void wordsShouldTakeEscapedCharacters() throws ShellSyntaxException {
    assertThat(value("a`,b` c")).isEqualTo(new Word("a,b c"));
  }

  @Test
  void variablesShouldBeReadAndNeverResolved() throws ShellSyntaxException {
    assertThat(value("$TRUE")).isEqualTo(new Bool(true));
    assertThat(value("$false")).isEqualTo(new Bool(false));
    assertThat(value("$null")).isEqualTo(new Nothing());
    assertThat(value("$env:COMPUTERNAME")).isEqualTo(new Variable("env:COMPUTERNAME"));
  }

  @Test
  void listsShouldBeReadWithAndWithoutSpacesAndBrackets() throws ShellSyntaxException {
    Many expected = new Many(List.of(new Text("a"), new Text("b"), new Text("c")));

    assertThat(value("'a', 'b','c'")).isEqualTo(expected);
    assertThat(value("'a' ,\n 'b',\r\n'c'")).isEqualTo(expected);
    assertThat(value("@('a','b','c')")).isEqualTo(expected);
    assertThat(value("@('a'\n'b'\n'c'\n)")).isEqualTo(expected);
    assertThat(value("('a','b','c')")).isEqualTo(expected);
    assertThat(value("@()")).isEqualTo(new Many(List.of()));
    assertThat(value("{}")).isEqualTo(new Many(List.of()));
  }

  @Test
  void hashtablesShouldBeRead() throws ShellSyntaxException {
    Table card = new Table(Map.of("Name", new Text("Credit Card Number")));
    Table both =
        new Table(Map.of("Name", new Text("ABA"), "minCount", new Text("1"), "b", new Word("2")));

    assertThat(value("@{Name=\"Credit Card Number\"}")).isEqualTo(card);
    assertThat(value("@{ 'Name' = 'Credit Card Number' ; }")).isEqualTo(card);
    assertThat(value("@{Name='ABA'\n minCount='1'; b=2}")).isEqualTo(both);
    assertThat(value("@(@{Name='Credit Card Number'},@{Name='ABA'; minCount='1'; b=2})"))
        .isEqualTo(new Many(List.of(card, both)));
  }

  @Test
  void parametersShouldBeToldFromNegativeNumbersAndTakeColons() throws ShellSyntaxException {
    assertThat(one("X -SetSCL -1 -Enabled:$false -WhatIf –Mode Audit").elements())
        .containsExactly(
            new Element.Parameter("SetSCL", Optional.empty(), 2),
            new Element.Value(new Word("-1"), 10),
            new Element.Parameter("Enabled", Optional.of(new Bool(false)), 13),
            new Element.Parameter("WhatIf", Optional.empty(), 29),
            new Element.Parameter("Mode", Optional.empty(), 37),
            new Element.Value(new Word("Audit"), 43));
  }

  @Test
  void commandsShouldStandOnLinesOfTheirOwnAndMayGoOn() throws ShellSyntaxException {
    List<Command> commands =
        CommandText.parse(
            """
            # the first
            New-TransportRule -Name 'two
            lines' `
              -Mode Audit <# why not #>

            \tget-transportrule | FL
            Get-TransportRule |
              Format-Table # the last""");

    assertThat(commands)
        .extracting(Command::name)
        .containsExactly("New-TransportRule", "get-transportrule", "Get-TransportRule");
    assertThat(commands)
        .extracting(Command::pipedInto)
        .containsExactly(
            Optional.empty(), Optional.of(OutputFormat.LIST), Optional.of(OutputFormat.TABLE));
    assertThat(commands.getFirst().elements())
        .contains(new Element.Value(new Text("two\nlines"), 36));
    assertThat(CommandText.parse(" \r\n# nothing\n")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\u0007',
      value = {
        "X -Name 'a~8~missing the terminator: '",
        "X -Name \"a~8~missing the terminator: \"",
        "X -Name Foo'~11~quote stands inside",
        "X -A 'a'; Remove-Item x~8~another command",
        "X -A $(Get-Date)~5~would run a command",
        "X -A \"$(Get-Date)\"~6~would run a command",
        "X -A \"$name\"~6~cannot be resolved",
        "X -A a$name~6~cannot be resolved",
        "X -A (Get-Date)~6~commands are never run",
        "X -A @(Get-Date)~7~commands are never run",
        "X -A @{Name=Get-Date}~12~commands are never run",
        "X -A { Get-Date }~5~is a script",
        "X -A 'a' | Remove-TransportRule~9~hands the output",
        "X | fl Name~2~hands the output",
        "X | Out-File y~2~hands the output",
        "X || Y~2~hands the output",
        "X & calc~2~runs a command",
        "& 'calc'~0~runs a command",
        "$x = 1~0~A command was expected",
        "'New-TransportRule'~0~A command was expected",
        "X -A <IP or IP range>~5~is it a placeholder",
        "X -A a > b~7~is reserved",
        "X -A @splat~5~begins neither",
        "X -A @'~5~Here-strings",
        "X -A 'a',~9~A value is missing",
        "X -A ,'a'~5~missing before the comma",
        "X -A 'a',,'b'~9~missing before the comma",
        "X -A @{Name='a'; name='b'}~17~Duplicate keys",
        "X -A @{Name}~7~Missing '='",
        "X -A @{='x'}~7~Unexpected",
        "X -A @{Name='a'~5~Missing closing '}'",
        "X -A @('a'~5~Missing closing ')'",
        "X -A ('a'~5~Missing closing ')'",
        "X -A 'a')~8~Unexpected ')'",
        "X -A'a'~4~A space is missing",
        "X -A \"`u{110000}\"~6~Unicode escape",
        "X -A \"`u{}\"~6~Unicode escape",
        "X <# never closed~2~comment",
        "X -A $~5~names no variable",
      })
  void whatIsNoPlainCommandShouldBeRefusedWithItsPlace(String text, int at, String why) {
    ShellSyntaxException refused =
        catchThrowableOfType(ShellSyntaxException.class, () -> CommandText.parse(text));

    assertThat(refused).isNotNull();
    assertThat(refused.why()).containsIgnoringCase(why);
    assertThat(refused.at()).isEqualTo(at);
  }

  @Test
  void deepAndLongTextsShouldBeRefusedOrReadWithoutEnd() throws ShellSyntaxException {
    String deep = "X -A " + "@(".repeat(100_000);
    String longText = "X -A '" + "a".repeat(5_000_000) + "'";
    String many = "X -A " + "'a',".repeat(200_000) + "'a'";

    ShellSyntaxException refused =
        catchThrowableOfType(ShellSyntaxException.class, () -> CommandText.parse(deep));

    assertThat(refused.why()).contains("16 deep");
    assertThat(CommandText.parse(longText)).hasSize(1);
    assertThat(CommandText.parse(many)).hasSize(1);
    assertThat(
            catchThrowableOfType(ShellSyntaxException.class, () -> CommandText.parse("X\0")).why())
        .contains("code 0");
  }

  /// Whatever is cut off anywhere is read or refused, and nothing else happens.
  @Test
  void everyBeginningOfCommandShouldBeReadOrRefused() {
    String text =
        "New-TransportRule 'a' -B \"`u{20ac}$\" -C @(@{D='e'; 'f'=1},'g') -H:$true `\n -I ($null)"
            + " <# j #> | fl";

    for (int end = 0; end <= text.length(); end++) {
      String beginning = text.substring(0, end);
      Throwable thrown = catchThrowableOfType(Throwable.class, () -> CommandText.parse(beginning));
      assertThat(thrown == null || thrown instanceof ShellSyntaxException).as(beginning).isTrue();
    }
  }

  @Test
  void writtenTextsShouldBeReadBack() throws ShellSyntaxException {
    RandomRules random = new RandomRules(99);

    for (int count = 0; count < 3000; count++) {
      ShellValue value =
          new Many(
              List.of(
                  new Text(random.text()),
                  new Table(Map.of(random.text(), new Text(random.text())))));

      assertThat(value(ShellText.write(value))).isEqualTo(value);
    }
  }

  @Test
  void placesShouldBeCountedFromOne() {
    assertThat(Place.of("a\nbc\n", 3)).isEqualTo(new Place(2, 2)).hasToString("line:2 char:2");
    assertThat(Place.of("a", 99)).isEqualTo(new Place(1, 2));
  }

  private static Command one(String text) throws ShellSyntaxException {
    List<Command> commands = CommandText.parse(text);
    assertThat(commands).hasSize(1);
    return commands.getFirst();
  }

  private static ShellValue value(String written) throws ShellSyntaxException {
    List<Element> elements = one("X -A " + written + " -B").elements();
    assertThat(elements).hasSize(3);
    return ((Element.Value) elements.get(1)).value();
  }
}
