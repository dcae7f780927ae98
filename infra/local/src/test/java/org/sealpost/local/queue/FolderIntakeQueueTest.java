package org.sealpost.local.queue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.aws.events.IntakeMessages;
import org.sealpost.mailflow.Intake;
import org.sealpost.mailflow.IntakeQueue;
import org.sealpost.mailflow.IntakeQueueContract;

class FolderIntakeQueueTest implements IntakeQueueContract {
  @TempDir Path folder;
  private FolderQueue queue;

  @BeforeEach
  void open() {
    queue = PortQueue.open(folder);
  }

  @Override
  public IntakeQueue intakeQueue() {
    return new FolderIntakeQueue(queue);
  }

  @Override
  public List<Intake> received(int atLeast) {
    IntakeMessages messages = new IntakeMessages(_ -> false);
    return PortQueue.receive(queue, messages::ofQueue).stream().flatMap(List::stream).toList();
  }
}
