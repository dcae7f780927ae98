package org.sealpost.local.folder;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.protection.MessageVault;
import org.sealpost.protection.MessageVaultContract;

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
}
