package org.sealpost.local;

import org.sealpost.local.dns.DnsCommand;
import org.sealpost.local.protection.CertificatesCommand;
import org.sealpost.local.protection.ProtectionCommand;
import org.sealpost.local.rules.CommandFailures;
import org.sealpost.local.rules.DirectoryCommand;
import org.sealpost.local.rules.PsCommand;
import org.sealpost.local.rules.RulesCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `sealpost`, as `./sealpost` starts it.
@Command(
    name = "sealpost",
    description = "Encrypts an organization's e-mail by rule, on this machine.",
    subcommands = {
      UpCommand.class,
      RulesCommand.class,
      PsCommand.class,
      DirectoryCommand.class,
      ProtectionCommand.class,
      CertificatesCommand.class,
      DnsCommand.class,
      CommandLine.HelpCommand.class
    },
    usageHelpAutoWidth = true)
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    CommandLine commandLine = commandLine();
    if (arguments.length == 0) {
      commandLine.usage(System.err);
      System.exit(CommandLine.ExitCode.USAGE);
    }
    System.exit(commandLine.execute(arguments));
  }

  /// All commands, ready to run.
  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setExecutionExceptionHandler(new CommandFailures())
        .setCaseInsensitiveEnumValuesAllowed(true);
  }
}
