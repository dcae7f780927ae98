/// From a decision to the recipient's mailbox: delivery orders, the courier that carries them out,
/// and the mails that we write ourselves.
@NullMarked
package org.sealpost.delivery;

import org.jspecify.annotations.NullMarked;
