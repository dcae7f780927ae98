package org.sealpost.sweeper.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import org.jspecify.annotations.Nullable;
import org.sealpost.aws.AwsPlatform;
import org.sealpost.aws.lambda.QueueBatch;
import org.sealpost.mailflow.IntakeKey;
import org.sealpost.mailflow.Retirement;
import org.sealpost.wiring.Doors;

/// Retires the raw mail of settled intakes, whose keys come from the settled queue.
public final class SettledHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private final Retirement retirement;

  /// For Lambda: settings come from the environment.
  public SettledHandler() {
    this(Doors.retirement(AwsPlatform.fromEnvironment()));
  }

  public SettledHandler(Retirement retirement) {
    this.retirement = retirement;
  }

  /// An intake whose raw mail is still needed stays queued.
  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, @Nullable Context unused) {
    return QueueBatch.answer(event, body -> retirement.retire(new IntakeKey(body)));
  }
}
