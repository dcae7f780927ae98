package org.sealpost.bench.stack;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import org.sealpost.bench.AuthoredMail;

/// A sender's connection that knows the very moment at which a mail has ended.
public final class SmtpConnection implements AutoCloseable {
  private static final int PATIENCE_MILLIS = Math.toIntExact(Duration.ofSeconds(60).toMillis());

  private final Socket socket;
  private final BufferedReader answers;
  private final OutputStream commands;

  private SmtpConnection(Socket socket) throws IOException {
    this.socket = socket;
    this.answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
    this.commands = new BufferedOutputStream(socket.getOutputStream(), 64 * 1024);
  }

  public static SmtpConnection open(InetSocketAddress listener) throws IOException {
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.connect(listener, PATIENCE_MILLIS);
      SmtpConnection connection = new SmtpConnection(socket);
      connection.expect("220");
      connection.command("EHLO bench.contoso.example", "250");
      return connection;
    } catch (IOException failed) {
      socket.close();
      throw failed;
    }
  }

  /// Returns when the mail is accepted.
  ///
  /// @param mail without a line that begins with a dot
  /// @return when its last byte was sent, by [System#nanoTime]
  public long send(byte[] mail, String recipient) throws IOException {
    command("MAIL FROM:<%s>".formatted(AuthoredMail.SENDER), "250");
    command("RCPT TO:<%s>".formatted(recipient), "250");
    command("DATA", "354");
    commands.write(mail);
    commands.write(".\r\n".getBytes(US_ASCII));
    commands.flush();
    long end = System.nanoTime();
    expect("250");
    return end;
  }

  @Override
  public void close() throws IOException {
    try {
      command("QUIT", "221");
    } finally {
      socket.close();
    }
  }

  private void command(String line, String expected) throws IOException {
    commands.write((line + "\r\n").getBytes(US_ASCII));
    commands.flush();
    expect(expected);
  }

  private void expect(String expected) throws IOException {
    String line;
    do {
      line = answers.readLine();
    } while (line != null && line.startsWith(expected + "-"));
    if (line == null || !line.startsWith(expected)) {
      throw new IOException("the SMTP listener did not answer with " + expected);
    }
  }
}
