package org.sealpost.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.sealpost.aws.lambda.WordlessFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Invokes a function again and again, as EventBridge's `rate(...)` does.
public final class Schedule implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Schedule.class);
  private static final String EVENT =
      "{\"source\":\"aws.scheduler\",\"detail-type\":\"Scheduled Event\",\"detail\":{}}";

  private final ScheduledExecutorService turns =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("schedule").factory());
  private final RequestStreamHandler handler;

  private Schedule(RequestStreamHandler handler) {
    this.handler = handler;
  }

  /// @param rate time between two turns, and before the first
  public static Schedule start(RequestStreamHandler handler, Duration rate) {
    Schedule schedule = new Schedule(handler);
    var _ =
        schedule.turns.scheduleWithFixedDelay(
            schedule::turn, rate.toMillis(), rate.toMillis(), TimeUnit.MILLISECONDS);
    return schedule;
  }

  /// Waits for the turn under way.
  @Override
  public void close() {
    turns.close();
  }

  private void turn() {
    try {
      handler.handleRequest(
          new ByteArrayInputStream(EVENT.getBytes(UTF_8)),
          OutputStream.nullOutputStream(),
          LocalContext.of(handler.getClass().getSimpleName()));
    } catch (IOException | RuntimeException | Error thrown) {
      LOG.warn("a scheduled turn failed; the next comes", new WordlessFailure(thrown));
    }
  }
}
