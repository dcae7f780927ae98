package org.sealpost.trace;

import java.util.List;
import org.sealpost.protection.ProtectedMessageId;

/// The message trace, append only.
public interface MessageTrace {
  void record(TraceEvent event);

  /// What went on as it was although something asked for more, the newest first, at most `limit` (1
  /// to 500). May lag a little behind.
  List<PassedMail> recentlyPassed(int limit);

  /// When messages with this reference were protected, the newest first; more than one only by
  /// chance. May lag a little behind.
  List<TraceEvent.Protected> protectedAs(String reference);

  /// Everything known about the message, oldest first; empty when it is unknown. Events of the same
  /// instant keep no order.
  List<TraceEvent> of(ProtectedMessageId message);
}
