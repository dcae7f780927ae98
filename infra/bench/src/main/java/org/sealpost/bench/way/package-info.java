/// How long a mail is on its way through the local stack, from its sender's last byte to the
/// wrapper message in the outbox.
@NullMarked
package org.sealpost.bench.way;

import org.jspecify.annotations.NullMarked;
