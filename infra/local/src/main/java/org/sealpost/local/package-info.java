/// The whole product on one machine and in one JVM: the handlers of the Lambda functions, fed with
/// the events that AWS would send them.
@NullMarked
package org.sealpost.local;

import org.jspecify.annotations.NullMarked;
