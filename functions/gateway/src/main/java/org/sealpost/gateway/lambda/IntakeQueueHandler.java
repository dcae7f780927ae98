package org.sealpost.gateway.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import org.jspecify.annotations.Nullable;
import org.sealpost.aws.AwsPlatform;
import org.sealpost.aws.events.IntakeMessages;
import org.sealpost.aws.lambda.AuthenticatedFunction;
import org.sealpost.aws.lambda.QueueBatch;
import org.sealpost.mailflow.MailFlow;
import org.sealpost.wiring.Doors;
import org.sealpost.wiring.Platform;

/// Accepts what waits in the intakes queue: answers from the portal, mail that got stuck, and
/// events that a gateway function failed on for good.
///
/// Environment: see [AuthenticatedFunction], and [Ingress] for the scanners; the rest is the
/// platform's.
public final class IntakeQueueHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private final MailFlow mailFlow;
  private final IntakeMessages messages;

  /// For Lambda: settings come from the environment.
  public IntakeQueueHandler() {
    this(AwsPlatform.fromEnvironment());
  }

  private IntakeQueueHandler(Platform platform) {
    this(
        Doors.mailFlow(platform, Ingress.inspector(), Ingress.scanner()),
        new IntakeMessages(
            AuthenticatedFunction.fromEnvironment(), platform.organization().acceptedDomains()));
  }

  public IntakeQueueHandler(MailFlow mailFlow, IntakeMessages messages) {
    this.mailFlow = mailFlow;
    this.messages = messages;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, @Nullable Context unused) {
    return QueueBatch.answer(
        event,
        body -> {
          messages.ofQueue(body).forEach(mailFlow::accept);
          return true;
        });
  }
}
