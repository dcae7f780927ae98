/// What SQS does, done with folders, and what brings a queue to a function.
@NullMarked
package org.sealpost.local.queue;

import org.jspecify.annotations.NullMarked;
