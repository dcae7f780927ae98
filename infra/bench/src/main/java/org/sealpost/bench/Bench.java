package org.sealpost.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import org.sealpost.bench.portal.PortalCommand;
import org.sealpost.bench.protect.ProtectCommand;
import org.sealpost.bench.rules.RulesCommand;
import org.sealpost.bench.way.WayCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `./sealpost bench`: tables go to standard output, progress to standard error.
@Command(
    name = "./sealpost bench",
    description = "Measures Sealpost on this machine.",
    mixinStandardHelpOptions = true)
public final class Bench {
  private Bench() {}

  public static void main(String[] arguments) {
    PrintWriter tables = new PrintWriter(System.out, true, UTF_8);
    PrintWriter progress = new PrintWriter(System.err, true, UTF_8);
    CommandLine bench =
        new CommandLine(new Bench())
            .addSubcommand(new ProtectCommand(tables, progress))
            .addSubcommand(new RulesCommand(tables, progress))
            .addSubcommand(new WayCommand(tables, progress))
            .addSubcommand(new PortalCommand(tables, progress));
    System.exit(bench.execute(arguments));
  }
}
