package org.sealpost.local.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/// Where a console is, and what opens it.
///
/// @param address without `/` at its end
/// @param token of an admin; never printed
record ConsoleAddress(String address, String token, Path tokenFile) {
  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

  /// The console of the Sealpost that runs on this folder.
  static ConsoleAddress running(Path data) throws CommandFailedException {
    Path endpoints = data.resolve("endpoints.json");
    if (!Files.exists(endpoints)) {
      throw failed(
          "No Sealpost is running on %s: start it with ./sealpost up, or name its folder with --data."
              .formatted(data));
    }
    return of(consoleIn(endpoints), data.resolve("console.token"));
  }

  /// @throws CommandFailedException when it is no address to which a token may be sent, or there is
  ///     no token
  static ConsoleAddress of(String address, Path tokenFile) throws CommandFailedException {
    return new ConsoleAddress(checked(address), token(tokenFile), tokenFile);
  }

  private static String consoleIn(Path endpoints) throws CommandFailedException {
    try {
      String console =
          new JsonMapper().readTree(Files.readString(endpoints)).path("console").asText();
      if (!console.isBlank()) {
        return console;
      }
    } catch (IOException unreadable) {
      // Said below.
    }
    throw failed(
        "%s does not say where the console is: stop Sealpost and start it again."
            .formatted(endpoints));
  }

  /// A token in clear is for this machine only.
  private static String checked(String address) throws CommandFailedException {
    try {
      URI uri = URI.create(address.strip());
      boolean isSafe =
          "https".equals(uri.getScheme())
              || ("http".equals(uri.getScheme()) && THIS_MACHINE.contains(uri.getHost()));
      if (isSafe && uri.getHost() != null && uri.getQuery() == null && uri.getFragment() == null) {
        return uri.toString().replaceFirst("/+$", "");
      }
    } catch (IllegalArgumentException malformed) {
      // Said below.
    }
    throw failed(
        "%s is not the address of a console: it begins with https:// (http:// on this machine only)."
            .formatted(address));
  }

  private static String token(Path file) throws CommandFailedException {
    String token = new String(GivenFile.read(file, 64 * 1024), UTF_8).strip();
    if (!token.matches("[\\x21-\\x7e]{1,8192}")) {
      throw failed("%s does not hold a token.".formatted(file));
    }
    return token;
  }

  private static CommandFailedException failed(String message) {
    return new CommandFailedException(CommandFailedException.USAGE, message);
  }

  @Override
  public String toString() {
    return address;
  }
}
