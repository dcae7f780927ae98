package org.sealpost.local.rules;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which console a command asks.
public final class ConsoleOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "./.sealpost",
      description = "The folder of the Sealpost that runs here (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of(".sealpost");

  @Option(
      names = "--console",
      paramLabel = "URL",
      description = "Asks the console at this address instead; needs --token-file.")
  private @Nullable String console;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "Holds the admin's token for --console.")
  private @Nullable Path tokenFile;

  public ConsoleClient open() throws CommandFailedException {
    String address = console;
    Path token = tokenFile;
    if (address == null && token == null) {
      return new ConsoleClient(ConsoleAddress.running(data));
    }
    if (address == null || token == null) {
      throw new CommandFailedException(
          CommandFailedException.USAGE, "--console and --token-file go together.");
    }
    return new ConsoleClient(ConsoleAddress.of(address, token));
  }
}
