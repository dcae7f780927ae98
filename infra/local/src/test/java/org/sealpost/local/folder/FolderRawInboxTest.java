package org.sealpost.local.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.mail.RawInbox;
import org.sealpost.mail.RawInboxContract;

class FolderRawInboxTest implements RawInboxContract {
  @TempDir Path folder;
  private FolderRawInbox inbox;

  @BeforeEach
  void open() throws IOException {
    inbox = new FolderRawInbox(DurableFolder.open(folder));
  }

  @Override
  public RawInbox rawInbox() {
    return inbox;
  }

  @Test
  void arriveShouldLeaveNothingUnlessItIsKept() throws IOException {
    try (FolderRawInbox.Arriving arriving = inbox.arrive()) {
      arriving.write(ByteBuffer.wrap(new byte[10]));
    }

    assertThat(folder).isEmptyDirectory();
  }
}
