package org.sealpost.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sealpost.aws.lambda.WordlessFailure;
import org.sealpost.local.queue.Feeder;
import org.sealpost.local.queue.FolderQueue;
import org.sealpost.local.queue.QueuedMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A function that is invoked asynchronously: three attempts, then what Lambda calls the
/// `OnFailure` destination.
public final class EventFunction implements Feeder.BatchFunction {
  private static final Logger LOG = LoggerFactory.getLogger(EventFunction.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ATTEMPTS = 3;

  private final String name;
  private final RequestStreamHandler handler;
  private final FolderQueue onFailure;
  private final Clock clock;

  /// A function of its handler's name.
  public EventFunction(RequestStreamHandler handler, FolderQueue onFailure, Clock clock) {
    this(handler.getClass().getSimpleName(), handler, onFailure, clock);
  }

  /// @param name at the end of its ARN
  public EventFunction(
      String name, RequestStreamHandler handler, FolderQueue onFailure, Clock clock) {
    this.name = name;
    this.handler = handler;
    this.onFailure = onFailure;
    this.clock = clock;
  }

  @Override
  public Set<Long> handle(List<QueuedMessage> batch) throws IOException {
    Set<Long> failed = new HashSet<>();
    for (QueuedMessage event : batch) {
      if (!isDone(event)) {
        failed.add(event.number());
      }
    }
    return failed;
  }

  private boolean isDone(QueuedMessage event) throws IOException {
    LocalContext context = LocalContext.of(name);
    try {
      handler.handleRequest(
          new ByteArrayInputStream(event.body().getBytes(UTF_8)),
          OutputStream.nullOutputStream(),
          context);
      return true;
    } catch (IOException | RuntimeException | Error thrown) {
      LOG.warn(
          "event {} failed, attempt {}",
          event.number(),
          event.attempt(),
          new WordlessFailure(thrown));
      if (event.attempt() < ATTEMPTS) {
        return false;
      }
      onFailure.send(invocationRecord(event, context));
      return true;
    }
  }

  /// What Lambda sends to the destination.
  private String invocationRecord(QueuedMessage event, LocalContext context) throws IOException {
    ObjectNode invocation = JSON.createObjectNode();
    invocation.put("version", "1.0").put("timestamp", clock.instant().toString());
    invocation
        .putObject("requestContext")
        .put("requestId", context.requestId())
        .put("functionArn", context.getInvokedFunctionArn())
        .put("condition", "RetriesExhausted")
        .put("approximateInvokeCount", event.attempt());
    invocation.set("requestPayload", JSON.readTree(event.body()));
    invocation
        .putObject("responseContext")
        .put("statusCode", 200)
        .put("functionError", "Unhandled");
    return JSON.writeValueAsString(invocation);
  }
}
