package org.sealpost.inspection.clamd;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Speaks clamd's INSTREAM on a free port of loopback, and answers as it is told.
final class FakeClamd implements AutoCloseable {
  /// What becomes of a connection.
  interface Manner {
    void serve(DataInputStream in, Socket socket) throws IOException;
  }

  private final ServerSocket server;
  private final Manner manner;
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  private FakeClamd(ServerSocket server, Manner manner) {
    this.server = server;
    this.manner = manner;
  }

  static FakeClamd start(Manner manner) {
    try {
      FakeClamd clamd =
          new FakeClamd(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), manner);
      Thread.ofVirtual().start(clamd::accept);
      return clamd;
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
  }

  /// Reads all of it, then says this.
  static FakeClamd saying(String answer) {
    return start(
        (in, socket) -> {
          stream(in);
          say(socket, answer);
        });
  }

  static void say(Socket socket, String answer) throws IOException {
    socket.getOutputStream().write(answer.getBytes(ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /// The command and its chunks.
  static List<byte[]> stream(DataInputStream in) throws IOException {
    ByteArrayOutputStream command = new ByteArrayOutputStream();
    for (int octet = in.read(); octet > 0; octet = in.read()) {
      command.write(octet);
    }
    if (!command.toString(ISO_8859_1).equals("zINSTREAM")) {
      throw new IOException("not INSTREAM");
    }
    List<byte[]> chunks = new ArrayList<>();
    for (int length = in.readInt(); length != 0; length = in.readInt()) {
      chunks.add(in.readNBytes(length));
    }
    return chunks;
  }

  ClamdAddress address() {
    return new ClamdAddress("127.0.0.1", server.getLocalPort());
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      manner.serve(new DataInputStream(socket.getInputStream()), socket);
    } catch (IOException gone) {
      // The client has had enough.
    }
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException closed) {
      throw new UncheckedIOException(closed);
    }
  }
}
