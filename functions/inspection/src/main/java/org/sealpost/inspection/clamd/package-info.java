/// The scanner of ClamAV, over the network.
@NullMarked
package org.sealpost.inspection.clamd;

import org.jspecify.annotations.NullMarked;
