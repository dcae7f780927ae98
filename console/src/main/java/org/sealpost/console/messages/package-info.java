/// Protected messages as admins see them: the list, one message with its trace, and revoking it.
@NullMarked
package org.sealpost.console.messages;

import org.jspecify.annotations.NullMarked;
