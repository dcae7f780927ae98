package org.sealpost.local;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.time.Clock;
import java.util.Set;
import org.sealpost.aws.events.IntakeMessages;
import org.sealpost.courier.lambda.CourierHandler;
import org.sealpost.gateway.lambda.GatewayHandler;
import org.sealpost.gateway.lambda.Ingress;
import org.sealpost.gateway.lambda.IntakeQueueHandler;
import org.sealpost.inspection.ContentInspector;
import org.sealpost.inspection.MalwareScanner;
import org.sealpost.inspection.parsers.AttachmentInspector;
import org.sealpost.local.lambda.EventFunction;
import org.sealpost.local.lambda.Schedule;
import org.sealpost.local.lambda.SqsFunction;
import org.sealpost.local.queue.Feeder;
import org.sealpost.local.queue.FolderQueue;
import org.sealpost.mail.Domain;
import org.sealpost.mailflow.MailFlow;
import org.sealpost.mailflow.Undeliverable;
import org.sealpost.sweeper.lambda.ScheduleHandler;
import org.sealpost.sweeper.lambda.SettledHandler;
import org.sealpost.sweeper.lambda.UndeliverableHandler;
import org.sealpost.wiring.Doors;
import org.sealpost.wiring.Platform;

/// The functions of template.yaml that nobody waits for, each with what brings it its events.
final class Functions implements AutoCloseable {
  private static final String REPLIES = "replies";
  private static final int BATCH = 10;

  /// Batches of one queue at the same time. Each may hold a whole mail in memory, several times
  /// over.
  static final int WORKERS = 4;

  private final Closing sources = new Closing();

  private Functions() {}

  static Functions start(
      Platform platform, MalwareScanner scanner, Queues queues, Clock clock, Patience patience) {
    Functions functions = new Functions();
    functions.startAll(platform, scanner, queues, clock, patience);
    return functions;
  }

  /// Those that give work to others come last, and stop first.
  private void startAll(
      Platform platform, MalwareScanner scanner, Queues queues, Clock clock, Patience patience) {
    // Nobody but this machine gets in; to the reply domain, anybody may write.
    Set<Domain> domains = platform.organization().acceptedDomains();
    IntakeMessages intakeMessages =
        new IntakeMessages(function -> !function.endsWith(":" + REPLIES), domains);
    Undeliverable undeliverable = Doors.undeliverable(platform);
    MailFlow mailFlow = Doors.mailFlow(platform, inspector(), scanner);
    feed(
        "failed-deliveries",
        queues.failedDeliveries(),
        1,
        new UndeliverableHandler(undeliverable, intakeMessages));
    feed(
        "failed-intakes",
        queues.failedIntakes(),
        1,
        new UndeliverableHandler(undeliverable, intakeMessages));
    feed("settled", queues.settled(), BATCH, new SettledHandler(Doors.retirement(platform)));
    feed("deliveries", queues.deliveries(), BATCH, new CourierHandler(Doors.courier(platform)));
    feed("intakes", queues.intakes(), 1, new IntakeQueueHandler(mailFlow, intakeMessages));
    sources.later(
        Feeder.start(
            "arrivals",
            queues.arrivals(),
            WORKERS,
            1,
            new EventFunction(
                new GatewayHandler(mailFlow, Ingress.AUTHENTICATED), queues.intakes(), clock)));
    sources.later(
        Feeder.start(
            REPLIES,
            queues.replies(),
            WORKERS,
            1,
            new EventFunction(
                REPLIES,
                new GatewayHandler(mailFlow, Ingress.OPEN, domains),
                queues.intakes(),
                clock)));
    sources.later(
        Schedule.start(
            new ScheduleHandler(
                Doors.stuckMail(platform),
                Doors.quarantineExpiry(platform),
                Doors.postedSealExpiry(platform)),
            patience.sweeping()));
  }

  /// The same as on AWS.
  private static ContentInspector inspector() {
    return new AttachmentInspector();
  }

  private void feed(
      String name,
      FolderQueue queue,
      int batchSize,
      RequestHandler<SQSEvent, SQSBatchResponse> handler) {
    sources.later(Feeder.start(name, queue, WORKERS, batchSize, new SqsFunction(name, handler)));
  }

  /// Waits for what is being worked on.
  @Override
  public void close() {
    sources.close();
  }
}
