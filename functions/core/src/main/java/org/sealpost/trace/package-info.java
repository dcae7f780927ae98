/// What happened to a message, by whom and when.
@NullMarked
package org.sealpost.trace;

import org.jspecify.annotations.NullMarked;
