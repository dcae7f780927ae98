/// Mail as it travels through the gateway: addresses, envelopes and what a parsed message consists
/// of.
@NullMarked
package org.sealpost.mail;

import org.jspecify.annotations.NullMarked;
