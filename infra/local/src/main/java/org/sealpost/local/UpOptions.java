package org.sealpost.local;

import static org.sealpost.Require.require;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sealpost.accounts.AccountSettings;
import org.sealpost.inspection.scanners.ScannerSettings;
import org.sealpost.mail.Domain;

/// What an owner can choose.
///
/// @param smtpPort 0 for any that is free, as for the others
/// @param domains accepted domains, the first of them gives the organization its name
/// @param relay sends mail for real; without it mail goes to the outbox
/// @param accounts with which accounts readers may sign in
/// @param engineJars DynamoDB Local as the build leaves it
/// @param portalHost by which browsers reach the portal: `127.0.0.1`, or `localhost` where readers
///     are to have passkeys, which addresses cannot have
/// @param scanners what looks for malware
public record UpOptions(
    Path data,
    int smtpPort,
    int portalPort,
    int consolePort,
    int apiPort,
    List<Domain> domains,
    Optional<Relay> relay,
    AccountSettings accounts,
    Path engineJars,
    Patience patience,
    String portalHost,
    ScannerSettings scanners) {
  private static final String ADDRESS = "127.0.0.1";

  /// With the portal at its address, and the built-in scanner.
  public UpOptions(
      Path data,
      int smtpPort,
      int portalPort,
      int consolePort,
      int apiPort,
      List<Domain> domains,
      Optional<Relay> relay,
      AccountSettings accounts,
      Path engineJars,
      Patience patience) {
    this(
        data,
        smtpPort,
        portalPort,
        consolePort,
        apiPort,
        domains,
        relay,
        accounts,
        engineJars,
        patience,
        ADDRESS,
        ScannerSettings.BUILT_IN);
  }

  public UpOptions {
    domains = List.copyOf(domains);
    require(!domains.isEmpty(), "an organization needs an accepted domain");
    require(
        portalHost.equals(ADDRESS) || portalHost.equals("localhost"),
        "the portal's host: 127.0.0.1 or localhost");
  }

  /// Where outbound mail goes.
  public record Relay(String host, int port) {
    /// @param text `HOST:PORT`; an IPv6 host in square brackets
    /// @throws IllegalArgumentException when it is not that
    public static Relay parse(String text) {
      int colon = text.lastIndexOf(':');
      require(colon > 0 && text.substring(colon + 1).matches("\\d{1,5}"), "not HOST:PORT");
      int port = Integer.parseInt(text.substring(colon + 1));
      require(port > 0 && port < 65536, "a port is 1 to 65535");
      String host = text.substring(0, colon).replaceAll("^\\[|]$", "");
      return new Relay(host, port);
    }
  }
}
