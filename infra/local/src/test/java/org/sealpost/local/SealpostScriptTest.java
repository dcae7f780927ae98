package org.sealpost.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import picocli.CommandLine;

@DisabledOnOs(OS.WINDOWS)
class SealpostScriptTest {
  private static final Path SCRIPT = Path.of("../../sealpost").toAbsolutePath().normalize();

  @Test
  void helpShouldNameEveryOption() throws Exception {
    Set<String> options = new CommandLine(new UpCommand()).getCommandSpec().optionsMap().keySet();

    Answer help = run("help");

    assertThat(help.status()).isZero();
    assertThat(
            options.stream()
                .filter(option -> !Set.of("-h", "--help", "-V", "--version").contains(option)))
        .isNotEmpty()
        .allMatch(option -> help.output().contains("  " + option + " "));
  }

  @Test
  void nothingShouldBeExplained() throws Exception {
    Answer answer = run();

    assertThat(answer.status()).isEqualTo(2);
    assertThat(answer.errors()).contains("usage: ./sealpost up");
    assertThat(answer.output()).isEmpty();
  }

  @Test
  void unknownCommandsShouldBeExplained() throws Exception {
    Answer answer = run("start");

    assertThat(answer.status()).isEqualTo(2);
    assertThat(answer.errors()).contains("there is no 'start'", "usage: ./sealpost up");
  }

  @Test
  void helpOnUpShouldNotStartAnything() throws Exception {
    Answer answer = run("up", "--help");

    assertThat(answer.status()).isZero();
    assertThat(answer.output()).contains("--data DIR");
  }

  @Test
  void helpShouldNameEveryCommand() throws Exception {
    Set<String> commands = Main.commandLine().getSubcommands().keySet();

    Answer help = run("help");

    assertThat(commands)
        .isNotEmpty()
        .allMatch(command -> help.output().contains("./sealpost " + command));
  }

  private static Answer run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("bash", SCRIPT.toString()));
    command.addAll(List.of(arguments));
    Path errors = Files.createTempFile("sealpost", ".err");
    try {
      Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      return new Answer(process.waitFor(), output, Files.readString(errors));
    } finally {
      Files.delete(errors);
    }
  }

  private record Answer(int status, String output, String errors) {}
}
