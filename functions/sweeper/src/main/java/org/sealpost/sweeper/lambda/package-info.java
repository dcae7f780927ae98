/// The sweeper's ways in: the queue of settled intakes, both dead-letter queues, and the clock.
@NullMarked
package org.sealpost.sweeper.lambda;

import org.jspecify.annotations.NullMarked;
