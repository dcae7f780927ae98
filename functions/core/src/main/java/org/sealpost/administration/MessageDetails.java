package org.sealpost.administration;

import java.util.List;
import org.sealpost.protection.MessageRecipient;
import org.sealpost.protection.ProtectedMessage;
import org.sealpost.trace.TraceEvent;

/// Everything that an admin may know about a message: never its subject or content.
public record MessageDetails(
    ProtectedMessage message, List<MessageRecipient> recipients, List<TraceEvent> trace) {
  public MessageDetails {
    recipients = List.copyOf(recipients);
    trace = List.copyOf(trace);
  }
}
