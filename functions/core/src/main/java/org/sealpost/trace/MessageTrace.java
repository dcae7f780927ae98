package org.sealpost.trace;

import java.util.List;
import org.sealpost.protection.ProtectedMessageId;

/// The message trace, append only.
public interface MessageTrace {
  void record(TraceEvent event);

  /// Everything known about the message, oldest first; empty when it is unknown. Events of the same
  /// instant keep no order.
  List<TraceEvent> of(ProtectedMessageId message);
}
