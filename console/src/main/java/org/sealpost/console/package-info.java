/// The admins' console: an API over the doors of [org.sealpost.administration] and the pages that
/// use it (door: [org.sealpost.console.Console]). Without any permission on message keys: it can
/// end access to a message, never read one.
@NullMarked
package org.sealpost.console;

import org.jspecify.annotations.NullMarked;
