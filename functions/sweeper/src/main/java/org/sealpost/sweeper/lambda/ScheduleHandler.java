package org.sealpost.sweeper.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import org.sealpost.aws.AwsPlatform;
import org.sealpost.aws.lambda.WordlessFailure;
import org.sealpost.mailflow.PostedSealExpiry;
import org.sealpost.mailflow.QuarantineExpiry;
import org.sealpost.mailflow.StuckMail;
import org.sealpost.wiring.Doors;
import org.sealpost.wiring.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings back stuck mail, ends the holding of mail that nobody decided about, and deletes what
/// browsers have posted a day ago, whenever the clock says so. What the event says is not looked
/// at.
public final class ScheduleHandler implements RequestStreamHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ScheduleHandler.class);

  private final StuckMail stuckMail;
  private final QuarantineExpiry quarantine;
  private final PostedSealExpiry postedSeals;

  /// For Lambda: settings come from the environment.
  public ScheduleHandler() {
    this(AwsPlatform.fromEnvironment());
  }

  private ScheduleHandler(Platform platform) {
    this(
        Doors.stuckMail(platform),
        Doors.quarantineExpiry(platform),
        Doors.postedSealExpiry(platform));
  }

  public ScheduleHandler(
      StuckMail stuckMail, QuarantineExpiry quarantine, PostedSealExpiry postedSeals) {
    this.stuckMail = stuckMail;
    this.quarantine = quarantine;
    this.postedSeals = postedSeals;
  }

  /// @throws WordlessFailure when not all of it could be done; the next turn tries again
  @Override
  public void handleRequest(InputStream event, OutputStream answer, @Nullable Context unused) {
    try {
      LOG.info("queued {} stuck intakes again", stuckMail.requeue());
      LOG.info("ended the holding of {} mails", quarantine.expire());
      LOG.info("deleted {} posted seals", postedSeals.expire());
    } catch (RuntimeException failure) {
      throw new WordlessFailure(failure);
    }
  }
}
