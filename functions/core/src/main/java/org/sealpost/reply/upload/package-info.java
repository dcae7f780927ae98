/// Files that browsers bring for answers, sealed before they lie anywhere.
@NullMarked
package org.sealpost.reply.upload;

import org.jspecify.annotations.NullMarked;
