package org.sealpost.dynamodb;

import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.jspecify.annotations.Nullable;

/// Serves one shared database on 127.0.0.1 until stdin ends: when the parent dies, however it dies,
/// so does this.
///
/// Prints `ready 127.0.0.1:PORT` on stdout when it accepts requests. Exit codes: 0 after stdin
/// ended, 1 when it could not serve, 2 for wrong arguments.
///
/// Telemetry is off because nobody sets it up: only DynamoDB Local's own main class does so.
public final class DynamoDbSidecar {
  private static final String USAGE = "usage: DynamoDbSidecar --port N (--data DIR | --in-memory)";

  private DynamoDbSidecar() {}

  /// Ends the JVM itself in every case: threads of DynamoDB Local would keep it alive.
  public static void main(String[] args) {
    // DynamoDB Local logs through log4j-api; there is no log4j-core here to look for.
    System.setProperty(
        "log4j2.loggerContextFactory",
        "org.apache.logging.log4j.simple.SimpleLoggerContextFactory");
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    int status;
    try {
      serve(Arguments.of(args));
      status = 0;
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      status = 2;
    } catch (Exception | LinkageError e) {
      e.printStackTrace();
      status = 1;
    }
    System.exit(status);
  }

  private static void serve(Arguments arguments) throws Exception {
    if (arguments.data() != null) {
      Files.createDirectories(Path.of(arguments.data()));
    }
    boolean shared = true;
    boolean delayTransientStatuses = false;
    var database =
        new LocalDynamoDBRequestHandler(
            0, arguments.data() == null, arguments.data(), shared, delayTransientStatuses);
    var handler = new LocalDynamoDBServerHandler(database, null);
    // Not DynamoDBProxyServer, which listens on every interface.
    var server =
        new Server(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), arguments.port()));
    server.setHandler(new ContextHandler(handler, "/"));
    server.start();
    try {
      int port = ((NetworkConnector) server.getConnectors()[0]).getLocalPort();
      System.out.println("ready 127.0.0.1:" + port);
      System.out.flush();
      waitForEndOf(System.in);
    } finally {
      server.stop();
      handler.close();
    }
  }

  private static void waitForEndOf(InputStream in) throws IOException {
    in.transferTo(OutputStream.nullOutputStream());
  }

  /// `data` is null for a database in memory.
  private record Arguments(int port, @Nullable String data) {
    static Arguments of(String[] args) {
      if (args.length < 3 || !args[0].equals("--port")) {
        throw new IllegalArgumentException(USAGE);
      }
      int port = portOf(args[1]);
      if (args.length == 3 && args[2].equals("--in-memory")) {
        return new Arguments(port, null);
      }
      if (args.length == 4 && args[2].equals("--data")) {
        return new Arguments(port, args[3]);
      }
      throw new IllegalArgumentException(USAGE);
    }

    private static int portOf(String text) {
      try {
        return Integer.parseInt(text);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("not a port: " + text + "; " + USAGE, e);
      }
    }
  }
}
