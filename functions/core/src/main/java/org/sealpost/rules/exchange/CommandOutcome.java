package org.sealpost.rules.exchange;

import java.util.List;
import org.sealpost.rules.RuleSet;

/// What commands did.
///
/// @param after the rules as they are now; the caller stores them
/// @param output for people, lines ending in `\n`; empty when there is nothing to show
/// @param errors one for each command that did nothing, in Exchange's manner: what, at which line
///     and character, and the line with a mark under it
public record CommandOutcome(RuleSet after, String output, List<String> errors) {
  public CommandOutcome {
    errors = List.copyOf(errors);
  }
}
