/// Every parameter of Exchange's transport rules, and how those that we carry out become
/// predicates, actions and properties (door:
/// [org.sealpost.rules.exchange.parameter.ExchangeParameters]).
@NullMarked
package org.sealpost.rules.exchange.parameter;

import org.jspecify.annotations.NullMarked;
