/// `sealpost dns`: whether the public records of an organization's domains let its mail arrive
/// (threat 47). Asks the DNS and nobody else.
@NullMarked
package org.sealpost.local.dns;

import org.jspecify.annotations.NullMarked;
