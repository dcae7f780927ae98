/// The way of a message.
@NullMarked
package org.sealpost;

import org.jspecify.annotations.NullMarked;
