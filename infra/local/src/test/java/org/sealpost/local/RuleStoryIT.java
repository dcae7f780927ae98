package org.sealpost.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.accounts.AccountSettings;
import org.sealpost.local.smtp.RawSmtp;
import org.sealpost.mail.Domain;

/// An admin writes a rule as in Exchange, tries it, and sees it act.
class RuleStoryIT {
  private static final String BOB = "bob@partner.example";

  @TempDir private Path folder = Path.of("");

  @Test
  void aRuleFromTheCommandLineShouldActOnTheNextMail() throws Exception {
    Path data = folder.resolve("data");
    Path draft =
        Files.writeString(
            folder.resolve("draft.eml"),
            "From: alice@contoso.example\nTo: %s\nSubject: Project Xenon\n\nThe figures.\n"
                .formatted(BOB));
    try (Sealpost sealpost = Sealpost.up(options(data))) {
      sealpost.announce();
      Outbox outbox = new Outbox(data.resolve("outbox"));
      assertThat(run("rules", "test", draft, "--data", data).output).contains("deliver in clear");

      Answer made =
          run(
              "ps",
              "New-TransportRule -Name 'Xenon stays secret' -SentToScope NotInOrganization"
                  + " -SubjectContainsWords 'Xenon' -ApplyRightsProtectionTemplate 'Encrypt'",
              "--data",
              data);
      assertThat(made.errors).isEmpty();
      assertThat(made.status).isZero();
      assertThat(run("ps", "Get-TransportRule", "--data", data).output)
          .contains("Xenon stays secret");

      assertThat(run("rules", "test", draft, "--data", data).output)
          .contains(BOB + "  outside  encrypt (Encrypt)", "found in subject: X•••n");

      send(sealpost, draft);
      assertThat(Files.readString(outbox.await(BOB, 1).getFirst()))
          .contains("protected message")
          .doesNotContain("figures", "Xenon");

      Answer replayed =
          run("rules", "replay", draft, "--before", "0", "--after", "1", "--data", data);
      assertThat(replayed.status).isEqualTo(1);
      assertThat(replayed.output).contains("after:  encrypt (Encrypt)");

      assertThat(run("ps", "New-TransportRule -Nonsense", "--data", data).status).isEqualTo(1);
    }
    assertThat(run("ps", "Get-TransportRule", "--data", data).errors).contains("./sealpost up");
  }

  private static void send(Sealpost sealpost, Path draft) throws IOException {
    int port = Integer.parseInt(sealpost.endpoints().smtp().replaceFirst(".*:", ""));
    try (RawSmtp client = new RawSmtp(port)) {
      client.reply();
      client.ask("EHLO test.example");
      client.startMail("alice@contoso.example", BOB);
      client.send(Files.readString(draft).replace("\n", "\r\n") + ".\r\n");
      assertThat(client.reply()).startsWith("250 ");
    }
  }

  private static UpOptions options(Path data) {
    return new UpOptions(
        data,
        0,
        0,
        0,
        0,
        List.of(new Domain("contoso.example")),
        Optional.empty(),
        AccountSettings.NONE,
        Engines.jars(),
        Patience.standard());
  }

  private static Answer run(Object... arguments) {
    StringWriter output = new StringWriter();
    StringWriter errors = new StringWriter();
    String[] texts = new String[arguments.length];
    for (int index = 0; index < arguments.length; index++) {
      texts[index] = arguments[index].toString();
    }
    int status =
        Main.commandLine()
            .setOut(new PrintWriter(output))
            .setErr(new PrintWriter(errors))
            .execute(texts);
    return new Answer(status, output.toString(), errors.toString());
  }

  private record Answer(int status, String output, String errors) {}
}
