package org.sealpost.opening;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.sealpost.protection.AddressedMessage;
import org.sealpost.trace.AccessOperation;
import org.sealpost.trace.AccessResult;
import org.sealpost.trace.MessageTrace;
import org.sealpost.trace.TraceEvent;
import org.sealpost.trace.Visitor;

/// Writes down what readers do: one event each (ome.md 5.4). Calls throw [org.sealpost.Unavailable]
/// when it could not be written: then nothing may be shown.
public final class AccessLog {
  private final MessageTrace trace;
  private final Clock clock;

  public AccessLog(MessageTrace trace, Clock clock) {
    this.trace = trace;
    this.clock = clock;
  }

  /// Something about the message as a whole.
  public void record(
      AddressedMessage message,
      AccessOperation operation,
      AccessResult result,
      SignInMethod method,
      Visitor visitor) {
    record(message, operation, result, method, visitor, Optional.empty());
  }

  /// Something about one attachment.
  ///
  /// @param part its number
  public void record(
      AddressedMessage message,
      AccessOperation operation,
      AccessResult result,
      SignInMethod method,
      Visitor visitor,
      Optional<Integer> part) {
    trace.record(
        new TraceEvent.Access(
            clock.instant(),
            message.message().id(),
            message.reader().key(),
            operation,
            result,
            Optional.of(method.id()),
            visitor,
            part));
  }

  /// Whether this reader has done it already. May lag a little behind.
  ///
  /// @param part number of the attachment; empty for the message as a whole
  /// @param since inclusive
  public boolean isRecorded(
      AddressedMessage message, AccessOperation operation, Optional<Integer> part, Instant since) {
    return trace.of(message.message().id()).stream()
        .anyMatch(
            event ->
                event instanceof TraceEvent.Access access
                    && !access.at().isBefore(since)
                    && access.operation() == operation
                    && access.result() == AccessResult.DONE
                    && access.part().equals(part)
                    && access.recipient().equals(message.reader().key()));
  }
}
