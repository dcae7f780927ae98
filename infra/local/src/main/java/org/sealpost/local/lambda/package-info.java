/// What Lambda does: calls a handler with an event, and does what its answer says.
@NullMarked
package org.sealpost.local.lambda;

import org.jspecify.annotations.NullMarked;
