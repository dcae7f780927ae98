package org.sealpost.local.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;

/// A client that sends what it is told, octet for octet.
public final class RawSmtp implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  /// The banner is to be read first.
  public RawSmtp(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream());
    out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
  }

  /// One reply, all lines of it, without the last line's end; empty when the server hung up.
  public String reply() throws IOException {
    StringBuilder reply = new StringBuilder(line());
    while (reply.length() > 3 && reply.charAt(reply.lastIndexOf("\n") + 4) == '-') {
      reply.append('\n').append(line());
    }
    return reply.toString();
  }

  /// Sends the octets as they are.
  public void send(String octets) throws IOException {
    send(octets.getBytes(ISO_8859_1));
  }

  public void send(byte[] octets) throws IOException {
    out.write(octets);
    out.flush();
  }

  /// Sends one line and reads its reply.
  public String ask(String line) throws IOException {
    send(line + "\r\n");
    return reply();
  }

  /// Goes as far as the reply to DATA.
  public String startMail(String sender, String... recipients) throws IOException {
    ask("MAIL FROM:<" + sender + ">");
    for (String recipient : recipients) {
      ask("RCPT TO:<" + recipient + ">");
    }
    return ask("DATA");
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int octet = in.read(); octet >= 0 && octet != '\n'; octet = in.read()) {
      if (octet != '\r') {
        line.append((char) octet);
      }
    }
    return line.toString();
  }
}
