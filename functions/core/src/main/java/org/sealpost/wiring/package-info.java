/// Puts the product together from what leaves the process. The only package that knows all others.
@NullMarked
package org.sealpost.wiring;

import org.jspecify.annotations.NullMarked;
