/// Opening a sealed message and making it safe to look at.
@NullMarked
package org.sealpost.reading;

import org.jspecify.annotations.NullMarked;
