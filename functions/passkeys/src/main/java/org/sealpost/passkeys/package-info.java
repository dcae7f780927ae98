/// Checks what authenticators answer (WebAuthn Level 3).
@NullMarked
package org.sealpost.passkeys;

import org.jspecify.annotations.NullMarked;
