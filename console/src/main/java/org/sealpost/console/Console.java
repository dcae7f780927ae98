package org.sealpost.console;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import org.sealpost.console.signin.AdminPasswords;
import org.sealpost.console.signin.CommandLineToken;

/// The console as a server of its own on this machine's loopback address, in this very process.
/// Settings come from here alone: no environment variable, system property or file changes them.
public final class Console implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";

  private final ApplicationContext context;
  private final URI address;

  private Console(ApplicationContext context, URI address) {
    this.context = context;
    this.address = address;
  }

  /// Returns when it can be used.
  ///
  /// @param token lets commands on this machine in
  /// @param port 0 = any free one
  /// @throws io.micronaut.http.server.exceptions.ServerStartupException when the port is taken
  public static Console start(
      AdminDoors doors,
      AdminPasswords passwords,
      CommandLineToken token,
      int port,
      Clock clock,
      SecureRandom random) {
    ApplicationContext context =
        ApplicationContext.builder("local")
            .deduceEnvironment(false)
            .environmentPropertySource(false)
            .bootstrapEnvironment(false)
            .banner(false)
            .properties(
                Map.of(
                    "micronaut.server.host",
                    LOOPBACK,
                    "micronaut.server.port",
                    String.valueOf(port == 0 ? -1 : port)))
            .singletons(doors, passwords, token, clock, random)
            .start();
    try {
      EmbeddedServer server = context.getBean(EmbeddedServer.class).start();
      return new Console(context, URI.create("http://" + LOOPBACK + ":" + server.getPort()));
    } catch (RuntimeException failure) {
      context.close();
      throw failure;
    }
  }

  /// Without a path and without a slash at the end.
  public URI address() {
    return address;
  }

  /// Lets answers under way finish. Sessions end with it.
  @Override
  public void close() {
    context.close();
  }
}
