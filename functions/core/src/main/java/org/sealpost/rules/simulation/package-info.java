/// What rules would do, before they do it: one mail explained rule by rule, and two versions of the
/// rules compared over a folder of mail. Sends nothing and stores nothing (doors:
/// [org.sealpost.rules.simulation.RuleSimulation], [org.sealpost.rules.simulation.RuleReplay]).
@NullMarked
package org.sealpost.rules.simulation;

import org.jspecify.annotations.NullMarked;
