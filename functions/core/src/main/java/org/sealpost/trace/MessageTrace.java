package org.sealpost.trace;

import java.util.List;
import org.sealpost.protection.ProtectedMessageId;

/// The message trace, append only.
public interface MessageTrace {
  void record(TraceEvent event);

  /// What went on as it was although something asked for more, the newest first, at most `limit` (1
  /// to 500). May lag a little behind.
  List<PassedMail> recentlyPassed(int limit);

  /// Everything known about the message, oldest first; empty when it is unknown. Events of the same
  /// instant keep no order.
  List<TraceEvent> of(ProtectedMessageId message);
}
