package org.sealpost.local.dns;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/// A DNS server on loopback that knows what it was told.
final class TinyDns implements AutoCloseable {
  private static final int LARGEST = 4096;
  private static final long TTL = 60;

  private final DatagramSocket socket;
  private final Thread thread;
  private final List<Record> records = new CopyOnWriteArrayList<>();
  private final Set<Name> broken = ConcurrentHashMap.newKeySet();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  TinyDns() throws IOException {
    socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    thread = Thread.ofPlatform().daemon().start(this::serve);
  }

  /// As `--resolver` takes it.
  String address() {
    return socket.getLocalAddress().getHostAddress() + ":" + socket.getLocalPort();
  }

  /// @param strings what is longer than a string may be is parted
  TinyDns txt(String name, String... strings) {
    List<String> parts =
        Stream.of(strings)
            .flatMap(text -> Pattern.compile("(?<=\\G.{255})").splitAsStream(text))
            .toList();
    records.add(new TXTRecord(name(name), DClass.IN, TTL, parts));
    return this;
  }

  TinyDns mx(String name, String host) {
    records.add(new MXRecord(name(name), DClass.IN, TTL, 10, name(host)));
    return this;
  }

  TinyDns cname(String name, String target) {
    records.add(new CNAMERecord(name(name), DClass.IN, TTL, name(target)));
    return this;
  }

  /// Answers SERVFAIL for this name.
  TinyDns broken(String name) {
    broken.add(name(name));
    return this;
  }

  /// The names, in order.
  List<String> asked() {
    return List.copyOf(asked);
  }

  @Override
  public void close() {
    socket.close();
    try {
      thread.join();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve() {
    byte[] buffer = new byte[LARGEST];
    while (!socket.isClosed()) {
      DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
      try {
        socket.receive(packet);
        byte[] answer = answer(new Message(Arrays.copyOf(buffer, packet.getLength())));
        socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      } catch (SocketException closed) {
        return;
      } catch (IOException malformed) {
        // Not a question: nobody waits for an answer.
      }
    }
  }

  private byte[] answer(Message query) {
    Record question = query.getQuestion();
    asked.add(question.getName().toString(true));
    Message answer = new Message(query.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.getHeader().setFlag(Flags.RA);
    answer.addRecord(question, Section.QUESTION);
    List<Record> found = new ArrayList<>();
    for (Record record : records) {
      boolean same = record.getName().equals(question.getName());
      if (same && (record.getType() == question.getType() || record.getType() == Type.CNAME)) {
        found.add(record);
      }
    }
    if (broken.contains(question.getName())) {
      answer.getHeader().setRcode(Rcode.SERVFAIL);
    } else if (found.isEmpty()) {
      answer.getHeader().setRcode(Rcode.NXDOMAIN);
    }
    found.forEach(record -> answer.addRecord(record, Section.ANSWER));
    return answer.toWire(LARGEST);
  }

  private static Name name(String text) {
    try {
      return Name.fromString(text, Name.root);
    } catch (TextParseException bug) {
      throw new AssertionError(bug);
    }
  }
}
