package org.sealpost.browser;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A Sealpost that is up, its outbox, and the people around it.
final class Stage implements AutoCloseable {
  private final Chromium chromium;
  private final RunningSealpost sealpost;
  private final Outbox outbox;
  private final List<Visitor> visitors = new ArrayList<>();

  private Stage(Chromium chromium, RunningSealpost sealpost, Outbox outbox) {
    this.chromium = chromium;
    this.sealpost = sealpost;
    this.outbox = outbox;
  }

  /// @param data where Sealpost keeps everything
  static Stage open(Path data) throws IOException {
    Chromium chromium = Chromium.start();
    try {
      RunningSealpost sealpost = RunningSealpost.up(data);
      try {
        return new Stage(chromium, sealpost, new Outbox(sealpost.outboxFolder()));
      } catch (IOException | RuntimeException failed) {
        sealpost.close();
        throw failed;
      }
    } catch (IOException | RuntimeException failed) {
      chromium.close();
      throw failed;
    }
  }

  RunningSealpost sealpost() {
    return sealpost;
  }

  Outbox outbox() {
    return outbox;
  }

  Visitor visitor(String name) {
    Visitor visitor = chromium.visitor(name, sealpost.origins());
    visitors.add(visitor);
    return visitor;
  }

  Reader reader(String address) {
    return new Reader(address, visitor(address), outbox, sealpost.outboxPage());
  }

  void assertNoComplaints() {
    visitors.forEach(Visitor::assertNoComplaints);
  }

  @Override
  public void close() throws IOException {
    try (outbox;
        sealpost;
        chromium) {
      visitors.forEach(Visitor::close);
    }
  }
}
