package org.sealpost.courier.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.sealpost.aws.AwsPlatform;
import org.sealpost.aws.events.MailEvents;
import org.sealpost.aws.events.MailEvents.MailboxProblem;
import org.sealpost.aws.lambda.QueueBatch;
import org.sealpost.opening.DeliveryProblems;
import org.sealpost.wiring.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notes which mailboxes our mail does not reach, from what SES publishes about it: so that the
/// portal can tell who waits for a passcode that it will not come. An event that comes twice, late
/// or out of order changes nothing.
public final class MailEventsHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private static final Logger LOG = LoggerFactory.getLogger(MailEventsHandler.class);

  private final DeliveryProblems problems;
  private final Clock clock;

  /// For Lambda: settings come from the environment.
  public MailEventsHandler() {
    this(AwsPlatform.fromEnvironment());
  }

  private MailEventsHandler(Platform platform) {
    this(platform.deliveryProblems(), platform.clock());
  }

  public MailEventsHandler(DeliveryProblems problems, Clock clock) {
    this.problems = problems;
    this.clock = clock;
  }

  /// What is no event of SES ends in the dead-letter queue, where somebody looks at it.
  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, @Nullable Context unused) {
    return QueueBatch.answer(
        event,
        body -> {
          for (MailboxProblem found : MailEvents.problems(body, clock.instant())) {
            problems.note(found.mailbox(), found.problem());
            LOG.info("mail problem: {}", found.problem().kind());
          }
          return true;
        });
  }
}
