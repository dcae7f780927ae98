package org.sealpost.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sealpost.local.folder.DurableFolder;

/// Everything that one Sealpost keeps on this machine, for its owner's eyes only. One process has
/// it at a time.
///
/// | file or folder | holds |
/// | --- | --- |
/// | `raw` | accepted mail, in clear, until it is sealed or passed on |
/// | `held` | quarantined mail, in clear, until an admin decides |
/// | `vault` | sealed messages |
/// | `posted` | sealed messages that browsers have brought back, for a day |
/// | `uploads` | sealed files of drafts, for seven days at most |
/// | `keys` | the keystore, its password, and keys sealed under the one in it |
/// | `dynamodb` | the tables |
/// | `queues` | what waits |
/// | `outbox` | what would have been sent |
/// | `admin.json` | the hash of the admin's password |
/// | `endpoints.json` | where everything is, while it is up |
/// | `console.token` | lets the owner's commands into the console, and their mail in, while it is
// up |
final class DataFolder implements AutoCloseable {
  private final DurableFolder folder;
  private final FileChannel lock;

  private DataFolder(DurableFolder folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /// @throws StartFailedException when another process has it, or it cannot be written
  static DataFolder open(Path path) throws StartFailedException {
    try {
      DurableFolder folder = DurableFolder.open(path);
      FileChannel channel =
          FileChannel.open(
              path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel).isEmpty()) {
        channel.close();
        throw new StartFailedException(
            "Another Sealpost is using " + path + ": stop it, or give another folder with --data");
      }
      return new DataFolder(folder, channel);
    } catch (IOException unusable) {
      throw new StartFailedException(
          "The data folder " + path + " cannot be used: " + unusable, unusable);
    }
  }

  Path path() {
    return folder.path();
  }

  Path file(String name) {
    return path().resolve(name);
  }

  DurableFolder folder(String name) throws IOException {
    return DurableFolder.open(path().resolve(name));
  }

  void write(String name, byte[] content) throws IOException {
    folder.write(name, content);
  }

  void delete(String name) throws IOException {
    folder.delete(name);
  }

  /// Lets others have it. The lock's file stays: deleting it could take another's away.
  @Override
  public void close() throws IOException {
    lock.close();
  }

  private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
    try {
      @Nullable FileLock lock = channel.tryLock();
      return Optional.ofNullable(lock);
    } catch (OverlappingFileLockException ours) {
      return Optional.empty();
    }
  }
}
