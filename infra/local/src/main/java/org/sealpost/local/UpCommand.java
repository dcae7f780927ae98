package org.sealpost.local;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.sealpost.accounts.AccountSettings;
import org.sealpost.accounts.AccountSettingsReader;
import org.sealpost.accounts.MalformedSettingsException;
import org.sealpost.inspection.clamd.ClamdAddress;
import org.sealpost.inspection.parsers.KnownMalware;
import org.sealpost.inspection.scanners.ScannerSettings;
import org.sealpost.mail.Domain;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `sealpost up`.
@Command(
    name = "up",
    description = "Starts Sealpost on this machine and says where everything is.",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true)
final class UpCommand implements Callable<Integer> {
  private static final int FAILED = 1;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "./.sealpost",
      description = "Where everything is kept (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of(".sealpost");

  @Option(
      names = "--smtp",
      paramLabel = "PORT",
      defaultValue = "2525",
      description = "Takes mail here; 0 = any free port (default: ${DEFAULT-VALUE}).")
  private int smtp;

  @Option(
      names = "--portal",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "Recipients read here; 0 = any free port (default: ${DEFAULT-VALUE}).")
  private int portal;

  @Option(
      names = "--portal-host",
      paramLabel = "HOST",
      defaultValue = "127.0.0.1",
      description =
          "127.0.0.1, or localhost for readers to have passkeys (default: ${DEFAULT-VALUE}).")
  private String portalHost = "127.0.0.1";

  @Option(
      names = "--console",
      paramLabel = "PORT",
      defaultValue = "8081",
      description = "Admins revoke here; 0 = any free port (default: ${DEFAULT-VALUE}).")
  private int console;

  @Option(
      names = "--api",
      paramLabel = "PORT",
      defaultValue = "8082",
      description = "Programs submit mail here; 0 = any free port (default: ${DEFAULT-VALUE}).")
  private int api;

  @Option(
      names = "--domain",
      paramLabel = "DOMAIN",
      defaultValue = "contoso.example",
      description = "The organization's mail domain; may be repeated (default: ${DEFAULT-VALUE}).")
  private List<String> domains = List.of();

  @Option(
      names = "--relay",
      paramLabel = "HOST:PORT",
      description = "Sends mail for real through this host; without it mail goes to DIR/outbox.")
  private @Nullable String relay;

  @Option(
      names = "--sign-in",
      paramLabel = "FILE",
      description = "With which accounts readers may sign in (docs/accounts.md).")
  private @Nullable Path signIn;

  @Option(
      names = "--clamd",
      paramLabel = "HOST:PORT",
      description = "This clamd scans every mail as well (docs/malware.md).")
  private @Nullable String clamd;

  @Option(
      names = "--known-malware",
      paramLabel = "FILE",
      description = "SHA-256 digests of files that nobody shall get (docs/malware.md).")
  private @Nullable Path knownMalware;

  @Override
  public Integer call() throws InterruptedException {
    UpOptions options = options();
    PrintWriter out = commandLine().getOut();
    CountDownLatch stopped = new CountDownLatch(1);
    Shutdown shutdown = Shutdown.onSignal();
    try {
      Sealpost sealpost = Sealpost.up(options);
      shutdown.close(sealpost);
      out.print(Welcome.text(sealpost, options));
      out.flush();
      sealpost.announce();
      out.print(Welcome.end(options));
      out.flush();
    } catch (StartFailedException | IOException failed) {
      shutdown.cancel();
      commandLine().getErr().println("sealpost: " + failed.getMessage());
      commandLine().getErr().flush();
      return FAILED;
    }
    stopped.await();
    return CommandLine.ExitCode.OK;
  }

  private UpOptions options() {
    return new UpOptions(
        data,
        port(smtp, "--smtp"),
        port(portal, "--portal"),
        port(console, "--console"),
        port(api, "--api"),
        domains.stream().map(this::domain).toList(),
        Optional.ofNullable(relay).map(this::relay),
        Optional.ofNullable(signIn).map(this::accounts).orElse(AccountSettings.NONE),
        Sealpost.engineJars(),
        Patience.standard(),
        host(),
        new ScannerSettings(
            Optional.ofNullable(knownMalware).map(this::known).orElse(KnownMalware.TEST_FILE),
            Optional.ofNullable(clamd).map(this::clamd)));
  }

  private String host() {
    if (!portalHost.equals("127.0.0.1") && !portalHost.equals("localhost")) {
      throw new ParameterException(
          commandLine(), "--portal-host: " + portalHost + " is neither 127.0.0.1 nor localhost");
    }
    return portalHost;
  }

  private int port(int number, String option) {
    if (number < 0 || number > 65535) {
      throw new ParameterException(commandLine(), option + ": a port is 0 to 65535");
    }
    return number;
  }

  private Domain domain(String name) {
    try {
      return new Domain(name);
    } catch (IllegalArgumentException malformed) {
      throw new ParameterException(commandLine(), "--domain: " + name + " is not a mail domain");
    }
  }

  private UpOptions.Relay relay(String text) {
    try {
      return UpOptions.Relay.parse(text);
    } catch (IllegalArgumentException malformed) {
      throw new ParameterException(commandLine(), "--relay: " + text + " is not HOST:PORT");
    }
  }

  private ClamdAddress clamd(String text) {
    try {
      return ClamdAddress.parse(text);
    } catch (IllegalArgumentException malformed) {
      throw new ParameterException(commandLine(), "--clamd: " + text + " is not HOST:PORT");
    }
  }

  private KnownMalware known(Path file) {
    try {
      return KnownMalware.parse(Files.readString(file));
    } catch (IOException unreadable) {
      throw new ParameterException(commandLine(), "--known-malware: cannot read " + file);
    } catch (IllegalArgumentException malformed) {
      throw new ParameterException(
          commandLine(), "--known-malware: " + file + ": " + malformed.getMessage());
    }
  }

  private AccountSettings accounts(Path file) {
    try {
      return AccountSettingsReader.read(Files.readString(file));
    } catch (IOException unreadable) {
      throw new ParameterException(commandLine(), "--sign-in: cannot read " + file);
    } catch (MalformedSettingsException malformed) {
      throw new ParameterException(
          commandLine(), "--sign-in: " + file + ": " + malformed.getMessage());
    }
  }

  private CommandLine commandLine() {
    if (spec == null) {
      throw new IllegalStateException("run by picocli only");
    }
    return spec.commandLine();
  }
}
