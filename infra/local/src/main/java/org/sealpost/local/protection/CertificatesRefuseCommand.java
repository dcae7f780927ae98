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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `sealpost certificates refuse`.
@Command(
    name = "refuse",
    description =
        "Refuses a certificate: mail is not encrypted to it, and it is not proposed again.",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true)
final class CertificatesRefuseCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "ADDRESS", description = "Whose it is.")
  private String address = "";

  @Parameters(paramLabel = "FINGERPRINT", description = "SHA-256, as “list” prints it.")
  private String fingerprint = "";

  @Mixin private ConsoleOptions console = new ConsoleOptions();

  @Override
  public Integer call() throws CommandFailedException {
    try (ConsoleClient client = console.open()) {
      client.object(
          client.post(
              CertificatePath.of(address, fingerprint, "/refuse"),
              "application/json",
              "{}".getBytes(UTF_8)));
      PrintWriter out = Printing.out(spec);
      out.println("The certificate is refused.");
      out.flush();
      return ExitCode.OK;
    }
  }
}
