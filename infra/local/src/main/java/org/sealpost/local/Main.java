package org.sealpost.local;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `sealpost`, as `./sealpost` starts it.
@Command(
    name = "sealpost",
    description = "Encrypts an organization's e-mail by rule, on this machine.",
    subcommands = {UpCommand.class, CommandLine.HelpCommand.class},
    usageHelpAutoWidth = true)
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    CommandLine commandLine = new CommandLine(new Main());
    if (arguments.length == 0) {
      commandLine.usage(System.err);
      System.exit(CommandLine.ExitCode.USAGE);
    }
    System.exit(commandLine.execute(arguments));
  }
}
