package org.sealpost.courier.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import org.jspecify.annotations.Nullable;
import org.sealpost.aws.AwsPlatform;
import org.sealpost.aws.lambda.QueueBatch;
import org.sealpost.delivery.Courier;
import org.sealpost.delivery.DeliveryId;
import org.sealpost.wiring.Doors;

/// Carries out the deliveries whose ids come from the deliveries queue.
public final class CourierHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private final Courier courier;

  /// For Lambda: settings come from the environment.
  public CourierHandler() {
    this(Doors.courier(AwsPlatform.fromEnvironment()));
  }

  public CourierHandler(Courier courier) {
    this.courier = courier;
  }

  /// A delivery that another attempt holds stays queued: that attempt may be dead.
  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, @Nullable Context unused) {
    return QueueBatch.answer(
        event,
        body ->
            switch (courier.deliver(new DeliveryId(body))) {
              case SENT, REFUSED, FINISHED_BEFORE -> true;
              case BUSY -> false;
            });
  }
}
