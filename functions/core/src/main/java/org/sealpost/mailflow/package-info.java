/// The way of a mail through the gateway (door: [org.sealpost.mailflow.MailFlow]).
@NullMarked
package org.sealpost.mailflow;

import org.jspecify.annotations.NullMarked;
