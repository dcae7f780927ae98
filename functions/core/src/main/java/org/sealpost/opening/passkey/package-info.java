/// Passkeys of mailboxes: made once, they sign in without a passcode, and confirm who reads.
@NullMarked
package org.sealpost.opening.passkey;

import org.jspecify.annotations.NullMarked;
