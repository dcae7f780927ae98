/// Signing in with accounts elsewhere, and what proves that they own a mailbox.
@NullMarked
package org.sealpost.opening.account;

import org.jspecify.annotations.NullMarked;
