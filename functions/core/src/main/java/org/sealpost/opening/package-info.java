/// Proof of identity: passcodes, the browser they are bound to, and portal sessions.
@NullMarked
package org.sealpost.opening;

import org.jspecify.annotations.NullMarked;
