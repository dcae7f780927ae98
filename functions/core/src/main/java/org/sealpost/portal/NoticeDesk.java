package org.sealpost.portal;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.sealpost.opening.NoticeBudget;
import org.sealpost.protection.MessageReference;
import org.sealpost.trace.MessageTrace;
import org.sealpost.trace.TraceEvent;
import org.sealpost.trace.Visitor;

/// Tells whoever has a notice whether we have sent one with its reference, and nothing else: not to
/// whom, not by whom, not whether the message can still be read (ADR 23). There are 2⁴⁰ references.
public final class NoticeDesk {
  /// A reference that is older may be given out again by chance; people ask about new ones.
  static final Duration REMEMBERED = Duration.ofDays(365);

  private final MessageTrace trace;
  private final NoticeBudget budget;
  private final Clock clock;

  public NoticeDesk(MessageTrace trace, NoticeBudget budget, Clock clock) {
    this.trace = trace;
    this.budget = budget;
    this.clock = clock;
  }

  /// @param typed as somebody typed it, whatever it is
  public NoticeCheck check(String typed, Visitor visitor) {
    return MessageReference.parse(typed)
        .map(reference -> check(visitor, reference))
        .orElseGet(NoticeCheck.Malformed::new);
  }

  private NoticeCheck check(Visitor visitor, String reference) {
    if (!budget.admit(visitor, clock.instant())) {
      return new NoticeCheck.TooOften();
    }
    return trace.protectedAs(reference).stream()
        .map(TraceEvent.Protected::at)
        .filter(at -> at.isAfter(clock.instant().minus(REMEMBERED)))
        .findFirst()
        .<NoticeCheck>map(at -> new NoticeCheck.Sent(at.truncatedTo(ChronoUnit.DAYS)))
        .orElseGet(NoticeCheck.Unknown::new);
  }
}
