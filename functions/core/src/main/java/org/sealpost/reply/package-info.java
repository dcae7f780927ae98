/// Answers from the portal, on their way back into the rules.
@NullMarked
package org.sealpost.reply;

import org.jspecify.annotations.NullMarked;
