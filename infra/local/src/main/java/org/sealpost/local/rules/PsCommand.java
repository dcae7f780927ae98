package org.sealpost.local.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `sealpost ps`.
@Command(
    name = "ps",
    description = {
      "Gives the console a command of Exchange's PowerShell, such as New-TransportRule.",
      "Exit code 1 when the command fails."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true)
public final class PsCommand implements Callable<Integer> {
  private static final int LARGEST_BYTES = 6 * 1024 * 1024;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "COMMAND",
      description = "One or more commands, as one argument in quotation marks; - = standard input.")
  private String command = "";

  @Mixin private ConsoleOptions console = new ConsoleOptions();

  @Override
  public Integer call() throws CommandFailedException {
    String text = command.equals("-") ? standardInput() : command;
    if (text.isBlank()) {
      throw new CommandFailedException(
          CommandFailedException.USAGE,
          "There is no command: give one such as \"Get-TransportRule\".");
    }
    byte[] body =
        new JsonMapper().createObjectNode().put("command", text).toString().getBytes(UTF_8);
    try (ConsoleClient client = console.open()) {
      return printed(client.object(client.post("/api/rules/powershell", "application/json", body)));
    }
  }

  private int printed(JsonNode answer) {
    PrintWriter out = Printing.out(spec);
    out.print(endingInLine(Shown.lines(answer.path("output").asText())));
    out.flush();
    PrintWriter err = Printing.err(spec);
    JsonNode errors = answer.path("errors");
    errors.forEach(
        error ->
            err.print(
                endingInLine(
                    Shown.lines(
                        error.isTextual() ? error.asText() : error.path("message").asText()))));
    err.flush();
    return errors.isEmpty() ? ExitCode.OK : CommandFailedException.REFUSED;
  }

  private static String endingInLine(String text) {
    return text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
  }

  private static String standardInput() throws CommandFailedException {
    try {
      byte[] bytes = System.in.readNBytes(LARGEST_BYTES + 1);
      if (bytes.length > LARGEST_BYTES) {
        throw new CommandFailedException(
            CommandFailedException.USAGE, "Standard input is larger than 6 MB.");
      }
      return new String(bytes, UTF_8);
    } catch (IOException unreadable) {
      throw new CommandFailedException(
          CommandFailedException.USAGE, "Standard input cannot be read.", unreadable);
    }
  }
}
