package org.sealpost.local.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.local.rules.StubConsole.Asked;

class ConsoleCommandsIT {
  @TempDir private Path folder = Path.of("");
  private Path data = Path.of("");
  private Optional<StubConsole> started = Optional.empty();

  @BeforeEach
  void start() throws IOException {
    data = folder.resolve("data");
    started = Optional.of(StubConsole.start(data));
  }

  @AfterEach
  void stop() {
    started.ifPresent(StubConsole::close);
  }

  @Test
  void psShouldPrintWhatTheConsoleAnswers() {
    console()
        .answering(
            "/api/rules/powershell",
            200,
            "{\"output\": \"Name  State\\n----  -----\\n  x   Enabled\\n\", \"errors\": [], \"version\": 3}");

    Run run = Run.of(new PsCommand(), "Get-TransportRule \"x\"", "--data", data);

    assertThat(run).isEqualTo(new Run(0, "Name  State\n----  -----\n  x   Enabled\n", ""));
    assertThat(console().asked())
        .containsExactly(
            new Asked(
                "POST",
                "/api/rules/powershell",
                "{\"command\":\"Get-TransportRule \\\"x\\\"\"}",
                Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"New-TransportRule : no such parameter\\u001b[2J\"",
        "{\"message\": \"New-TransportRule : no such parameter\\u001b[2J\"}",
      })
  void psShouldFailWhenTheCommandDoes(String error) {
    console()
        .answering("/api/rules/powershell", 200, "{\"output\": \"\", \"errors\": [" + error + "]}");

    Run run = Run.of(new PsCommand(), "New-TransportRule -Odd", "--data", data);

    assertThat(run).isEqualTo(new Run(1, "", "New-TransportRule : no such parameter [2J\n"));
  }

  @Test
  void psShouldExplainAnEmptyCommand() {
    assertThat(Run.of(new PsCommand(), " ", "--data", data).status()).isEqualTo(2);
    assertThat(Run.of(new PsCommand(), "--data", data).status()).isEqualTo(2);
  }

  @Test
  void importShouldSendTheFileAndPrintTheReport() throws IOException {
    Path file = Run.write(folder.resolve("rules.xml"), "<rules/>");
    console()
        .answering(
            "/api/rules/import",
            200,
            """
            {"rules": [
               {"name": "A", "line": 3, "outcome": "imported", "changes": [], "why": null, "place": null},
               {"name": "B", "line": 9, "outcome": "imported with changes", "changes": ["it is disabled"]},
               {"name": "C", "line": 15, "outcome": "not imported", "changes": [],
                "why": "No such parameter.", "place": "line 1, character 60"}],
             "notices": ["The file does not say which rules were enabled."],
             "missingProtectionTemplates": ["Confidential"],
             "version": 8}
            """);

    Run run =
        Run.of(
            new RulesCommand(),
            "import",
            file,
            "--as",
            "disabled",
            "--culture",
            "de-DE",
            "--zone",
            "Europe/Berlin",
            "--data",
            data);

    assertThat(run)
        .isEqualTo(
            new Run(
                0,
                """
                A (line 3): imported
                B (line 9): imported with changes
                  - it is disabled
                C (line 15): not imported
                  - No such parameter.
                    at line 1, character 60 of its command
                1 imported, 1 imported with changes, 1 not imported
                The file does not say which rules were enabled.
                Missing protection templates: Confidential
                Saved as version 8.
                """,
                ""));
    assertThat(console().asked().getLast())
        .isEqualTo(
            new Asked(
                "POST",
                "/api/rules/import?dryRun=false&as=disabled&culture=de-DE&zone=Europe%2FBerlin",
                "<rules/>",
                Optional.of("\"7\"")));
  }

  @Test
  void importShouldSaveNothingInADryRun() throws IOException {
    Path file = Run.write(folder.resolve("rules.xml"), "<rules/>");
    console().answering("/api/rules/import", 200, "{\"rules\": []}");

    Run run = Run.of(new RulesCommand(), "import", file, "--dry-run", "--data", data);

    assertThat(run.output()).isEqualTo("A dry run: nothing was saved.\n");
    assertThat(console().asked().getLast().uri())
        .isEqualTo("/api/rules/import?dryRun=true&as=audit");
  }

  @Test
  void importShouldSayThatNothingIsDifferent() throws IOException {
    Path file = Run.write(folder.resolve("rules.xml"), "<rules/>");
    console().answering("/api/rules/import", 200, "{\"rules\": [], \"version\": null}");

    Run run = Run.of(new RulesCommand(), "import", file, "--data", data);

    assertThat(run).isEqualTo(new Run(0, "Nothing is different, so nothing was saved.\n", ""));
  }

  @Test
  void importShouldNotSendAnEmptyFile() throws IOException {
    Path file = Run.write(folder.resolve("rules.xml"), "");

    Run run = Run.of(new RulesCommand(), "import", file, "--data", data);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.errors()).contains(file + " is empty");
    assertThat(console().asked()).isEmpty();
  }

  @Test
  void versionsShouldBeListed() {
    console()
        .answering(
            "/api/rules/versions",
            200,
            """
            {"versions": [
               {"version": 2, "at": "2026-11-22T04:38:34.313Z", "by": "anna", "summary": "Added \\u001b[2J“A”"},
               {"version": 1, "at": "2026-11-22T04:36:41Z", "by": "command line", "summary": ""}]}
            """);

    Run run = Run.of(new RulesCommand(), "versions", "--limit", "2", "--data", data);

    assertThat(run)
        .isEqualTo(
            new Run(
                0,
                """
                2  2026-11-22T04:38:34Z  anna  Added  [2J“A”
                1  2026-11-22T04:36:41Z  command line
                """,
                ""));
    assertThat(console().asked().getLast().uri()).isEqualTo("/api/rules/versions?limit=2");
  }

  @Test
  void endpointsWithoutAConsoleShouldBeExplained() throws IOException {
    for (String endpoints : new String[] {"", "{}", "garbage"}) {
      Files.writeString(data.resolve("endpoints.json"), endpoints);

      Run run = Run.of(new PsCommand(), "Get-TransportRule", "--data", data);

      assertThat(run.status()).isEqualTo(2);
      assertThat(run.errors()).contains("does not say where the console is").hasLineCount(1);
    }
  }

  @Test
  void exportShouldWriteTheBytesAsTheyAre() throws IOException {
    Path file = folder.resolve("out.xml");
    console().answering("/api/rules/export", 200, "<rules>ä</rules>");

    Run run = Run.of(new RulesCommand(), "export", file, "--data", data);

    assertThat(run).isEqualTo(new Run(0, "", ""));
    assertThat(file).hasContent("<rules>ä</rules>");
    assertThat(Run.of(new RulesCommand(), "export", folder, "--data", data).status()).isEqualTo(2);
  }

  @Test
  void directoryImportShouldKnowPeopleFromGroups() throws IOException {
    Path people = Run.write(folder.resolve("people.csv"), "Address,Title\na@b.example,Members\n");
    Path groups = Run.write(folder.resolve("groups.csv"), "\"Address\",\"Members\"\n");
    console()
        .answering("/api/directory/people.csv", 200, "{\"entries\": 1, \"saved\": 4}")
        .answering(
            "/api/directory/groups.csv",
            422,
            "{\"message\": \"Some lines are wrong.\", \"problems\": [{\"line\": 3, \"message\": \"no address\"}]}");

    assertThat(Run.of(new DirectoryCommand(), "import", people, "--data", data))
        .isEqualTo(new Run(0, "1 entries\nSaved as version 4.\n", ""));
    assertThat(Run.of(new DirectoryCommand(), "import", groups, "--data", data))
        .isEqualTo(new Run(1, "", "sealpost: Some lines are wrong.\n  line 3: no address\n"));
    assertThat(console().asked().getLast().ifMatch()).contains("\"7\"");
  }

  @Test
  void rulesInForceShouldBeTried() throws IOException {
    Path mail = Run.write(folder.resolve("message.eml"), Rules.MAIL);
    console()
        .answering("/api/rules", 200, "{\"version\": 5," + Rules.SECRETS.strip().substring(1))
        .answering("/api/protection", 200, Rules.PROTECTION)
        .answering("/api/directory", 200, "{\"people\": [], \"groups\": [], \"version\": 2}");

    Run run = Run.of(new RulesCommand(), "test", mail, "--data", data);

    assertThat(run.errors()).isEmpty();
    assertThat(run.output()).contains("encrypt (Encrypt)");
  }

  @Test
  void aDeployedConsoleShouldBeAskedWithItsToken() throws IOException {
    Path token = Run.write(folder.resolve("token"), StubConsole.TOKEN);
    console().answering("/api/rules/powershell", 200, "{\"output\": \"ok\", \"errors\": []}");

    assertThat(
            Run.of(
                new PsCommand(),
                "Get-TransportRule",
                "--console",
                console().origin(),
                "--token-file",
                token))
        .isEqualTo(new Run(0, "ok\n", ""));
  }

  @Test
  void refusalsShouldBeExplained() throws IOException {
    Files.writeString(data.resolve("console.token"), "another");

    assertThat(Run.of(new PsCommand(), "Get-TransportRule", "--data", data).errors())
        .contains("does not take the token in " + data.resolve("console.token"));

    Files.writeString(data.resolve("console.token"), "two\nlines");
    assertThat(Run.of(new PsCommand(), "Get-TransportRule", "--data", data).errors())
        .contains("does not hold a token");

    Files.writeString(data.resolve("console.token"), StubConsole.TOKEN);
    console().answering("/api/rules/powershell", 500, "<html>");
    assertThat(Run.of(new PsCommand(), "Get-TransportRule", "--data", data).errors())
        .isEqualTo("sealpost: The console answers with status 500.%n".formatted());

    console()
        .answering(
            "/api/rules/powershell",
            409,
            "{\"message\": \"Somebody was faster.\", \"code\": \"x\", \"requestId\": \"r-1\"}");
    assertThat(Run.of(new PsCommand(), "Get-TransportRule", "--data", data))
        .isEqualTo(new Run(1, "", "sealpost: Somebody was faster. (request r-1)\n"));

    console().answering("/api/rules/powershell", 200, "not JSON");
    assertThat(Run.of(new PsCommand(), "Get-TransportRule", "--data", data).errors())
        .contains("does not answer as a console does");

    stop();
    assertThat(Run.of(new PsCommand(), "Get-TransportRule", "--data", data).errors())
        .contains("cannot be reached: is it running?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://console.example",
        "ftp://127.0.0.1",
        "127.0.0.1:8081",
        "https://",
        "https://console.example/?a=b",
        "http://127.0.0.1@console.example",
        "not a url",
      })
  void tokensShouldGoToSafeAddressesOnly(String address) throws IOException {
    Path token = Run.write(folder.resolve("token"), StubConsole.TOKEN);

    Run run =
        Run.of(new PsCommand(), "Get-TransportRule", "--console", address, "--token-file", token);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.errors()).contains("is not the address of a console").hasLineCount(1);
  }

  @Test
  void addressAndTokenShouldGoTogether() {
    assertThat(Run.of(new PsCommand(), "x", "--console", "https://console.example").errors())
        .contains("--console and --token-file go together.");
  }

  private StubConsole console() {
    return started.orElseThrow();
  }
}
