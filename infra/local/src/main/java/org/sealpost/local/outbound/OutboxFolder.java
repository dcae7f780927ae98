package org.sealpost.local.outbound;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sealpost.Unavailable;
import org.sealpost.delivery.OutboundMail;
import org.sealpost.delivery.TransportSecurity;
import org.sealpost.local.folder.DurableFolder;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.MessageId;

/// Keeps everything that would be sent to the world, one `.eml` file a mail, numbered in the order
/// sent: `000001-bob@partner.example.eml`; with `000001+tls-…` one that would go over TLS or not at
/// all.
public final class OutboxFolder implements OutboundMail {
  private static final Pattern NAME = Pattern.compile("(\\d{6,18})(\\+tls)?-(.*)\\.eml");
  private static final int LONGEST_ADDRESS = 100;

  private final DurableFolder folder;
  private final Object turn = new Object();
  private long lastNumber;

  private OutboxFolder(DurableFolder folder, long lastNumber) {
    this.folder = folder;
    this.lastNumber = lastNumber;
  }

  /// Numbers go on where they ended before.
  public static OutboxFolder open(DurableFolder folder) throws IOException {
    long last = folder.names().stream().mapToLong(OutboxFolder::numberOf).max().orElse(0);
    return new OutboxFolder(folder, last);
  }

  @Override
  public Optional<MessageId> send(
      Optional<EmailAddress> reversePath,
      EmailAddress recipient,
      byte[] message,
      TransportSecurity security) {
    try (DurableFolder.Draft draft = folder.draft()) {
      draft.write(ByteBuffer.wrap(message));
      draft.flush();
      synchronized (turn) {
        draft.publish(new Sent(lastNumber + 1, inFileName(recipient), security).fileName());
        lastNumber++;
      }
      return Optional.empty();
    } catch (IOException failed) {
      throw new Unavailable("outbox", failed);
    }
  }

  /// What was sent, newest first.
  public List<Sent> list() throws IOException {
    return folder.names().stream()
        .map(NAME::matcher)
        .filter(Matcher::matches)
        .map(OutboxFolder::sent)
        .sorted(Comparator.comparingLong(Sent::number).reversed())
        .toList();
  }

  public Optional<Sent> find(long number) throws IOException {
    return list().stream().filter(sent -> sent.number() == number).findAny();
  }

  /// The mail as it was sent; empty when somebody has deleted the file.
  public Optional<byte[]> read(Sent sent) throws IOException {
    return folder.read(sent.fileName());
  }

  private static Sent sent(Matcher name) {
    return new Sent(
        Long.parseLong(name.group(1)),
        name.group(3),
        name.group(2) == null ? TransportSecurity.OPPORTUNISTIC : TransportSecurity.REQUIRE_TLS);
  }

  private static long numberOf(String fileName) {
    Matcher parts = NAME.matcher(fileName);
    return parts.matches() ? Long.parseLong(parts.group(1)) : 0;
  }

  private static String inFileName(EmailAddress recipient) {
    String address = recipient.toString().replaceAll("[^A-Za-z0-9@._+-]", "_");
    return address.substring(0, Math.min(address.length(), LONGEST_ADDRESS));
  }

  /// One mail of the outbox.
  ///
  /// @param recipient the envelope's recipient, as far as a file name can say it
  public record Sent(long number, String recipient, TransportSecurity security) {
    private String fileName() {
      String mark =
          switch (security) {
            case OPPORTUNISTIC -> "";
            case REQUIRE_TLS -> "+tls";
          };
      return "%06d%s-%s.eml".formatted(number, mark, recipient);
    }
  }
}
