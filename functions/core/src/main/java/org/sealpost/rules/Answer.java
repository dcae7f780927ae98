package org.sealpost.rules;

import java.util.Optional;
import org.sealpost.rules.pattern.RuleEvaluationException;

/// What a predicate, or a rule as a whole, says about a mail.
public sealed interface Answer {
  record Yes() implements Answer {}

  record No() implements Answer {}

  /// @param why without content of the mail
  record CannotTell(String why) implements Answer {
    static Answer because(RuleEvaluationException unable) {
      return new CannotTell(Optional.ofNullable(unable.getMessage()).orElse("no reason is known"));
    }
  }

  static Answer of(boolean holds) {
    return holds ? new Yes() : new No();
  }
}
