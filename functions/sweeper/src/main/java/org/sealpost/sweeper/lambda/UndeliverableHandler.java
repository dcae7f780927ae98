package org.sealpost.sweeper.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import org.jspecify.annotations.Nullable;
import org.sealpost.aws.AwsPlatform;
import org.sealpost.aws.events.IntakeMessages;
import org.sealpost.aws.lambda.AuthenticatedFunction;
import org.sealpost.aws.lambda.QueueBatch;
import org.sealpost.delivery.DeliveryId;
import org.sealpost.mailflow.Undeliverable;
import org.sealpost.wiring.Doors;

/// Gives up on what both dead-letter queues hold: intakes that could not be decided upon, and
/// deliveries that could not be sent. What cannot be read stays there, for people to look at.
///
/// Environment: see [AuthenticatedFunction]; the rest is the platform's.
public final class UndeliverableHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private final Undeliverable undeliverable;
  private final IntakeMessages messages;

  /// For Lambda: settings come from the environment.
  public UndeliverableHandler() {
    this(
        Doors.undeliverable(AwsPlatform.fromEnvironment()),
        new IntakeMessages(AuthenticatedFunction.fromEnvironment()));
  }

  public UndeliverableHandler(Undeliverable undeliverable, IntakeMessages messages) {
    this.undeliverable = undeliverable;
    this.messages = messages;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, @Nullable Context unused) {
    return QueueBatch.answer(
        event,
        body -> {
          giveUp(body);
          return true;
        });
  }

  /// An intake is a JSON object; no delivery id begins like one.
  private void giveUp(String body) {
    if (body.startsWith("{")) {
      messages.ofFailure(body).forEach(undeliverable::giveUp);
    } else {
      undeliverable.giveUp(new DeliveryId(body));
    }
  }
}
