package org.sealpost.rules;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;

/// How many mails each rule matched on each day (UTC). A mail counts once for a rule, whatever its
/// mode and however many recipients. Statistics: a mail may be missing where something failed, and
/// none is held up by it.
public interface RuleHits {
  /// Adds one to each of these rules, in one request.
  ///
  /// @throws org.sealpost.Unavailable when it is not known to be counted
  void count(LocalDate day, Collection<RuleId> rules);

  /// Of all rules that matched on that day.
  Map<RuleId, Long> on(LocalDate day);
}
