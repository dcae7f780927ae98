package org.sealpost.local.folder;

import static java.time.temporal.ChronoUnit.SECONDS;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.sealpost.Unavailable;
import org.sealpost.protection.PortalLink;
import org.sealpost.reply.upload.UploadId;
import org.sealpost.reply.upload.UploadTicket;
import org.sealpost.reply.upload.Uploads;

/// One file each. Browsers bring theirs to the portal's own origin, below [#PATH].
public final class FolderUploads implements Uploads {
  /// What follows it is the ticket.
  public static final String PATH = "/uploads/";

  /// At least as long as a draft lives that nobody touches; S3 counts as many days.
  private static final Duration LIFE = Duration.ofDays(7);

  private static final int PIECE_BYTES = 65_536;

  private final DurableFolder folder;
  private final URI origin;
  private final UploadTickets tickets;

  /// @param origin of the portal, as browsers know it
  public FolderUploads(DurableFolder folder, URI origin, SecureRandom random) {
    this.folder = folder;
    this.origin = origin;
    this.tickets = new UploadTickets(random);
  }

  @Override
  public UploadTicket ticket(UploadId id, long bytes, Instant now) {
    Instant expiresAt = now.plus(TICKET).truncatedTo(SECONDS);
    return new UploadTicket(
        origin.resolve(PATH + tickets.write(id, bytes, expiresAt)),
        Map.of("success_action_status", "204"),
        expiresAt);
  }

  /// Whether somebody with this ticket may bring something.
  public boolean isTicket(String ticket, Instant now) {
    return tickets.read(ticket, now).isPresent();
  }

  /// Stores what somebody with a ticket brings: when the content has ended and had exactly as many
  /// bytes as the ticket says. Reads no more than one byte beyond that, and holds a piece of it at
  /// a time. Replaces what is there.
  ///
  /// @return false when nothing was stored: the ticket is not ours or has expired, or the size is
  ///     another
  /// @throws IOException when the content breaks off, or the disk fails; nothing was stored
  public boolean receive(String ticket, InputStream content, Instant now) throws IOException {
    Optional<UploadTickets.Announced> announced = tickets.read(ticket, now);
    if (announced.isEmpty()) {
      return false;
    }
    try (DurableFolder.Draft draft = folder.draft()) {
      byte[] piece = new byte[PIECE_BYTES];
      long left = announced.get().bytes();
      while (left > 0) {
        int length = content.read(piece, 0, (int) Math.min(left, PIECE_BYTES));
        if (length < 0) {
          return false;
        }
        draft.write(ByteBuffer.wrap(piece, 0, length));
        left -= length;
      }
      if (content.read() >= 0) {
        return false;
      }
      draft.publish(nameOf(announced.get().id()));
      return true;
    }
  }

  @Override
  public void put(UploadId id, byte[] sealed) {
    try {
      folder.write(nameOf(id), sealed);
    } catch (IOException failed) {
      throw unavailable(failed);
    }
  }

  @Override
  public Optional<byte[]> find(UploadId id) {
    try {
      return folder.read(nameOf(id));
    } catch (IOException failed) {
      throw unavailable(failed);
    }
  }

  @Override
  public Optional<Long> size(UploadId id) {
    try {
      return folder.size(nameOf(id));
    } catch (IOException failed) {
      throw unavailable(failed);
    }
  }

  @Override
  public void delete(UploadId id) {
    try {
      folder.delete(nameOf(id));
    } catch (IOException failed) {
      throw unavailable(failed);
    }
  }

  @Override
  public void deleteAll(PortalLink link) {
    try {
      for (String name : folder.names()) {
        if (name.startsWith(link + ".")) {
          folder.delete(name);
        }
      }
    } catch (IOException failed) {
      throw unavailable(failed);
    }
  }

  /// Deletes what has lain there for seven days.
  public void deleteOld(Instant now) {
    try {
      for (Map.Entry<String, Instant> file : folder.namesByAge().entrySet()) {
        if (file.getValue().isBefore(now.minus(LIFE))) {
          folder.delete(file.getKey());
        }
      }
    } catch (IOException failed) {
      throw unavailable(failed);
    }
  }

  private static Unavailable unavailable(IOException failed) {
    return new Unavailable("uploads", failed);
  }

  private static String nameOf(UploadId id) {
    return id.link() + "." + id.file();
  }
}
