/// Ends of access: revocation by people, expiry by the clock.
@NullMarked
package org.sealpost.withdrawal;

import org.jspecify.annotations.NullMarked;
