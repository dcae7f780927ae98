package org.sealpost.rules.exchange;

import java.util.function.Supplier;
import org.sealpost.rules.RuleId;
import org.sealpost.rules.exchange.parameter.Surroundings;

/// What commands depend on besides the rules.
///
/// @param newIds a fresh id at each call
public record CommandContext(Surroundings surroundings, Supplier<RuleId> newIds) {}
