/// Mail that rules hold until an admin decides.
@NullMarked
package org.sealpost.console.quarantine;

import org.jspecify.annotations.NullMarked;
