package org.sealpost.local.folder;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.Unavailable;
import org.sealpost.protection.MessageVault;
import org.sealpost.protection.ProtectedMessageId;
import org.sealpost.protection.SealedContent;

/// Sealed bytes, one file each. Any CMS tool reads them, given the key.
public final class FolderVault implements MessageVault {
  private final DurableFolder folder;

  public FolderVault(DurableFolder folder) {
    this.folder = folder;
  }

  @Override
  public void put(ProtectedMessageId id, SealedContent sealed) {
    try (InputStream bytes = sealed.open()) {
      folder.write(nameOf(id), bytes.readAllBytes());
    } catch (IOException failed) {
      throw new Unavailable("vault", failed);
    }
  }

  @Override
  public Optional<byte[]> find(ProtectedMessageId id) {
    try {
      return folder.read(nameOf(id));
    } catch (IOException failed) {
      throw new Unavailable("vault", failed);
    }
  }

  @Override
  public void delete(ProtectedMessageId id) {
    try {
      folder.delete(nameOf(id));
    } catch (IOException failed) {
      throw new Unavailable("vault", failed);
    }
  }

  @Override
  public int deleteStoredBefore(Instant before, int limit) {
    try {
      List<String> old =
          folder.namesByAge().entrySet().stream()
              .filter(file -> file.getValue().isBefore(before))
              .map(Map.Entry::getKey)
              .limit(limit)
              .toList();
      for (String name : old) {
        folder.delete(name);
      }
      return old.size();
    } catch (IOException failed) {
      throw new Unavailable("vault", failed);
    }
  }

  private static String nameOf(ProtectedMessageId id) {
    return id + ".cms";
  }
}
