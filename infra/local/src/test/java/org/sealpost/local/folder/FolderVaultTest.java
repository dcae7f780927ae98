package org.sealpost.local.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.testing.Samples.NOW;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.protection.MessageVault;
import org.sealpost.protection.MessageVaultContract;
import org.sealpost.protection.ProtectedMessageId;
import org.sealpost.protection.SealedBytes;
import org.sealpost.testing.Samples;

class FolderVaultTest implements MessageVaultContract {
  @TempDir Path folder;
  private FolderVault vault;

  @BeforeEach
  void open() throws IOException {
    vault = new FolderVault(DurableFolder.open(folder));
  }

  @Override
  public MessageVault vault() {
    return vault;
  }

  @Test
  void deleteStoredBeforeShouldBeginWithTheOldest() throws IOException {
    ProtectedMessageId oldest = Samples.messageId();
    ProtectedMessageId older = Samples.messageId();
    ProtectedMessageId young = Samples.messageId();
    store(young, NOW);
    store(oldest, NOW.minusSeconds(3));
    store(older, NOW.minusSeconds(2));

    assertThat(vault.deleteStoredBefore(NOW, 1)).isEqualTo(1);
    assertThat(vault.find(oldest)).isEmpty();
    assertThat(vault.deleteStoredBefore(NOW, 10)).isEqualTo(1);
    assertThat(vault.find(older)).isEmpty();
    assertThat(vault.find(young)).isPresent();
  }

  private void store(ProtectedMessageId id, Instant at) throws IOException {
    vault.put(id, new SealedBytes(Samples.bytes(10)));
    Files.setLastModifiedTime(folder.resolve(id + ".cms"), FileTime.from(at));
  }
}
