package org.sealpost.local.folder;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// A folder for its owner's eyes only, whose files are there whole or not at all, also after a
/// power cut. One process uses it at a time.
public final class DurableFolder {
  private static final String DRAFT = ".draft-";

  /// The JDK copies what it reads and writes through memory outside the heap, as much as it is
  /// asked for at once, and keeps that for the next time.
  private static final int PIECE_BYTES = 65_536;

  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private final Path path;

  private DurableFolder(Path path) {
    this.path = path;
  }

  /// Makes the folder where there is none, and forgets what was being written when the process last
  /// died.
  public static DurableFolder open(Path path) throws IOException {
    Files.createDirectories(path.toAbsolutePath(), ownerOnly("rwx------"));
    DurableFolder folder = new DurableFolder(path);
    try (Stream<Path> files = Files.list(path)) {
      for (Path draft : files.filter(file -> nameOf(file).startsWith(DRAFT)).toList()) {
        Files.deleteIfExists(draft);
      }
    }
    return folder;
  }

  public Path path() {
    return path;
  }

  /// A folder inside this one.
  public DurableFolder folder(String name) throws IOException {
    return open(path.resolve(name));
  }

  /// Returns when the file is on the disk. Replaces one of the same name.
  public void write(String name, byte[] content) throws IOException {
    write(name, new ByteArrayInputStream(content));
  }

  /// As the other, and never holds more than a piece of the content.
  public void write(String name, InputStream content) throws IOException {
    try (Draft draft = draft()) {
      byte[] piece = new byte[PIECE_BYTES];
      for (int length = content.read(piece); length >= 0; length = content.read(piece)) {
        draft.write(ByteBuffer.wrap(piece, 0, length));
      }
      draft.publish(name);
    }
  }

  /// In one array, and no other memory of its size.
  public Optional<byte[]> read(String name) throws IOException {
    try (FileChannel file = FileChannel.open(path.resolve(name), StandardOpenOption.READ)) {
      byte[] content = new byte[Math.toIntExact(file.size())];
      int at = 0;
      while (at < content.length) {
        int length = Math.min(PIECE_BYTES, content.length - at);
        int count = file.read(ByteBuffer.wrap(content, at, length));
        if (count < 0) {
          throw new EOFException("a file that got shorter while it was read");
        }
        at += count;
      }
      return Optional.of(content);
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    }
  }

  /// Bytes of a file.
  public Optional<Long> size(String name) throws IOException {
    try {
      return Optional.of(Files.size(path.resolve(name)));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    }
  }

  /// Idempotent.
  public void delete(String name) throws IOException {
    Files.deleteIfExists(path.resolve(name));
  }

  /// Moves a file, also into another folder beside this one, in one step.
  public void move(String name, DurableFolder target, String newName) throws IOException {
    Files.move(path.resolve(name), target.path.resolve(newName), StandardCopyOption.ATOMIC_MOVE);
  }

  /// The names of all files, in no order.
  public List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return files.map(DurableFolder::nameOf).filter(name -> !name.startsWith(DRAFT)).toList();
    } catch (UncheckedIOException unreadable) {
      throw unreadable.getCause();
    }
  }

  /// All files and when each was written, the oldest first. One that is deleted meanwhile is left
  /// out.
  public SequencedMap<String, Instant> namesByAge() throws IOException {
    Map<String, Instant> written = new HashMap<>();
    for (String name : names()) {
      try {
        written.put(name, Files.getLastModifiedTime(path.resolve(name)).toInstant());
      } catch (NoSuchFileException _) {
        // Deleted meanwhile.
      }
    }
    SequencedMap<String, Instant> byAge = new LinkedHashMap<>();
    written.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .forEach(file -> byAge.put(file.getKey(), file.getValue()));
    return byAge;
  }

  /// A file to be written piece by piece; nobody sees it before it is published.
  public Draft draft() throws IOException {
    return new Draft(path.resolve(DRAFT + UUID.randomUUID()));
  }

  private static String nameOf(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static FileAttribute<?>[] ownerOnly(String permissions) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  /// Returns when all names of the folder are on the disk. Windows cannot, and needs not.
  public void sync() throws IOException {
    if (POSIX) {
      try (FileChannel names = FileChannel.open(path, StandardOpenOption.READ)) {
        names.force(true);
      }
    }
  }

  /// Gone on close, unless published before.
  public final class Draft implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;
    private boolean onDisk;

    private Draft(Path file) throws IOException {
      this.file = file;
      this.channel =
          FileChannel.open(
              file,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              ownerOnly("rw-------"));
    }

    public void write(ByteBuffer bytes) throws IOException {
      int end = bytes.limit();
      while (bytes.position() < end) {
        bytes.limit(Math.min(end, bytes.position() + PIECE_BYTES));
        channel.write(bytes);
        bytes.limit(end);
      }
    }

    /// Brings the content to the disk, so that publishing is quick.
    public void flush() throws IOException {
      channel.force(true);
      onDisk = true;
    }

    /// Returns when the file is on the disk under this name.
    public void publish(String name) throws IOException {
      name(name);
      sync();
    }

    /// As [#publish], but the name is on the disk only after [DurableFolder#sync].
    public void name(String name) throws IOException {
      if (!onDisk) {
        flush();
      }
      channel.close();
      Files.move(
          file,
          path.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
      channel.close();
      Files.deleteIfExists(file);
    }
  }
}
