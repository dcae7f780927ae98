package org.sealpost.local.protection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sealpost.local.rules.CommandFailedException;
import org.sealpost.local.rules.ConsoleClient;
import org.sealpost.local.rules.ConsoleOptions;
import org.sealpost.local.rules.Printing;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `sealpost certificates opening-certificate`.
@Command(
    name = "opening-certificate",
    description = "Prints a certificate of the opening key, for others to encrypt to.",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true)
final class CertificatesOpeningCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private ConsoleOptions console = new ConsoleOptions();

  @Override
  public Integer call() throws CommandFailedException {
    try (ConsoleClient client = console.open()) {
      byte[] answer =
          client.post("/api/smime/opening-certificate", "application/json", "{}".getBytes(UTF_8));
      PrintWriter out = Printing.out(spec);
      out.println(client.object(answer).path("pem").asText().strip());
      out.flush();
      return ExitCode.OK;
    }
  }
}
