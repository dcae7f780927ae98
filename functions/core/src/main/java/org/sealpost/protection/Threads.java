package org.sealpost.protection;

import java.util.Collection;
import java.util.Set;
import org.sealpost.mail.MessageId;

/// Which Message-IDs stand for protected messages: the author's, those of our wrapper messages, and
/// what the outbound mail service made of them. Those of protected messages themselves are written
/// by [org.sealpost.mailflow.Intakes], with their records. Never forgotten while the message is
/// known.
///
/// A Message-ID is made by its sender: that it stands for a protected message makes mail protected,
/// and never readable. All calls throw [org.sealpost.Unavailable] when the store does not answer.
public interface Threads {
  /// The most ids that are asked for at once.
  int MOST = 100;

  /// The protected messages that these ids stand for. Strongly consistent, one request.
  ///
  /// @param ids at most 100
  Set<ProtectedMessageId> find(Collection<MessageId> ids);

  /// From now on the id stands for this message too. Idempotent.
  void note(MessageId id, ProtectedMessageId message);
}
