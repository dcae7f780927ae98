package org.sealpost.inspection.clamd;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sealpost.Unavailable;
import org.sealpost.inspection.MalwareScanner;
import org.sealpost.mail.MailContent;

/// Asks a clamd (clamd(8), command INSTREAM) about the whole message: it takes mail apart itself.
/// One connection for each message, which goes over the network as it is: in clear, and without any
/// proof of who answers. It belongs on the same host, or into a network of the organization's own.
///
/// Whatever is not a plain answer is none: unreachable, slow, cut off, garbage, an error of its
/// own, and a message beyond clamd's `StreamMaxLength`, which has to be at least 40 MB. What clamd
/// leaves out by its own limits it calls clean, unless it is told to alert (`AlertExceedsMax`,
/// `AlertEncrypted`); then that is malware to us.
///
/// Written here and not taken from clamav-client (MIT): that needs the library of Kotlin and one
/// for logs in a function that starts for each mail, for what is one command.
public final class ClamdScanner implements MalwareScanner {
  /// Whatever it says is shorter.
  private static final int LONGEST_ANSWER = 4_096;

  private static final int CHUNK = 65_536;
  private static final byte[] INSTREAM = "zINSTREAM\0".getBytes(US_ASCII);
  private static final Pattern FOUND = Pattern.compile("stream: (.+) FOUND");
  private static final String CLEAN = "stream: OK";

  private final ClamdAddress address;
  private final Duration patience;

  /// @param patience for a whole scan, connecting included
  public ClamdScanner(ClamdAddress address, Duration patience) {
    this.address = address;
    this.patience = patience;
  }

  @Override
  public Verdict scan(byte[] message, MailContent content) {
    try {
      return verdict(answer(message));
    } catch (IOException silent) {
      throw new Unavailable("clamd", silent);
    }
  }

  private static Verdict verdict(String answer) throws IOException {
    if (answer.equals(CLEAN)) {
      return new Verdict.Clean();
    }
    Matcher found = FOUND.matcher(answer);
    if (found.matches()) {
      return new Verdict.Infected(found.group(1));
    }
    // What it says may name anything; only this one is for whoever runs it.
    throw new IOException(
        answer.startsWith("INSTREAM size limit exceeded")
            ? "the message is larger than its StreamMaxLength"
            : "not an answer");
  }

  /// Nothing but closing the socket ends a write that nobody reads.
  private String answer(byte[] message) throws IOException {
    try (Socket socket = new Socket()) {
      CompletableFuture<Boolean> over = new CompletableFuture<>();
      var _ = over.completeOnTimeout(true, patience.toMillis(), TimeUnit.MILLISECONDS);
      var _ = over.thenAccept(_ -> close(socket));
      try {
        socket.connect(address.resolved(), Math.toIntExact(patience.toMillis()));
        return exchange(socket, message);
      } finally {
        over.complete(false);
      }
    }
  }

  private static String exchange(Socket socket, byte[] message) throws IOException {
    try {
      write(socket, message);
    } catch (IOException refused) {
      // It stops reading when it has had enough, and has said why.
      return read(socket.getInputStream(), refused);
    }
    return read(socket.getInputStream(), new IOException("the answer is cut off"));
  }

  private static void write(Socket socket, byte[] message) throws IOException {
    DataOutputStream out = new DataOutputStream(socket.getOutputStream());
    out.write(INSTREAM);
    for (int at = 0; at < message.length; at += CHUNK) {
      int length = Math.min(CHUNK, message.length - at);
      out.writeInt(length);
      out.write(message, at, length);
    }
    out.writeInt(0);
    out.flush();
  }

  /// Up to the NUL that ends it.
  ///
  /// @param cutOff thrown where there is none
  private static String read(InputStream in, IOException cutOff) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    for (int octet = in.read(); octet >= 0; octet = in.read()) {
      if (octet == 0) {
        return answer.toString(ISO_8859_1).strip();
      }
      answer.write(octet);
      if (answer.size() > LONGEST_ANSWER) {
        throw new IOException("the answer is too long");
      }
    }
    throw cutOff;
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException closed) {
      // Whoever uses it sees that it is.
    }
  }
}
