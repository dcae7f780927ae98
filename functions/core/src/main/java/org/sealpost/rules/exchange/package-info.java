/// Rules as admins of Exchange know them: its commands, and text that reads and writes like its own
/// (doors: [org.sealpost.rules.exchange.ExchangeCommands],
/// [org.sealpost.rules.exchange.RuleCommandText]).
@NullMarked
package org.sealpost.rules.exchange;

import org.jspecify.annotations.NullMarked;
