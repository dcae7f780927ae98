package org.sealpost.sweeper.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import org.sealpost.aws.AwsPlatform;
import org.sealpost.aws.lambda.WordlessFailure;
import org.sealpost.mailflow.StuckMail;
import org.sealpost.wiring.Doors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings back stuck mail whenever the clock says so. What the event says is not looked at.
public final class ScheduleHandler implements RequestStreamHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ScheduleHandler.class);

  private final StuckMail stuckMail;

  /// For Lambda: settings come from the environment.
  public ScheduleHandler() {
    this(Doors.stuckMail(AwsPlatform.fromEnvironment()));
  }

  public ScheduleHandler(StuckMail stuckMail) {
    this.stuckMail = stuckMail;
  }

  /// @throws WordlessFailure when stuck mail could not be brought back; the next turn tries again
  @Override
  public void handleRequest(InputStream event, OutputStream answer, @Nullable Context unused) {
    try {
      LOG.info("queued {} stuck intakes again", stuckMail.requeue());
    } catch (RuntimeException failure) {
      throw new WordlessFailure(failure);
    }
  }
}
