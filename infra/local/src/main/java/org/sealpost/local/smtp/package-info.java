/// What SES receives, received on a port of this machine.
@NullMarked
package org.sealpost.local.smtp;

import org.jspecify.annotations.NullMarked;
