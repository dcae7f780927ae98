/// Measures the product on the machine at hand, with a peer beside it where there is one. Every
/// table says on which machine, how often, and how far the measurements lie apart.
@NullMarked
package org.sealpost.bench;

import org.jspecify.annotations.NullMarked;
