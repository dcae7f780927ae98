package org.sealpost.local.folder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.sealpost.Unavailable;
import org.sealpost.mail.IntakeId;
import org.sealpost.mail.RawInbox;

/// Raw mail, one file each.
public final class FolderRawInbox implements RawInbox {
  private final DurableFolder folder;

  public FolderRawInbox(DurableFolder folder) {
    this.folder = folder;
  }

  @Override
  public void put(IntakeId id, byte[] message) {
    try (Arriving arriving = arrive()) {
      arriving.write(ByteBuffer.wrap(message));
      arriving.keep(id);
    } catch (IOException failed) {
      throw new Unavailable("raw inbox", failed);
    }
  }

  /// A mail that comes in piece by piece, so that a large one never lies in memory.
  public Arriving arrive() throws IOException {
    return new Arriving(folder.draft());
  }

  @Override
  public Optional<byte[]> find(IntakeId id) {
    try {
      return folder.read(nameOf(id));
    } catch (IOException failed) {
      throw new Unavailable("raw inbox", failed);
    }
  }

  @Override
  public void delete(IntakeId id) {
    try {
      folder.delete(nameOf(id));
    } catch (IOException failed) {
      throw new Unavailable("raw inbox", failed);
    }
  }

  private static String nameOf(IntakeId id) {
    return id + ".eml";
  }

  /// Gone on close, unless kept before.
  public static final class Arriving implements AutoCloseable {
    private final DurableFolder.Draft draft;

    private Arriving(DurableFolder.Draft draft) {
      this.draft = draft;
    }

    public void write(ByteBuffer bytes) throws IOException {
      draft.write(bytes);
    }

    /// Returns when the whole mail is on the disk.
    public void keep(IntakeId id) throws IOException {
      draft.publish(nameOf(id));
    }

    @Override
    public void close() throws IOException {
      draft.close();
    }
  }
}
