package org.sealpost.local.queue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.mailflow.IntakeKey;
import org.sealpost.mailflow.SettledQueue;
import org.sealpost.mailflow.SettledQueueContract;

class FolderSettledQueueTest implements SettledQueueContract {
  @TempDir Path folder;
  private FolderQueue queue;

  @BeforeEach
  void open() {
    queue = PortQueue.open(folder);
  }

  @Override
  public SettledQueue settledQueue() {
    return new FolderSettledQueue(queue);
  }

  @Override
  public List<IntakeKey> received(int atLeast) {
    return PortQueue.receive(queue, IntakeKey::new);
  }
}
