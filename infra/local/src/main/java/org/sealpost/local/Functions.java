package org.sealpost.local;

import java.time.Clock;
import java.util.List;
import org.sealpost.courier.lambda.CourierHandler;
import org.sealpost.gateway.lambda.GatewayHandler;
import org.sealpost.gateway.lambda.Ingress;
import org.sealpost.gateway.lambda.IntakeQueueHandler;
import org.sealpost.local.lambda.EventFunction;
import org.sealpost.local.lambda.Schedule;
import org.sealpost.local.lambda.SqsFunction;
import org.sealpost.local.queue.Feeder;
import org.sealpost.mailflow.MailFlow;
import org.sealpost.mailflow.Undeliverable;
import org.sealpost.sweeper.lambda.ScheduleHandler;
import org.sealpost.sweeper.lambda.SettledHandler;
import org.sealpost.sweeper.lambda.UndeliverableHandler;
import org.sealpost.wiring.Doors;
import org.sealpost.wiring.Platform;

/// The functions of template.yaml that nobody waits for, each with what brings it its events.
final class Functions implements AutoCloseable {
  private static final int BATCH = 10;

  /// A worker may hold a whole mail in memory several times over.
  private static final int MAIL_WORKERS = 2;

  static final int WORKERS = 4;

  private final List<AutoCloseable> sources;

  private Functions(List<AutoCloseable> sources) {
    this.sources = sources;
  }

  static Functions start(Platform platform, Queues queues, Clock clock, Patience patience) {
    MailFlow mailFlow = Doors.mailFlow(platform);
    Undeliverable undeliverable = Doors.undeliverable(platform);
    return new Functions(
        List.of(
            Schedule.start(new ScheduleHandler(Doors.stuckMail(platform)), patience.sweeping()),
            Feeder.start(
                "gateway",
                queues.arrivals(),
                MAIL_WORKERS,
                1,
                new EventFunction(new GatewayHandler(mailFlow, Ingress.AUTHENTICATED), queues.intakes(), clock)),
            Feeder.start(
                "intakes",
                queues.intakes(),
                MAIL_WORKERS,
                1,
                new SqsFunction("intakes", new IntakeQueueHandler(mailFlow))),
            Feeder.start(
                "courier",
                queues.deliveries(),
                WORKERS,
                BATCH,
                new SqsFunction("deliveries", new CourierHandler(Doors.courier(platform)))),
            Feeder.start(
                "settled",
                queues.settled(),
                WORKERS,
                BATCH,
                new SqsFunction("settled", new SettledHandler(Doors.retirement(platform)))),
            Feeder.start(
                "failed-intakes",
                queues.failedIntakes(),
                1,
                BATCH,
                new SqsFunction("failed-intakes", new UndeliverableHandler(undeliverable))),
            Feeder.start(
                "failed-deliveries",
                queues.failedDeliveries(),
                1,
                BATCH,
                new SqsFunction("failed-deliveries", new UndeliverableHandler(undeliverable)))));
  }

  /// Waits for what is being worked on. Those that give work to others stop first.
  @Override
  public void close() throws Exception {
    for (AutoCloseable source : sources) {
      source.close();
    }
  }
}
