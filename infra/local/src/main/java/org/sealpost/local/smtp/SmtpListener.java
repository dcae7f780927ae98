package org.sealpost.local.smtp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.sealpost.local.folder.FolderRawInbox;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.server.SMTPServer;

/// Takes mail on a port of this machine, and of this machine only: whoever reaches it counts as the
/// organization's own, unless the mail goes to the reply domain alone. There it stands for SES,
/// which anybody reaches: only a reverse-path of the organization is believed, as SES believes
/// DMARC.
///
/// A mail is answered with 250 when its bytes and its event are on the disk. It is read as strictly
/// as the standard has it, so that nobody behind us finds another mail in it: only CRLF ends a
/// line, and only CRLF.CRLF ends a mail.
public final class SmtpListener implements AutoCloseable {
  /// What SES takes.
  public static final int LARGEST_MAIL_BYTES = 40 * 1024 * 1024;

  public static final int MOST_RECIPIENTS = 500;

  private static final int MOST_CONNECTIONS = 200;
  private static final Duration IDLE = Duration.ofMinutes(5);

  private final SMTPServer server;
  private final ExecutorService sessions;

  private SmtpListener(SMTPServer server, ExecutorService sessions) {
    this.server = server;
    this.sessions = sessions;
  }

  /// @param port 0 for any that is free
  public static SmtpListener start(
      int port, FolderRawInbox inbox, Arrivals arrivals, Clock clock, SecureRandom random) {
    ExecutorService sessions = Executors.newVirtualThreadPerTaskExecutor();
    Reception reception = new Reception(inbox, arrivals, clock, random);
    SMTPServer server =
        SMTPServer.port(port)
            .bindAddress(InetAddress.getLoopbackAddress())
            .hostName("localhost")
            .softwareName("Sealpost")
            .messageHandlerFactory(
                context -> new IncomingMail(inbox, reception, addressOf(context)))
            .executorService(sessions)
            .insertReceivedHeaders(false)
            .maxMessageSize(LARGEST_MAIL_BYTES)
            .maxConnections(MOST_CONNECTIONS)
            .connectionTimeoutMs(Math.toIntExact(IDLE.toMillis()))
            .build();
    Commands.all().forEach(server.getCommandHandler()::addCommand);
    try {
      server.start();
    } catch (RuntimeException taken) {
      sessions.shutdownNow();
      throw taken;
    }
    return new SmtpListener(server, sessions);
  }

  private static String addressOf(MessageContext context) {
    return switch (context.getRemoteAddress()) {
      case InetSocketAddress host -> host.getAddress().getHostAddress();
      case SocketAddress other -> throw new IllegalStateException("not a host: " + other);
    };
  }

  public int port() {
    return server.getPortAllocated();
  }

  /// Ends all sessions. A mail that was not answered yet is not taken.
  @Override
  public void close() {
    server.stop();
    sessions.close();
  }
}
