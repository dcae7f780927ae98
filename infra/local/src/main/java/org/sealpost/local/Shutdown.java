package org.sealpost.local;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What happens on SIGTERM and SIGINT: everything stops cleanly, and the process ends with 0.
final class Shutdown {
  private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);

  private final Thread hook = Thread.ofPlatform().name("shutdown").unstarted(this::run);
  private AutoCloseable running = () -> {};

  private Shutdown() {}

  static Shutdown onSignal() {
    Shutdown shutdown = new Shutdown();
    Runtime.getRuntime().addShutdownHook(shutdown.hook);
    return shutdown;
  }

  synchronized void close(AutoCloseable whenStopped) {
    running = whenStopped;
  }

  /// The process ends with whatever status it likes.
  void cancel() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException signalCameFirst) {
      LOG.debug("stopped while starting", signalCameFirst);
    }
  }

  private synchronized void run() {
    try {
      running.close();
    } catch (Exception failed) {
      LOG.error("not everything stopped cleanly", failed);
    }
    // The JVM would end with 128 + the signal's number.
    Runtime.getRuntime().halt(0);
  }
}
