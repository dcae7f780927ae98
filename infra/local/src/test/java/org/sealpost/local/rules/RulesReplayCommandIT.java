package org.sealpost.local.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesReplayCommandIT {
  @TempDir private Path folder = Path.of("");
  private Path mails = Path.of("");
  private Path none = Path.of("");
  private Path secrets = Path.of("");

  @BeforeEach
  void write() throws Exception {
    mails = folder.resolve("mails");
    Run.write(mails.resolve("b.eml"), Rules.MAIL);
    Run.write(mails.resolve("a/deep.EML"), Rules.PLAIN_MAIL);
    Run.write(mails.resolve("notes.txt"), "no mail");
    none = Run.write(folder.resolve("none.json"), Rules.NONE);
    secrets = Run.write(folder.resolve("secrets.json"), Rules.SECRETS);
  }

  @Test
  void replayShouldSayWhatDiffers() {
    Run run = replay(mails, none, secrets);

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.errors()).isEmpty();
    assertThat(run.output())
        .isEqualTo(
            """
            b.eml
              bob@partner.example  before: deliver in clear
                                   after:  encrypt (Encrypt), branding "OME Configuration"
            2 mails: 1 decided alike, 1 differently (1 recipients), 0 not decided
              before  after  mails that the rule matches
              0       1      Encrypt secrets
            """);
  }

  @Test
  void replayShouldSayThatNothingDiffers() {
    Run run = replay(mails, secrets, secrets);

    assertThat(run.status()).isZero();
    assertThat(run.output()).startsWith("2 mails: 2 decided alike");
  }

  @Test
  void replayShouldTellOfMailsThatCannotBeDecidedAbout() throws Exception {
    Files.write(mails.resolve("c.eml"), new byte[] {0});

    Run run = replay(mails, none, secrets);

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.output())
        .contains("c.eml\n  ! The message contains a NUL byte.", "1 not decided", "b.eml");
  }

  @Test
  void replayShouldReadAnMbox() throws Exception {
    String line = "From anna@contoso.example Sat Nov 21 10:00:00 2026\n";
    Path mbox =
        Run.write(
            folder.resolve("mbox"),
            (line + Rules.PLAIN_MAIL + "\n").repeat(50) + line + Rules.MAIL + "\n");

    Run run = replay(mbox, none, secrets);

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.output()).startsWith("mail 51\n").contains("51 mails: 50 decided alike");
  }

  @Test
  void replayShouldReadOneMail() {
    assertThat(replay(mails.resolve("b.eml"), none, secrets).output()).contains("1 mails");
  }

  @Test
  void replayShouldWriteJson() throws Exception {
    Path target = folder.resolve("diff.json");

    replay(mails, none, secrets, "--json", target);

    JsonNode json = new JsonMapper().readTree(target.toFile());
    assertThat(json.at("/mails")).hasSize(1);
    assertThat(json.at("/totals/mails").asInt()).isEqualTo(2);
  }

  @Test
  void replayShouldCompareVersionsOfTheConsole() throws Exception {
    Path data = folder.resolve("data");
    try (StubConsole console = StubConsole.start(data)) {
      console
          .answering(
              "/api/rules/versions/1",
              200,
              "{\"version\": 1, \"warnings\": []," + Rules.NONE.substring(1))
          .answering("/api/rules/versions/2", 200, Rules.SECRETS)
          .answering("/api/protection", 200, Rules.PROTECTION)
          .answering("/api/directory", 200, "{\"people\": [], \"groups\": []}");

      Run run = replay(mails, "1", "2", "--data", data);

      assertThat(run.errors()).isEmpty();
      assertThat(run.status()).isEqualTo(1);
      assertThat(replay(mails, "1", "3", "--data", data).errors())
          .contains("Version 3 of the rules: There is nothing here.");
    }
  }

  @Test
  void replayShouldExplainWhatItCannotUse() throws Exception {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Path nothing = Run.write(folder.resolve("nothing"), "");

    assertThat(replay(empty, none, secrets))
        .isEqualTo(new Run(2, "", "sealpost: There is no .eml file in %s.%n".formatted(empty)));
    assertThat(replay(nothing, none, secrets))
        .isEqualTo(new Run(2, "", "sealpost: %s is empty.%n".formatted(nothing)));
    assertThat(replay(folder.resolve("gone"), none, secrets).errors())
        .contains("There is no folder or file");
    assertThat(replay(mails, folder, secrets).errors()).contains("is a folder: give a file.");
    assertThat(replay(mails, none, "4", "--data", empty).errors()).contains("./sealpost up");
    assertThat(replay(mails, none, secrets, "--json", empty).errors())
        .contains("JSON cannot be written");
    assertThat(Run.of(new RulesCommand(), "replay", mails).status()).isEqualTo(2);
  }

  @Test
  void progressShouldBeShownOnTerminalsOnly() {
    StringWriter terminal = new StringWriter();
    StringWriter file = new StringWriter();

    try (Progress shown = Progress.on(new PrintWriter(terminal), true);
        Progress hidden = Progress.on(new PrintWriter(file), false)) {
      shown.advance(0.5, 1234);
      shown.advance(0.5, 1235);
      shown.advance(Double.NaN, 1236);
      hidden.advance(0.5, 1234);
    }

    assertThat(terminal.toString())
        .startsWith("\r[###############               ]  50 %  1,234 mails")
        .endsWith(" \r")
        .doesNotContain("1,235");
    assertThat(file.toString()).isEmpty();
  }

  private static Run replay(Path mails, Object before, Object after, Object... options) {
    Object[] arguments = new Object[options.length + 6];
    Object[] first = {"replay", mails, "--before", before, "--after", after};
    System.arraycopy(first, 0, arguments, 0, first.length);
    System.arraycopy(options, 0, arguments, first.length, options.length);
    return Run.of(new RulesCommand(), arguments);
  }
}
